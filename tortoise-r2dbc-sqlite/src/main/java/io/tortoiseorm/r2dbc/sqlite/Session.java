package io.tortoiseorm.r2dbc.sqlite;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import io.tortoiseorm.r2dbc.sqlite.Operation.StopReason;
import org.jspecify.annotations.Nullable;
import org.sqlite.BusyHandler;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.core.DB;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Schedulers;

/**
 * A connection to SQLite and all of its native state. Opened, used and closed by the
 * thread of its {@link ConnectionWorker} only.
 */
final class Session {

	private static final @Nullable Object[] NO_VALUES = {};

	private static final int LOCKED_BY_SHARED_CACHE = 262;

	private final SQLiteConnection connection;

	private final DB database;

	private final Interruption interruption;

	private final BusyWait busyWait;

	private final StatementCache statements;

	private final TransactionState transaction;

	private Duration statementTimeout;

	private @Nullable Cursor openCursor;

	private Session(SQLiteConnection connection, Interruption interruption, SqliteConnectionConfiguration configuration)
			throws SQLException {
		this.connection = connection;
		this.database = connection.getDatabase();
		this.interruption = interruption;
		this.busyWait = new BusyWait(interruption, configuration.lockWaitTimeout());
		this.statements = new StatementCache(connection, configuration.statementCacheSize());
		this.transaction = new TransactionState(this, configuration);
		this.statementTimeout = configuration.statementTimeout();
	}

	/**
	 * Opens a connection and sets it up.
	 * @param configuration where the database is and how the connection works
	 * @param worker the thread of the connection, which is the calling one
	 * @param operation the operation that opens the connection
	 * @return the open connection
	 */
	static Session open(SqliteConnectionConfiguration configuration, Thread worker, Operation operation)
			throws SQLException {
		SQLiteConnection connection = connect(configuration);
		try {
			Interruption interruption = new Interruption(connection.getDatabase(), worker);
			Operation none = interruption.enter(operation);
			Session session = new Session(connection, interruption, configuration);
			BusyHandler.setHandler(connection, session.busyWait);
			SqlFunctions.register(connection, interruption, configuration.installRegexpFunctions());
			session.applyPragmas(configuration.effectivePragmas());
			interruption.exit(none);
			return session;
		}
		catch (SQLException | RuntimeException ex) {
			connection.close();
			throw ex;
		}
	}

	private static SQLiteConnection connect(SqliteConnectionConfiguration configuration) throws SQLException {
		SQLiteConfig config = new SQLiteConfig();
		config.setReadOnly(configuration.readOnly());
		Properties properties = config.toProperties();
		properties.setProperty(SQLiteConfig.Pragma.LIMIT_SQL_LENGTH.getPragmaName(), "1073741824");
		SQLiteConnection connection = JDBC.createConnection(configuration.jdbcUrl(), properties);
		// Keeps the JDBC driver from trying BEGIN and COMMIT after every statement.
		connection.getConnectionConfig().setAutoCommit(false);
		return connection;
	}

	private void applyPragmas(Map<String, String> pragmas) throws SQLException {
		for (Map.Entry<String, String> pragma : pragmas.entrySet()) {
			pragma(pragma.getKey(), pragma.getValue());
		}
	}

	/**
	 * Sets a pragma.
	 * @param name its name
	 * @param value its value as an SQL literal or a keyword
	 */
	void pragma(String name, String value) throws SQLException {
		int attempt = 0;
		while (true) {
			try {
				command("PRAGMA " + name + " = " + value, false);
				return;
			}
			catch (SQLException ex) {
				// SQLite does not ask its busy handler while it changes the journal mode.
				boolean busy = (SqliteErrors.extendedCode(ex) & 0xFF) == SQLiteErrorCode.SQLITE_BUSY.code;
				if (!busy || !this.busyWait.await(attempt++)) {
					throw ex;
				}
			}
		}
	}

	Interruption interruption() {
		return this.interruption;
	}

	TransactionState transaction() {
		return this.transaction;
	}

	String version() throws SQLException {
		return this.database.libversion();
	}

	void setLockWaitTimeout(Duration timeout) {
		this.busyWait.setTimeout(timeout);
	}

	void setStatementTimeout(Duration timeout) {
		this.statementTimeout = timeout;
	}

	/**
	 * Executes a statement: to its end if it changes something, else up to its first row.
	 * @param unit the statement
	 * @param values its values in storage form
	 * @param operation the operation that can be stopped meanwhile
	 * @return its update count, its rows or both
	 */
	Execution execute(SqlUnit unit, @Nullable Object[] values, Operation operation) throws SQLException {
		detachCursor();
		Disposable timer = startTimer(operation);
		try {
			if (!this.transaction.beforeStatement(unit)) {
				return Execution.ofUpdate(0);
			}
			if (operation.isStopped()) {
				throw SqliteErrors.interrupted();
			}
			return run(unit, values, operation);
		}
		catch (SQLException ex) {
			this.transaction.afterError();
			throw ex;
		}
		finally {
			timer.dispose();
		}
	}

