package io.tortoiseorm.db;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.sql.RawText;
import io.tortoiseorm.sql.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One named connection: runs statements and transactions on it. A statement joins the
 * transaction of its subscriber's Reactor context; outside of one it acquires a session,
 * runs and gives it back before its result is emitted. Everything is cold, and errors are
 * the ORM's own. Immutable once opened, and thread-safe.
 */
public final class Database {

	private final String name;

	private final Transport transport;

	private final @Nullable ExternalTransactions external;

	private final ErrorTranslator errors;

	private final StatementRunner statements;

	private final TransactionRunner transactions;

	private final ScopeKey scopeKey;

	private final Mono<Database> opened;

	private volatile @Nullable Dialect dialect;

	private volatile boolean dialectKnown;

	Database(DatabaseBuilder builder) {
		this.name = builder.name;
		this.transport = builder.transport;
		this.external = builder.external;
		this.errors = new ErrorTranslator(this.name, this.transport, builder.constraintFields);
		this.scopeKey = new ScopeKey(this.name);
		this.statements = new StatementRunner(builder, this.errors, this.scopeKey);
		this.transactions = new TransactionRunner(this.name, this.statements, this.scopeKey, this.errors,
				this.external);
		setDialect(builder.dialect);
		Function<Database, Mono<Dialect>> finder = builder.dialectFinder;
		this.dialectKnown = finder == null && builder.dialect != null;
		this.opened = Mono.defer(() -> this.dialectKnown ? Mono.just(this) : find(finder).thenReturn(this));
	}

	/**
	 * Starts the description of a database on a transport.
	 * @param name the connection's name
	 * @param transport how statements reach it; the database closes it
	 * @return the builder
	 */
	public static DatabaseBuilder builder(String name, Transport transport) {
		return new DatabaseBuilder(name, transport);
	}

	/**
	 * The connection's name.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * What differs on this database.
	 * @return the dialect
	 * @throws ConfigurationError if only the server itself can tell, and {@link #open()}
	 * has not asked it yet
	 */
	public Dialect dialect() {
		Dialect known = this.dialect;
		if (known == null) {
			throw new ConfigurationError("The connection \"" + this.name + "\" to " + this.transport.target()
					+ " is not open yet, and only the server can tell whether it is MySQL or MariaDB: subscribe to open() first");
		}
		return known;
	}

	/**
	 * Whether it is known what differs on this database, from the URL or from the server.
	 * @return whether {@link #dialect()} can tell
	 */
	public boolean hasDialect() {
		return this.dialect != null;
	}

	/**
	 * Learns from the server what it is, where the URL alone does not tell. Costs nothing
	 * where it does, and nothing the second time.
	 * @return this database, with its dialect known; fails with
	 * {@link io.tortoiseorm.exceptions.ConnectionError} if the server cannot be asked
	 */
	public Mono<Database> open() {
		return this.opened;
	}

	/**
	 * Opens a connection and gives it back, to see early whether that works.
	 * @return completes when it has worked
	 */
	public Mono<Void> check() {
		return Mono.usingWhen(this.statements.acquire(), (session) -> Mono.<Void>empty(), this.statements::giveBack)
			.onErrorMap(this.errors::translate)
			.then(open())
			.then();
	}

	/**
	 * What the database connects to.
	 * @return for example {@code localhost:5432/shop}
	 */
	public String target() {
		return this.transport.target();
	}

	/**
	 * The connection pool as it is now.
	 * @return the numbers, or {@code null} if there is no pool
	 */
	public @Nullable PoolState poolState() {
		return this.transport.poolState();
	}

	/**
	 * Runs a statement and reads its rows whole; the connection is given back before they
	 * are emitted.
	 * @param statement the statement
	 * @param mapper reads a row
	 * @param <T> what a row becomes
	 * @return the mapped rows, as one mutable list
	 */
	public <T> Mono<List<T>> list(SqlStatement statement, RowMapper<T> mapper) {
		return this.statements.one(statement, List::size, (session) -> session.list(statement, mapper));
	}

