package io.tortoiseorm.spring.boot.test.context;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.TransactionDefinition;
import io.tortoiseorm.spring.boot.autoconfigure.DelegatingConnection;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * A connection of the application, which is a view of the one that the test's transaction
 * has.
 */
final class TestConnection extends DelegatingConnection {

	private final TestTransaction transaction;

	private volatile @Nullable String savepoint;

	TestConnection(TestTransaction transaction, Connection delegate) {
		super(delegate);
		this.transaction = transaction;
	}

	@Override
	public Publisher<Void> beginTransaction() {
		return Mono.defer(() -> (this.savepoint != null) ? Mono.empty()
				: this.transaction.begin().doOnNext((name) -> this.savepoint = name).then());
	}

	/** Isolation and read-only mode are those of the test's transaction. */
	@Override
	public Publisher<Void> beginTransaction(TransactionDefinition definition) {
		return beginTransaction();
	}

	@Override
	public Publisher<Void> commitTransaction() {
		return Mono.defer(() -> {
			String name = take();
			return (name != null) ? this.transaction.commit(name) : Mono.empty();
		});
	}

	@Override
	public Publisher<Void> rollbackTransaction() {
		return Mono.defer(() -> {
			String name = take();
			return (name != null) ? this.transaction.rollback(name) : Mono.empty();
		});
	}

	private @Nullable String take() {
		String name = this.savepoint;
		this.savepoint = null;
		return name;
	}

	@Override
	public Publisher<Void> close() {
		return rollbackTransaction();
	}

	@Override
	public Statement createStatement(String sql) {
		return new TestStatement(super.createStatement(sql), this.transaction, () -> this.savepoint != null);
	}

	@Override
	public boolean isAutoCommit() {
		return this.savepoint == null;
	}

	@Override
	public Publisher<Void> setAutoCommit(boolean autoCommit) {
		return Mono.empty();
	}

	@Override
	public Publisher<Void> setTransactionIsolationLevel(IsolationLevel isolationLevel) {
		return Mono.empty();
	}

}
