package io.tortoiseorm.spring.boot.test.context;

import java.time.Duration;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * A connection of the application, which is a view of the one that the test's transaction
 * has.
 */
final class TestConnection implements Connection, Wrapped<Connection> {

	private final TestTransaction transaction;

	private final Connection delegate;

	private volatile @Nullable String savepoint;

	TestConnection(TestTransaction transaction, Connection delegate) {
		this.transaction = transaction;
		this.delegate = delegate;
	}

	@Override
	public Connection unwrap() {
		return this.delegate;
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
		return new TestStatement(this.delegate.createStatement(sql), this.transaction, () -> this.savepoint != null);
	}

	@Override
	public Batch createBatch() {
		return this.delegate.createBatch();
	}

	@Override
	public Publisher<Void> createSavepoint(String name) {
		return this.delegate.createSavepoint(name);
	}

	@Override
	public Publisher<Void> releaseSavepoint(String name) {
		return this.delegate.releaseSavepoint(name);
	}

	@Override
	public Publisher<Void> rollbackTransactionToSavepoint(String name) {
		return this.delegate.rollbackTransactionToSavepoint(name);
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
	public ConnectionMetadata getMetadata() {
		return this.delegate.getMetadata();
	}

	@Override
	public IsolationLevel getTransactionIsolationLevel() {
		return this.delegate.getTransactionIsolationLevel();
	}

	@Override
	public Publisher<Void> setTransactionIsolationLevel(IsolationLevel isolationLevel) {
		return Mono.empty();
	}

	@Override
	public Publisher<Void> setLockWaitTimeout(Duration timeout) {
		return this.delegate.setLockWaitTimeout(timeout);
	}

	@Override
	public Publisher<Void> setStatementTimeout(Duration timeout) {
		return this.delegate.setStatementTimeout(timeout);
	}

	@Override
	public Publisher<Boolean> validate(ValidationDepth depth) {
		return this.delegate.validate(depth);
	}

}
