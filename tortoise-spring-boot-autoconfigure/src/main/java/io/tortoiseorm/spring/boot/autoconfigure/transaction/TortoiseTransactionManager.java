package io.tortoiseorm.spring.boot.autoconfigure.transaction;

import java.util.concurrent.atomic.AtomicInteger;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

import org.springframework.r2dbc.connection.ConnectionHolder;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;

/**
 * Spring's manager of R2DBC transactions, made safe for cancellation while a transaction
 * begins. Spring forgets the connection then, and the pool takes it back as it is: with a
 * transaction that is just beginning, or that somebody uses already. Here the beginning
 * is waited for and undone.
 */
public final class TortoiseTransactionManager extends R2dbcTransactionManager {

	private static final long serialVersionUID = 1L;

	private static final Logger log = LoggerFactory.getLogger(TortoiseTransactionManager.class);

	/**
	 * Creates a manager.
	 * @param connectionFactory gives the connections
	 */
	public TortoiseTransactionManager(ConnectionFactory connectionFactory) {
		super(connectionFactory);
	}

	@Override
	protected Mono<Void> doBegin(TransactionSynchronizationManager synchronizations, Object transaction,
			TransactionDefinition definition) {
		Mono<Void> begin = super.doBegin(synchronizations, transaction, definition);
		return Mono.defer(() -> {
			boolean partOfAnother = synchronizations.hasResource(obtainConnectionFactory());
			return partOfAnother ? begin : Mono.create((sink) -> new Beginning(sink, synchronizations).run(begin));
		});
	}

	private Mono<Void> undo(TransactionSynchronizationManager synchronizations) {
		Object bound = synchronizations.unbindResourceIfPossible(obtainConnectionFactory());
		if (!(bound instanceof ConnectionHolder holder)) {
			return Mono.empty();
		}
		Connection connection = holder.getConnection();
		return Mono.from(connection.rollbackTransaction()).onErrorComplete().then(Mono.from(connection.close()));
	}

	/**
	 * A transaction on its way. Either its subscriber takes it over, or it is undone.
	 */
	private final class Beginning {

		private static final int UNDERWAY = 0;

		private static final int ENDED = 1;

		private static final int CANCELLED = 2;

		private final AtomicInteger state = new AtomicInteger(UNDERWAY);

		private final MonoSink<Void> sink;

		private final TransactionSynchronizationManager synchronizations;

		Beginning(MonoSink<Void> sink, TransactionSynchronizationManager synchronizations) {
			this.sink = sink;
			this.synchronizations = synchronizations;
		}

		void run(Mono<Void> begin) {
			this.sink.onCancel(() -> this.state.compareAndSet(UNDERWAY, CANCELLED));
			begin.contextWrite(this.sink.contextView()).subscribe(null, this::failed, this::begun);
		}

		private void begun() {
			if (this.state.compareAndSet(UNDERWAY, ENDED)) {
				this.sink.success();
			}
			else {
				undo(this.synchronizations).subscribe(null, this::logged);
			}
		}

		private void failed(Throwable error) {
			if (this.state.compareAndSet(UNDERWAY, ENDED)) {
				this.sink.error(error);
			}
			else {
				logged(error);
			}
		}

		private void logged(@Nullable Throwable error) {
			log.debug("A transaction that was cancelled while it began failed", error);
		}

	}

}
