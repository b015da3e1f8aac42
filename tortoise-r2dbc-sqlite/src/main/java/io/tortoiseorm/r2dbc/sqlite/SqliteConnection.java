package io.tortoiseorm.r2dbc.sqlite;

import java.sql.SQLException;
import java.time.Duration;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Lifecycle;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import io.tortoiseorm.r2dbc.sqlite.Operation.StopReason;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * A connection to SQLite. Every native call runs on the connection's own thread, every
 * signal comes from it.
 */
final class SqliteConnection implements Connection, Lifecycle {

	private final ConnectionWorker worker;

	private final SqliteConnectionConfiguration configuration;

	private final ConnectionMetadata metadata;

	private final TransactionState transaction;

	private final Interruption interruption;

	private final ScriptCache scripts;

	private volatile @Nullable Session session;

	SqliteConnection(ConnectionWorker worker, Session session, SqliteConnectionConfiguration configuration)
			throws SQLException {
		this.worker = worker;
		this.session = session;
		this.configuration = configuration;
		this.transaction = session.transaction();
		this.interruption = session.interruption();
		this.scripts = new ScriptCache(configuration.statementCacheSize());
		this.metadata = new Metadata(session.version());
	}

	ConnectionWorker worker() {
		return this.worker;
	}

	/** The native connection for tasks of the worker, null when it is closed. */
	@Nullable Session session() {
		return this.session;
	}

	SqlScript parse(String sql) {
		return this.scripts.get(requireNonNull(sql, "SQL"));
	}

	void stop(Operation operation, StopReason reason) {
		this.interruption.stop(operation, reason);
	}

	@Override
	public SqliteStatement createStatement(String sql) {
		return new SqliteStatement(this, parse(sql));
	}

	@Override
	public SqliteBatch createBatch() {
		return new SqliteBatch(this);
	}

	@Override
	public Mono<Void> beginTransaction() {
		return beginTransaction(SqliteTransactionDefinition.DEFAULT);
	}

	@Override
	public Mono<Void> beginTransaction(TransactionDefinition definition) {
		requireNonNull(definition, "transaction definition");
		return Mono.create((sink) -> {
			Operation operation = new Operation();
			sink.onCancel(() -> stop(operation, StopReason.CANCELLED));
			this.worker
				.execute(() -> signal(sink, tryRun(operation, (session) -> begin(session, definition, operation))));
		});
	}

	private static void begin(Session session, TransactionDefinition definition, Operation operation)
			throws SQLException {
		if (!operation.isStopped()) {
			session.transaction().begin(definition);
		}
		if (operation.isStopped()) {
			session.transaction().rollback();
		}
	}

	@Override
	public Mono<Void> commitTransaction() {
		return run((session) -> session.transaction().commit());
	}

	@Override
	public Mono<Void> rollbackTransaction() {
		return run((session) -> session.transaction().rollback());
	}

	@Override
	public Mono<Void> createSavepoint(String name) {
		requireSavepointName(name);
		return run((session) -> session.transaction().createSavepoint(name));
	}

	@Override
	public Mono<Void> releaseSavepoint(String name) {
		requireSavepointName(name);
		return run((session) -> session.transaction().releaseSavepoint(name));
	}

	@Override
	public Mono<Void> rollbackTransactionToSavepoint(String name) {
		requireSavepointName(name);
		return run((session) -> session.transaction().rollbackToSavepoint(name));
	}

	@Override
	public boolean isAutoCommit() {
		return this.transaction.isAutoCommit();
	}

	@Override
	public Mono<Void> setAutoCommit(boolean autoCommit) {
		return run((session) -> session.transaction().setAutoCommit(autoCommit));
	}

	@Override
	public IsolationLevel getTransactionIsolationLevel() {
		return this.transaction.isolationLevel();
	}

	@Override
	public Mono<Void> setTransactionIsolationLevel(IsolationLevel isolationLevel) {
		requireNonNull(isolationLevel, "isolation level");
		return run((session) -> session.transaction().setIsolationLevel(isolationLevel));
	}

