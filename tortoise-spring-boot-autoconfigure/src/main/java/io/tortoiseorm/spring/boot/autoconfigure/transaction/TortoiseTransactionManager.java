package io.tortoiseorm.spring.boot.autoconfigure.transaction;

import java.util.Collection;

import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Spring's transactions of one connection, made safe for cancellation while they begin.
 * Spring's own manager forgets a transaction then, and the pool gets its connection back
 * as it is: in the middle of a transaction that nobody will end. Here a transaction that
 * begins in spite of a cancellation is rolled back, and one that still waits for a
 * connection waits no longer.
 */
public final class TortoiseTransactionManager implements ReactiveTransactionManager, ConfigurableTransactionManager {

	private final ConnectionFactory connectionFactory;

	private final R2dbcTransactionManager manager;

	/**
	 * Creates a manager.
	 * @param connectionFactory gives the connections, and is what they are bound under
	 * @param customizers what the application changes of Spring's manager, or
	 * {@code null}
	 */
	public TortoiseTransactionManager(ConnectionFactory connectionFactory,
			@Nullable TransactionManagerCustomizers customizers) {
		this.connectionFactory = connectionFactory;
		this.manager = new R2dbcTransactionManager(new CancellableConnections(connectionFactory));
		if (customizers != null) {
			customizers.customize(this.manager);
		}
	}

	/**
	 * Where the connections come from.
	 * @return the connection factory whose transactions these are
	 */
	public ConnectionFactory getConnectionFactory() {
		return this.connectionFactory;
	}

	@Override
	public Mono<ReactiveTransaction> getReactiveTransaction(@Nullable TransactionDefinition definition) {
		return new Beginning(this.manager, definition);
	}

	@Override
	public Mono<Void> commit(ReactiveTransaction transaction) {
		return this.manager.commit(transaction);
	}

	@Override
	public Mono<Void> rollback(ReactiveTransaction transaction) {
		return this.manager.rollback(transaction);
	}

	@Override
	public void setTransactionExecutionListeners(Collection<TransactionExecutionListener> listeners) {
		this.manager.setTransactionExecutionListeners(listeners);
	}

	@Override
	public Collection<TransactionExecutionListener> getTransactionExecutionListeners() {
		return this.manager.getTransactionExecutionListeners();
	}

	@Override
	public String toString() {
		return "TortoiseTransactionManager[" + this.connectionFactory + "]";
	}

}
