package io.tortoiseorm.spring.boot.test.context;

import java.util.function.BooleanSupplier;

import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * A statement on the connection that all of a test share.
 */
final class TestStatement implements Statement {

	private final Statement delegate;

	private final TestTransaction transaction;

	private final BooleanSupplier inTransaction;

	TestStatement(Statement delegate, TestTransaction transaction, BooleanSupplier inTransaction) {
		this.delegate = delegate;
		this.transaction = transaction;
		this.inTransaction = inTransaction;
	}

	@Override
	public Publisher<? extends Result> execute() {
		return Flux.defer(() -> {
			boolean guarded = !this.inTransaction.getAsBoolean() && this.transaction.guardsStatements();
			return guarded ? this.transaction.guarded(this.delegate::execute)
					: Flux.from(this.delegate.execute()).map(TestResult::new);
		});
	}

	@Override
	public Statement add() {
		this.delegate.add();
		return this;
	}

	@Override
	public Statement bind(int index, Object value) {
		this.delegate.bind(index, value);
		return this;
	}

	@Override
	public Statement bind(String name, Object value) {
		this.delegate.bind(name, value);
		return this;
	}

	@Override
	public Statement bindNull(int index, Class<?> type) {
		this.delegate.bindNull(index, type);
		return this;
	}

	@Override
	public Statement bindNull(String name, Class<?> type) {
		this.delegate.bindNull(name, type);
		return this;
	}

	@Override
	public Statement returnGeneratedValues(String... columns) {
		this.delegate.returnGeneratedValues(columns);
		return this;
	}

	@Override
	public Statement fetchSize(int rows) {
		this.delegate.fetchSize(rows);
		return this;
	}

}