	@Override
	public Mono<Void> setLockWaitTimeout(Duration timeout) {
		requireTimeout(timeout);
		return run((session) -> session.transaction().setLockWaitTimeout(timeout));
	}

	@Override
	public Mono<Void> setStatementTimeout(Duration timeout) {
		requireTimeout(timeout);
		return run((session) -> session.setStatementTimeout(timeout));
	}

	@Override
	public ConnectionMetadata getMetadata() {
		return this.metadata;
	}

	@Override
	public Mono<Boolean> validate(ValidationDepth depth) {
		requireNonNull(depth, "validation depth");
		if (depth == ValidationDepth.LOCAL) {
			return Mono.fromSupplier(() -> this.session != null);
		}
		return Mono.create((sink) -> this.worker.execute(() -> {
			Session open = this.session;
			sink.success(open != null && open.isAlive());
		}));
	}

	@Override
	public Mono<Void> postAllocate() {
		return Mono.empty();
	}

	/**
	 * Rolls back what was left open and returns to the settings of the configuration:
	 * what a pool hands out next is as good as new.
	 */
	@Override
	public Mono<Void> preRelease() {
		return Mono.create((sink) -> this.worker.execute(() -> {
			boolean open = this.session != null;
			signal(sink, open ? tryRun(new Operation(), this::reset) : null);
		}));
	}

	private void reset(Session session) throws SQLException {
		session.abortCursor();
		session.transaction().reset();
		session.setStatementTimeout(this.configuration.statementTimeout());
	}

	/**
	 * Closes the connection after what has been handed over before; an open transaction
	 * is rolled back.
	 */
	@Override
	public Mono<Void> close() {
		return Mono.create((sink) -> this.worker.execute(() -> signal(sink, closeNow())));
	}

	/** Closes the connection; called on its thread. */
	@Nullable Throwable closeNow() {
		Throwable failure = (this.session != null) ? tryRun(new Operation(), Session::close) : null;
		this.session = null;
		this.worker.stop();
		return failure;
	}

	private Mono<Void> run(Command command) {
		return Mono.create((sink) -> this.worker.execute(() -> signal(sink, tryRun(new Operation(), command))));
	}

	private static void signal(MonoSink<Void> sink, @Nullable Throwable failure) {
		if (failure == null) {
			sink.success();
		}
		else {
			sink.error(failure);
		}
	}

	/** Runs a command on the connection's thread and returns what it throws. */
	private @Nullable Throwable tryRun(Operation operation, Command command) {
		Session open = this.session;
		if (open == null) {
			return SqliteErrors.connectionClosed();
		}
		Operation interrupted = this.interruption.enter(operation);
		try {
			command.run(open);
			return null;
		}
		catch (SQLException ex) {
			return SqliteErrors.translate(ex, null, operation);
		}
		catch (RuntimeException ex) {
			return ex;
		}
		finally {
			this.interruption.exit(interrupted);
		}
	}

	private static void requireSavepointName(String name) {
		requireNonNull(name, "name of the savepoint");
		if (name.isEmpty() || name.indexOf('\0') >= 0) {
			throw new IllegalArgumentException("The name of the savepoint must not be empty or contain NUL");
		}
	}

	private static void requireTimeout(Duration timeout) {
		requireNonNull(timeout, "timeout");
		if (timeout.isNegative()) {
			throw new IllegalArgumentException("The timeout must not be negative, was " + timeout);
		}
	}

	private static <T> T requireNonNull(@Nullable T argument, String name) {
		if (argument == null) {
			throw new IllegalArgumentException("The " + name + " must not be null");
		}
		return argument;
	}

	@Override
	public String toString() {
		return "SqliteConnection[" + this.configuration.description() + "]";
	}

	@FunctionalInterface
	private interface Command {

		void run(Session session) throws SQLException;

	}

	private record Metadata(String version) implements ConnectionMetadata {

		@Override
		public String getDatabaseProductName() {
			return SqliteConnectionFactory.PRODUCT_NAME;
		}

		@Override
		public String getDatabaseVersion() {
			return this.version;
		}

	}

}