	/**
	 * Runs a statement and emits its rows as they come, with backpressure. Holds its
	 * connection until the end: a query per row on the same pool may wait for ever.
	 * @param statement the statement
	 * @param fetchSize how many rows to fetch at once; 0 leaves it to the driver
	 * @param mapper reads a row
	 * @param <T> what a row becomes
	 * @return the mapped rows
	 */
	public <T> Flux<T> stream(SqlStatement statement, int fetchSize, RowMapper<T> mapper) {
		return this.statements.many(statement, (session) -> session.stream(statement, fetchSize, mapper));
	}

	/**
	 * Runs a statement that gives no rows.
	 * @param statement the statement
	 * @return how many rows were written
	 */
	public Mono<Long> update(SqlStatement statement) {
		return this.statements.one(statement, Long::longValue, (session) -> session.update(statement));
	}

	/**
	 * Runs a statement of SQL written by hand. The text goes to the database as it is:
	 * never build it from input, but pass parameters.
	 * @param sql the text; {@code ?} outside of quotes stands for a parameter on every
	 * database, {@code ??} for a question mark
	 * @param parameters the parameters in order
	 * @return how many rows were written
	 */
	public Mono<Long> execute(String sql, @Nullable Object... parameters) {
		return execute(() -> RawText.positional(sql, Arrays.asList(parameters)));
	}

	/**
	 * Runs a statement of SQL written by hand, with named parameters.
	 * @param sql the text; {@code :name} outside of quotes stands for a parameter on
	 * every database, and for a list of them when it is a collection
	 * @param parameters the parameters by name
	 * @return how many rows were written
	 */
	public Mono<Long> execute(String sql, Map<String, ? extends @Nullable Object> parameters) {
		return execute(() -> RawText.named(sql, parameters));
	}

	private Mono<Long> execute(Supplier<RawText> sql) {
		return open().flatMap((opened) -> update(RawStatements.of(dialect(), sql.get())));
	}

	/**
	 * Runs a query of SQL written by hand. Read whole, and the connection given back,
	 * before the first row is emitted.
	 * @param sql the text, as for {@link #execute(String, Object...)}
	 * @param parameters the parameters in order
	 * @return the rows as maps of column to value, as the driver gives them
	 */
	public Flux<Map<String, @Nullable Object>> query(String sql, @Nullable Object... parameters) {
		return query(() -> RawText.positional(sql, Arrays.asList(parameters)));
	}

	/**
	 * Runs a query of SQL written by hand, with named parameters. Read whole, and the
	 * connection given back, before the first row is emitted.
	 * @param sql the text, as for {@link #execute(String, Map)}
	 * @param parameters the parameters by name
	 * @return the rows as maps of column to value, as the driver gives them
	 */
	public Flux<Map<String, @Nullable Object>> query(String sql, Map<String, ? extends @Nullable Object> parameters) {
		return query(() -> RawText.named(sql, parameters));
	}

	private Flux<Map<String, @Nullable Object>> query(Supplier<RawText> sql) {
		return open().flatMap((opened) -> list(RawStatements.of(dialect(), sql.get()), RawStatements::map))
			.flatMapIterable((rows) -> rows);
	}

	/**
	 * Runs SQL without bound values, possibly several statements.
	 * @param sql the statements, separated by semicolons
	 * @return completes when all have run
	 */
	public Mono<Void> script(String sql) {
		return this.statements.one(new SqlStatement(sql, List.of(), null), (nothing) -> 0,
				(session) -> session.script(sql));
	}

	/**
	 * Runs work in a transaction: a new one outside of any, a savepoint within one.
	 * Statements of the work join by its Reactor context. An error or cancellation of the
	 * work rolls back its part; the connection is given back in any case, before the
	 * value is emitted.
	 * @param options how it runs; isolation, read-only mode and retries are the
	 * outermost's
	 * @param work what runs, subscribed to once per attempt
	 * @param <T> its value
	 * @return the work's value, after the commit
	 */
	public <T> Mono<T> transactional(TransactionOptions options, Mono<T> work) {
		return transactionalMono(options, (transaction) -> work);
	}

	/**
	 * Runs work in a transaction, as the other method does. Elements are emitted before
	 * the commit; once one was emitted there is no retry.
	 * @param options how it runs
	 * @param work what runs, subscribed to once per attempt
	 * @param <T> its elements
	 * @return the work's elements, completed after the commit
	 */
	public <T> Flux<T> transactional(TransactionOptions options, Flux<T> work) {
		return transactionalFlux(options, (transaction) -> work);
	}

