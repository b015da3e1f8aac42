package io.tortoiseorm.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.tortoiseorm.db.DriverError;
import io.tortoiseorm.db.PoolState;
import io.tortoiseorm.db.RowMapper;
import io.tortoiseorm.db.Session;
import io.tortoiseorm.db.SqlRow;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.db.Transport;
import io.tortoiseorm.sql.SqlStatement;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers statements at once with given rows, so that nothing but the ORM's own work is
 * measured.
 */
final class StubTransport implements Transport, Session {

	private final Mono<Session> acquired = Mono.just(this);

	private final Function<SqlStatement, List<Object[]>> answers;

	/**
	 * Creates a transport.
	 * @param answers the rows of a statement, with values of the classes that the dialect
	 * asks its driver for
	 */
	StubTransport(Function<SqlStatement, List<Object[]>> answers) {
		this.answers = answers;
	}

	@Override
	public Mono<Session> acquire() {
		return this.acquired;
	}

	@Override
	public <T> Mono<List<T>> list(SqlStatement statement, RowMapper<T> mapper) {
		return Mono.fromSupplier(() -> {
			List<Object[]> rows = this.answers.apply(statement);
			List<T> mapped = new ArrayList<>(rows.size());
			StubRow row = new StubRow();
			for (Object[] values : rows) {
				row.values = values;
				mapped.add(mapper.map(row));
			}
			return mapped;
		});
	}

	@Override
	public <T> Flux<T> stream(SqlStatement statement, int fetchSize, RowMapper<T> mapper) {
		return list(statement, mapper).flatMapIterable(Function.identity());
	}

	@Override
	public Mono<Long> update(SqlStatement statement) {
		return Mono.just(1L);
	}

	@Override
	public Mono<Void> script(String sql) {
		return Mono.empty();
	}

	@Override
	public Mono<Void> begin(TransactionOptions options) {
		return Mono.empty();
	}

	@Override
	public Mono<Void> commit() {
		return Mono.empty();
	}

	@Override
	public Mono<Void> rollback() {
		return Mono.empty();
	}

	@Override
	public Mono<Void> savepoint(String name) {
		return Mono.empty();
	}

	@Override
	public Mono<Void> rollbackTo(String name) {
		return Mono.empty();
	}

	@Override
	public Mono<Void> release(String name) {
		return Mono.empty();
	}

	@Override
	public Mono<Void> close() {
		return Mono.empty();
	}

	@Override
	public String target() {
		return "rows in memory";
	}

	@Override
	public @Nullable PoolState poolState() {
		return null;
	}

	@Override
	public @Nullable DriverError describe(Throwable error) {
		return null;
	}

	private static final class StubRow implements SqlRow {

		private Object[] values = {};

		@Override
		public <T> @Nullable T get(int index, Class<T> type) {
			return type.cast(this.values[index]);
		}

		@Override
		public List<String> columnNames() {
			throw new UnsupportedOperationException("Rows in memory have no names");
		}

	}

}