	private Execution run(SqlUnit unit, @Nullable Object[] values, Operation operation) throws SQLException {
		NativeStatement statement = take(unit.sql(), unit.isCacheable());
		boolean open = false;
		try {
			boolean row = execute(statement, values);
			int columns = statement.columnCount();
			if (columns == 0) {
				return Execution.ofUpdate((unit.kind() == StatementKind.CHANGE) ? this.database.changes() : 0);
			}
			if (unit.kind() != StatementKind.QUERY) {
				return readAll(unit, statement, columns, row);
			}
			if (!row) {
				return Execution.ofRows(Cursor.ofRows(new ArrayDeque<>(), statement.metadata()), columns);
			}
			Cursor cursor = Cursor.open(this, unit, statement, operation);
			this.openCursor = cursor;
			open = true;
			return Execution.ofRows(cursor, columns);
		}
		finally {
			if (!open) {
				release(statement, unit.isCacheable());
			}
			if (unit.kind() == StatementKind.TRANSACTION) {
				this.transaction.afterTransactionStatement();
			}
		}
	}

	/**
	 * Reads all rows at once, so that what the statement does is done and, in auto-commit
	 * mode, committed before the first row is seen.
	 */
	private Execution readAll(SqlUnit unit, NativeStatement statement, int columns, boolean row) throws SQLException {
		Deque<BufferedRow> rows = new ArrayDeque<>();
		for (boolean more = row; more; more = statement.step()) {
			rows.add(BufferedRow.copyOf(statement, columns));
		}
		Cursor cursor = Cursor.ofRows(rows, statement.metadata());
		if (unit.kind() == StatementKind.CHANGE) {
			return Execution.ofRowsAndUpdate(cursor, columns, this.database.changes());
		}
		return Execution.ofRows(cursor, columns);
	}

	/** Executes, and waits for a lock of the shared cache as for any other lock. */
	private boolean execute(NativeStatement statement, @Nullable Object[] values) throws SQLException {
		int attempt = 0;
		while (true) {
			try {
				return statement.execute(values);
			}
			catch (SQLiteException ex) {
				boolean locked = ex.getResultCode().code == LOCKED_BY_SHARED_CACHE;
				if (!locked || statement.isClosed() || !this.busyWait.await(attempt++)) {
					throw ex;
				}
				statement.reset();
			}
		}
	}

	/** Runs a statement of the driver itself that returns nothing of interest. */
	void command(String sql) throws SQLException {
		command(sql, true);
	}

	private void command(String sql, boolean cacheable) throws SQLException {
		NativeStatement statement = take(sql, cacheable);
		try {
			execute(statement, NO_VALUES);
		}
		finally {
			release(statement, cacheable);
		}
	}

	private NativeStatement take(String sql, boolean cacheable) throws SQLException {
		return cacheable ? this.statements.take(sql) : NativeStatement.prepare(this.connection, sql);
	}

	private void release(NativeStatement statement, boolean cacheable) throws SQLException {
		if (cacheable) {
			this.statements.giveBack(statement);
		}
		else {
			statement.close();
		}
	}

	/** Called by a cursor that needs its statement no more. */
	void closed(Cursor cursor, NativeStatement statement) throws SQLException {
		if (this.openCursor == cursor) {
			this.openCursor = null;
		}
		this.statements.giveBack(statement);
	}

	/**
	 * Frees the connection from an open cursor: its rows are read to the end and kept,
	 * for whoever still wants them.
	 */
	void detachCursor() {
		Cursor cursor = this.openCursor;
		if (cursor != null) {
			cursor.detach();
		}
	}

	/** Whether the connection answers. */
	boolean isAlive() {
		try {
			command("SELECT 1");
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	/** Ends an open cursor: who still reads from it gets the error. */
	void abortCursor() {
		Cursor cursor = this.openCursor;
		if (cursor != null) {
			cursor.abort(SqliteErrors.connectionClosed());
		}
	}

	/** Rolls back an open transaction and closes the connection. */
	void close() throws SQLException {
		abortCursor();
		try {
			this.transaction.rollback();
		}
		finally {
			this.interruption.close();
			// The statements are closed with it.
			this.connection.close();
		}
	}

	private Disposable startTimer(Operation operation) {
		if (this.statementTimeout.isZero()) {
			return Disposables.disposed();
		}
		return Schedulers.parallel()
			.schedule(() -> this.interruption.stop(operation, StopReason.TIMED_OUT), this.statementTimeout.toNanos(),
					TimeUnit.NANOSECONDS);
	}

}