	/**
	 * Runs work that knows its transaction, in a transaction.
	 * @param options how it runs
	 * @param work is given the transaction, once per attempt
	 * @param <T> its value
	 * @return the work's value, after the commit
	 */
	public <T> Mono<T> transactionalMono(TransactionOptions options, Function<? super Transaction, Mono<T>> work) {
		return this.transactions.mono(options, work);
	}

	/**
	 * Runs work that knows its transaction, in a transaction.
	 * @param options how it runs
	 * @param work is given the transaction, once per attempt
	 * @param <T> its elements
	 * @return the work's elements, completed after the commit
	 */
	public <T> Flux<T> transactionalFlux(TransactionOptions options, Function<? super Transaction, Flux<T>> work) {
		return this.transactions.flux(options, work);
	}

	/**
	 * Runs work whose statements all use one connection, without a transaction. Within a
	 * transaction it changes nothing.
	 * @param work what runs
	 * @param <T> its value
	 * @return the work's value, after the connection was given back
	 */
	public <T> Mono<T> pinned(Mono<T> work) {
		return Mono.deferContextual(this.statements::scope)
			.flatMap((scope) -> scope.isPresent() ? work : Mono.usingWhen(this.statements.acquire(), (session) -> {
				Scope pinned = Scope.pinned(SharedSession.of(session));
				return work.contextWrite((context) -> context.put(this.scopeKey, pinned));
			}, this.statements::giveBack));
	}

	/**
	 * Whether the subscriber runs in a transaction of this database.
	 * @return whether it does
	 */
	public Mono<Boolean> inTransaction() {
		return Mono.deferContextual(this.statements::scope)
			.map((scope) -> scope.map(Scope::transactional).orElse(false));
	}

	/**
	 * Has something run after the outermost transaction of the subscriber has committed;
	 * outside of a transaction it runs at once.
	 * @param hook gives what runs
	 * @return completes when registered, or when done
	 */
	public Mono<Void> afterCommit(Supplier<? extends Publisher<?>> hook) {
		return Mono.deferContextual(this.statements::scope).flatMap((scope) -> {
			Transaction transaction = scope.map(Scope::transaction).orElse(null);
			if (transaction != null) {
				return Mono.fromRunnable(() -> transaction.afterCommit(hook));
			}
			return scope.filter(Scope::transactional)
				.map((joined) -> this.transactions.afterCommit(joined.root(), hook))
				.orElseGet(() -> Flux.from(hook.get()).then());
		});
	}

	/**
	 * Has something run after the transaction of the subscriber, or one around it, has
	 * been rolled back; outside of a transaction it never runs.
	 * @param hook gives what runs
	 * @return completes when registered
	 */
	public Mono<Void> afterRollback(Supplier<? extends Publisher<?>> hook) {
		return Mono.deferContextual(this.statements::scope).flatMap((scope) -> {
			Transaction transaction = scope.map(Scope::transaction).orElse(null);
			if (transaction != null) {
				return Mono.fromRunnable(() -> transaction.afterRollback(hook));
			}
			return scope.filter(Scope::transactional)
				.map((joined) -> this.transactions.afterRollback(joined.root(), hook))
				.orElseGet(Mono::empty);
		});
	}

	/**
	 * Closes the pool. Closing twice is harmless.
	 * @return completes when closed
	 */
	public Mono<Void> close() {
		return this.transport.close();
	}

	@Override
	public String toString() {
		return "Database[" + this.name + ", " + this.transport.target() + "]";
	}

	private Mono<Dialect> find(@Nullable Function<Database, Mono<Dialect>> finder) {
		if (finder == null) {
			return Mono.error(new ConfigurationError("The connection \"" + this.name + "\" has no dialect"));
		}
		return finder.apply(this).doOnNext((found) -> {
			setDialect(found);
			this.dialectKnown = true;
		});
	}

	private void setDialect(@Nullable Dialect found) {
		if (found != null) {
			this.errors.setDialect(found);
			this.dialect = found;
		}
	}

}
