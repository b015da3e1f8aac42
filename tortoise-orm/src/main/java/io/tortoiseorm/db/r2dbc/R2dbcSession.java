package io.tortoiseorm.db.r2dbc;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.Wrapped;
import io.tortoiseorm.db.RowMapper;
import io.tortoiseorm.db.Session;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.sql.Bind;
import io.tortoiseorm.sql.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * A session on an R2DBC connection.
 */
public final class R2dbcSession implements Session {

	private static final Duration CANCEL_LIMIT = Duration.ofSeconds(2);

	private final Connection connection;

	private final R2dbcDriver driver;

	private final @Nullable Scheduler scheduler;

	private @Nullable TransactionOptions options;

	private volatile boolean abandoned;

	private volatile boolean broken;

	/**
	 * Creates a session.
	 * @param connection the connection, pooled or not, which {@link #close()} closes
	 * @param driver what is special about its driver
	 */
	public R2dbcSession(Connection connection, R2dbcDriver driver) {
		this.connection = connection;
		this.driver = driver;
		this.scheduler = driver.blocksCaller() ? BlockingWorkers.SHARED.serial() : null;
	}

	/**
	 * The connection.
	 * @return the connection as it was given
	 */
	public Connection connection() {
		return this.connection;
	}

	@Override
	public <T> Mono<List<T>> list(SqlStatement statement, RowMapper<T> mapper) {
		return Mono.defer(() -> {
			RowCollector<T> collector = new RowCollector<>(mapper);
			return results(statement, 0, (result) -> Flux.from(result.map(collector)).then())
				.then(Mono.defer(collector::result));
		});
	}

	@Override
	public <T> Flux<T> stream(SqlStatement statement, int fetchSize, RowMapper<T> mapper) {
		return Flux.defer(() -> {
			R2dbcRow row = new R2dbcRow();
			Function<Readable, T> read = (readable) -> mapper.map(row.at(readable));
			return results(statement, fetchSize, (result) -> result.map(read));
		});
	}

	@Override
	public Mono<Long> update(SqlStatement statement) {
		return results(statement, 0, Result::getRowsUpdated).reduce(0L, Long::sum);
	}

	@Override
	public Mono<Void> script(String sql) {
		return watched(on(() -> this.driver.script(this.connection, sql))
			.concatMap((result) -> Flux.from(result.getRowsUpdated()).then())).then();
	}

	@Override
	public Mono<Void> begin(TransactionOptions transactionOptions) {
		this.options = transactionOptions;
		return control(() -> this.driver.begin(this.connection, transactionOptions));
	}

	@Override
	public Mono<Void> commit() {
		return ended(control(this.connection::commitTransaction));
	}

	@Override
	public Mono<Void> rollback() {
		return stopAbandoned().then(ended(control(this.connection::rollbackTransaction)))
			.doOnError((error) -> this.broken = true)
			.doOnCancel(() -> this.broken = true);
	}

	@Override
	public Mono<Void> savepoint(String name) {
		return control(() -> this.connection.createSavepoint(name));
	}

	@Override
	public Mono<Void> rollbackTo(String name) {
		return stopAbandoned().then(control(() -> this.connection.rollbackTransactionToSavepoint(name)));
	}

	@Override
	public Mono<Void> release(String name) {
		return control(() -> this.connection.releaseSavepoint(name));
	}

	@Override
	public Mono<Void> close() {
		return stopAbandoned().then(Mono.defer(() -> this.broken ? discard() : Mono.empty()))
			.then(control(this.connection::close));
	}

	private <T> Flux<T> results(SqlStatement statement, int fetchSize, Function<Result, Publisher<T>> read) {
		return watched(on(() -> prepare(statement, fetchSize).execute()).concatMap(read, 1));
	}

	private Statement prepare(SqlStatement sql, int fetchSize) {
		Statement statement = this.connection.createStatement(sql.text());
		List<Bind> binds = sql.binds();
		for (int i = 0; i < binds.size(); i++) {
			Object value = binds.get(i).driverValue();
			if (value == null) {
				statement.bindNull(i, this.driver.nullType());
			}
			else {
				bind(statement, i, value);
			}
		}
		if (sql.generatedKey() != null) {
			statement.returnGeneratedValues(sql.generatedKey());
		}
		return (fetchSize > 0) ? statement.fetchSize(fetchSize) : statement;
	}

	private static void bind(Statement statement, int index, Object value) {
		try {
			statement.bind(index, value);
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
			throw new ParamsError("Bound value " + (index + 1) + " of class " + value.getClass().getName()
					+ " cannot be sent: the statement has no such marker, or the driver no encoder for the class", ex);
		}
	}

	private <T> Flux<T> watched(Flux<T> statement) {
		return statement.doOnCancel(() -> this.abandoned = true);
	}

	/**
	 * Asks the server to stop a statement that nobody waits for, so that what comes next
	 * need not wait for its end.
	 */
	private Mono<Void> stopAbandoned() {
		return Mono.defer(() -> {
			if (!this.abandoned) {
				return Mono.empty();
			}
			this.abandoned = false;
			return this.driver.stopRunning(raw()).timeout(CANCEL_LIMIT).onErrorComplete();
		});
	}

	private Mono<Void> ended(Mono<Void> end) {
		return end.then(Mono.defer(() -> {
			TransactionOptions used = this.options;
			this.options = null;
			return (used != null) ? control(() -> this.driver.afterTransaction(this.connection, used)) : Mono.empty();
		}));
	}

	private Mono<Void> discard() {
		return on(() -> raw().close()).then().onErrorComplete();
	}

	private Connection raw() {
		Object raw = this.connection;
		while (raw instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof Connection inner) {
			raw = inner;
		}
		return (Connection) raw;
	}

	/**
	 * Calls the driver at subscription only: some look at the connection's state when
	 * called.
	 */
	private Mono<Void> control(Supplier<? extends Publisher<Void>> call) {
		return on(call).then();
	}

	private <T> Flux<T> on(Supplier<? extends Publisher<T>> call) {
		Flux<T> source = Flux.defer(call);
		return (this.scheduler != null) ? source.subscribeOn(this.scheduler) : source;
	}

}
