package io.tortoiseorm.db.r2dbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.sql.Bind;
import io.tortoiseorm.sql.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.Scannable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * A session on an R2DBC connection.
 */
public final class R2dbcSession implements Session {

	/** How long a statement that nobody waits for may hold up its connection. */
	private static final Duration ABANDONED_LIMIT = Duration.ofSeconds(5);

	private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

	private final Connection connection;

	private final R2dbcDriver driver;

	private final @Nullable Scheduler scheduler;

	private @Nullable TransactionOptions options;

	private final Queue<Sinks.Empty<Void>> abandoned = new ConcurrentLinkedQueue<>();

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
			RowCollector<T> collector = new RowCollector<>(mapper, this.driver);
			String keyQuery = (statement.generatedKey() != null) ? this.driver.generatedKeyQuery() : null;
			Flux<Void> read = (keyQuery != null) ? insertAndAsk(statement, keyQuery, collector)
					: results(statement, 0, (result) -> Flux.from(result.map(collector)).then());
			return toEnd(read).doOnCancel(collector::stop).then(Mono.defer(collector::result));
		});
	}

	private Flux<Void> insertAndAsk(SqlStatement statement, String keyQuery, RowCollector<?> collector) {
		SqlStatement insert = statement.withGeneratedKey(null);
		return results(insert, 0, (result) -> Flux.from(result.getRowsUpdated()).then()).concatWith(results(
				new SqlStatement(keyQuery, List.of(), null), 0, (result) -> Flux.from(result.map(collector)).then()));
	}

	@Override
	public <T> Flux<T> stream(SqlStatement statement, int fetchSize, RowMapper<T> mapper) {
		return Flux.defer(() -> {
			R2dbcRow row = new R2dbcRow(this.driver);
			Function<Readable, T> read = (readable) -> mapper.map(row.at(readable));
			Flux<T> rows = results(statement, fetchSize, (result) -> result.map(read));
			return this.driver.cancelsStreams() ? rows : toEnd(rows);
		});
	}

	@Override
	public Mono<Long> update(SqlStatement statement) {
		return toEnd(results(statement, 0, Result::getRowsUpdated)).reduce(0L, Long::sum);
	}

	@Override
	public Mono<Void> script(String sql) {
		return toEnd(on(() -> this.driver.script(this.connection, sql))
			.concatMap((result) -> Flux.from(result.getRowsUpdated()).then())).then();
	}

	@Override
	public Mono<Void> begin(TransactionOptions transactionOptions) {
		this.options = transactionOptions;
		return toEnd(() -> this.driver.begin(this.connection, transactionOptions));
	}

	@Override
	public Mono<Void> commit() {
		return Mono.defer(() -> Mono.when(abandonedEnds())).then(ended(control(this.connection::commitTransaction)));
	}

	@Override
	public Mono<Void> rollback() {
		return stopAbandoned().then(usable())
			.then(ended(control(this.connection::rollbackTransaction)))
			.doOnError((error) -> this.broken = true)
			.doOnCancel(() -> this.broken = true);
	}

	@Override
	public Mono<Void> savepoint(String name) {
		return toEnd(() -> this.connection.createSavepoint(name));
	}

	@Override
	public Mono<Void> rollbackTo(String name) {
		return stopAbandoned().then(usable()).then(toEnd(() -> this.connection.rollbackTransactionToSavepoint(name)));
	}

	@Override
	public Mono<Void> release(String name) {
		return toEnd(() -> this.connection.releaseSavepoint(name));
	}

	/**
	 * A pool that is called on a worker emits the end while it still handles the
	 * connection. What follows must not run inside of that: it may close the pool.
	 */
	@Override
	public Mono<Void> close() {
		Mono<Void> closed = Mono.defer(() -> this.abandoned.isEmpty() ? closeOrDiscard()
				: stopAbandoned().then(Mono.defer(this::closeOrDiscard)));
		return (this.scheduler != null) ? closed.publishOn(this.scheduler) : closed;
	}

	private Mono<Void> closeOrDiscard() {
		return this.broken ? discard() : control(this.connection::close);
	}

	/**
	 * Waits until nothing runs on the connection any more, cancelled statements included:
	 * for whoever uses the connection beside this session. A connection that is held up
	 * too long is closed, and the pool does not keep it.
	 * @return completes when the connection is idle or closed
	 */
	public Mono<Void> settle() {
		return stopAbandoned().then(Mono.defer(() -> this.broken ? closeRaw() : control(Mono::empty)));
	}

	private <T> Flux<T> results(SqlStatement statement, int fetchSize, Function<Result, Publisher<T>> read) {
		return on(() -> prepare(statement, fetchSize).execute()).concatMap(read, 1);
	}

	private Statement prepare(SqlStatement sql, int fetchSize) {
		Statement statement = this.connection.createStatement(sql.text());
		List<Bind> binds = sql.binds();
		for (int i = 0; i < binds.size(); i++) {
			Object value = binds.get(i).driverValue();
			if (value == null) {
				this.driver.bindNull(statement, i);
			}
			else {
				bind(statement, i, value);
			}
		}
		if (sql.generatedKey() != null) {
			this.driver.returnKey(statement, sql.generatedKey());
		}
		return (fetchSize > 0) ? statement.fetchSize(fetchSize) : statement;
	}

	private void bind(Statement statement, int index, Object value) {
		try {
			this.driver.bind(statement, index, value);
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
			throw new ParamsError("Bound value " + (index + 1) + " of class " + value.getClass().getName()
					+ " cannot be sent: the statement has no such marker, or the driver no encoder for the class", ex);
		}
	}

	private <T> Flux<T> toEnd(Flux<T> statement) {
		return this.driver.cancelsCleanly() ? statement : new RunToEnd<>(statement, this.abandoned::add);
	}

	/**
	 * Drivers that lose track of a cancelled statement lose track of a cancelled
	 * savepoint as well: what comes after it on the connection would wait for ever.
	 */
	private Mono<Void> toEnd(Supplier<? extends Publisher<Void>> call) {
		return toEnd(control(call).flux()).then();
	}

	/**
	 * Waits for statements that nobody waits for any more, after asking the server to
	 * stop them. A connection that they hold up too long is given up.
	 */
	private Mono<Void> stopAbandoned() {
		return Mono.defer(() -> {
			List<Mono<Void>> ends = abandonedEnds();
			return ends.isEmpty() ? Mono.empty()
					: this.driver.stopRunning(raw())
						.onErrorComplete()
						.then(Mono.when(ends))
						.timeout(ABANDONED_LIMIT, Mono.fromRunnable(() -> this.broken = true));
		});
	}

	private List<Mono<Void>> abandonedEnds() {
		List<Mono<Void>> ends = new ArrayList<>(0);
		Sinks.Empty<Void> next = this.abandoned.poll();
		while (next != null) {
			if (!next.scanOrDefault(Scannable.Attr.TERMINATED, false)) {
				ends.add(next.asMono());
			}
			next = this.abandoned.poll();
		}
		return ends;
	}

	private Mono<Void> ended(Mono<Void> end) {
		return end.then(Mono.defer(() -> {
			TransactionOptions used = this.options;
			this.options = null;
			return (used != null) ? control(() -> this.driver.afterTransaction(this.connection, used)) : Mono.empty();
		}));
	}

	private Mono<Void> usable() {
		return Mono
			.defer(() -> this.broken ? Mono.error(new OperationalError("The connection is held up")) : Mono.empty());
	}

	/**
	 * Closes the driver's connection, so that the pool does not keep it. Neither may take
	 * long: a driver may wait for the statement that holds the connection up. The pool
	 * makes room for another connection when it is cancelled.
	 */
	private Mono<Void> discard() {
		return closeRaw().then(on(this.connection::close).then().timeout(CLOSE_LIMIT));
	}

	private Mono<Void> closeRaw() {
		Connection raw = raw();
		DiscardedConnections.mark(raw);
		return on(raw::close).then().timeout(CLOSE_LIMIT).onErrorComplete();
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
		Mono<Void> source = Mono.defer(() -> Mono.from(call.get()));
		return (this.scheduler != null) ? source.subscribeOn(this.scheduler) : source;
	}

	private <T> Flux<T> on(Supplier<? extends Publisher<T>> call) {
		Flux<T> source = Flux.defer(call);
		return (this.scheduler != null) ? source.subscribeOn(this.scheduler) : source;
	}

}
