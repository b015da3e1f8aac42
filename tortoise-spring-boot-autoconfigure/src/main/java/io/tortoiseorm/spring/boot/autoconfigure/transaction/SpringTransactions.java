package io.tortoiseorm.spring.boot.autoconfigure.transaction;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;

import io.r2dbc.spi.ConnectionFactory;
import io.tortoiseorm.db.ExternalTransactions;
import io.tortoiseorm.db.IsolationLevel;
import io.tortoiseorm.db.SharedSession;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.db.r2dbc.R2dbcDriver;
import io.tortoiseorm.db.r2dbc.R2dbcSession;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.r2dbc.connection.ConnectionHolder;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * The transactions of one connection, as Spring manages them. Statements of the ORM run
 * on the connection that Spring has bound to the subscriber's transaction, and
 * transactions that the ORM begins are Spring's.
 */
public final class SpringTransactions implements ExternalTransactions {

	private static final Logger log = LoggerFactory.getLogger(SpringTransactions.class);

	private final ConnectionFactory connectionFactory;

	private final ReactiveTransactionManager manager;

	private final R2dbcDriver driver;

	/**
	 * One for each running transaction. The holder is the key because Spring makes a new
	 * one for each transaction and forgets it at the end, which nothing else tells.
	 */
	private final Map<ConnectionHolder, JoinedTransaction> joined = Collections.synchronizedMap(new WeakHashMap<>());

	/**
	 * Joins the transactions of a manager.
	 * @param connectionFactory the connection factory that Spring binds connections under
	 * @param manager the manager of its transactions
	 */
	public SpringTransactions(ConnectionFactory connectionFactory, ReactiveTransactionManager manager) {
		this.connectionFactory = connectionFactory;
		this.manager = manager;
		this.driver = R2dbcDriver.of(connectionFactory.getMetadata());
	}

	@Override
	public Mono<SharedSession> current() {
		return joined().filter(JoinedTransaction::isActive).map(JoinedTransaction::session);
	}

	private Mono<JoinedTransaction> joined() {
		return TransactionSynchronizationManager.forCurrentTransaction()
			.onErrorComplete(NoTransactionException.class)
			.mapNotNull(this::joined);
	}

	/**
	 * Takes the bound connection without asking Spring for it: what is asked for has to
	 * be released, and the first release would return the connection to the pool in the
	 * middle of the transaction.
	 */
	private @Nullable JoinedTransaction joined(TransactionSynchronizationManager synchronizations) {
		if (!(synchronizations.getResource(this.connectionFactory) instanceof ConnectionHolder holder)) {
			return null;
		}
		return this.joined.computeIfAbsent(holder, (key) -> join(key, synchronizations));
	}

	private JoinedTransaction join(ConnectionHolder holder, TransactionSynchronizationManager synchronizations) {
		R2dbcSession session = new R2dbcSession(holder.getConnection(), this.driver);
		JoinedTransaction transaction = new JoinedTransaction(session);
		if (synchronizations.isSynchronizationActive()) {
			synchronizations.registerSynchronization(transaction);
		}
		return transaction;
	}

	@Override
	public <T> Mono<T> transactional(TransactionOptions options, Mono<T> work) {
		return operator(options).transactional(work);
	}

	@Override
	public <T> Flux<T> transactional(TransactionOptions options, Flux<T> work) {
		return operator(options).transactional(work);
	}

	private TransactionalOperator operator(TransactionOptions options) {
		DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
		if (options.isolation() != null) {
			definition.setIsolationLevel(isolation(options.isolation()));
		}
		if (options.name() != null) {
			definition.setName(options.name());
		}
		definition.setReadOnly(options.readOnly());
		return TransactionalOperator.create(this.manager, definition);
	}

	private static int isolation(IsolationLevel level) {
		return switch (level) {
			case READ_UNCOMMITTED -> TransactionDefinition.ISOLATION_READ_UNCOMMITTED;
			case READ_COMMITTED -> TransactionDefinition.ISOLATION_READ_COMMITTED;
			case REPEATABLE_READ -> TransactionDefinition.ISOLATION_REPEATABLE_READ;
			case SERIALIZABLE -> TransactionDefinition.ISOLATION_SERIALIZABLE;
		};
	}

	@Override
	public Mono<Void> afterCommit(Supplier<? extends Publisher<?>> hook) {
		return register(new AfterCommit(hook));
	}

	@Override
	public Mono<Void> afterRollback(Supplier<? extends Publisher<?>> hook) {
		return register(new AfterRollback(hook));
	}

	private static Mono<Void> register(TransactionSynchronization synchronization) {
		return TransactionSynchronizationManager.forCurrentTransaction()
			.doOnNext((synchronizations) -> synchronizations.registerSynchronization(synchronization))
			.then();
	}

	/**
	 * Runs a hook, whose failure cannot reach the caller: after a failure Spring asks for
	 * synchronizations that it has cleared already, and emits that instead.
	 */
	private static Mono<Void> run(Supplier<? extends Publisher<?>> hook) {
		return Mono.defer(() -> Flux.from(hook.get()).then()).onErrorResume((error) -> {
			log.error("A hook that ran after the end of a transaction failed", error);
			return Mono.empty();
		});
	}

	private static final class AfterCommit implements TransactionSynchronization {

		private final Supplier<? extends Publisher<?>> hook;

		AfterCommit(Supplier<? extends Publisher<?>> hook) {
			this.hook = hook;
		}

		@Override
		public Mono<Void> afterCommit() {
			return run(this.hook);
		}

	}

	private static final class AfterRollback implements TransactionSynchronization {

		private final Supplier<? extends Publisher<?>> hook;

		AfterRollback(Supplier<? extends Publisher<?>> hook) {
			this.hook = hook;
		}

		@Override
		public Mono<Void> afterCompletion(int status) {
			return (status == STATUS_COMMITTED) ? Mono.empty() : run(this.hook);
		}

	}

	/**
	 * The ORM's side of a transaction of Spring. Has Spring wait for statements that were
	 * cancelled in the middle: sent after the rollback, they would be committed.
	 */
	private static final class JoinedTransaction implements TransactionSynchronization, Ordered {

		private final R2dbcSession connection;

		private final SharedSession session;

		private volatile boolean active = true;

		JoinedTransaction(R2dbcSession connection) {
			this.connection = connection;
			this.session = SharedSession.of(connection);
		}

		SharedSession session() {
			return this.session;
		}

		/**
		 * Whether statements can join, which they cannot after the end, though Spring
		 * still holds the connection.
		 */
		boolean isActive() {
			return this.active;
		}

		/**
		 * Takes a turn as statements do: one that is being sent by another thread is sent
		 * before Spring ends the transaction, not after.
		 */
		@Override
		public Mono<Void> beforeCompletion() {
			return this.session.run((session) -> this.connection.settle());
		}

		@Override
		public Mono<Void> afterCommit() {
			return ended();
		}

		@Override
		public Mono<Void> afterCompletion(int status) {
			return ended();
		}

		private Mono<Void> ended() {
			return Mono.fromRunnable(() -> this.active = false);
		}

		/** Before hooks, which may use the connection for something else. */
		@Override
		public int getOrder() {
			return Ordered.HIGHEST_PRECEDENCE;
		}

	}

}
