package io.tortoiseorm.r2dbc.sqlite;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcPermissionDeniedException;
import io.r2dbc.spi.TransactionDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The transaction of a connection. Changed by the connection's thread only.
 */
final class TransactionState {

	private static final String BEGIN_FOR_PROBE = "BEGIN";

	private final Session session;

	private final SqliteConnectionConfiguration configuration;

	private boolean autoCommit = true;

	private boolean active;

	/** SQLite has rolled back the transaction by itself, its user does not know yet. */
	private boolean lost;

	private boolean readOnly;

	private boolean ownLockWaitTimeout;

	private Duration lockWaitTimeout;

	private boolean readUncommitted;

	/** The level to return to after a transaction that has its own. */
	private @Nullable IsolationLevel levelAfterwards;

	private volatile boolean autoCommitVisible = true;

	private volatile IsolationLevel isolationLevel = IsolationLevel.SERIALIZABLE;

	TransactionState(Session session, SqliteConnectionConfiguration configuration) {
		this.session = session;
		this.configuration = configuration;
		this.lockWaitTimeout = configuration.lockWaitTimeout();
	}

	/** Whether each statement is a transaction of its own; for any thread. */
	boolean isAutoCommit() {
		return this.autoCommitVisible;
	}

	/** The isolation level of transactions; for any thread. */
	IsolationLevel isolationLevel() {
		return this.isolationLevel;
	}

	void begin(TransactionDefinition definition) throws SQLException {
		if (this.active) {
			throw new R2dbcBadGrammarException(
					"A transaction is active on this connection already; use a savepoint inside of it", "25001");
		}
		IsolationLevel level = definition.getAttribute(TransactionDefinition.ISOLATION_LEVEL);
		if (level != null) {
			IsolationLevel levelBefore = this.isolationLevel;
			setIsolationLevel(level);
			this.levelAfterwards = levelBefore;
		}
		boolean reading = Boolean.TRUE.equals(definition.getAttribute(TransactionDefinition.READ_ONLY));
		TransactionMode mode = definition.getAttribute(SqliteTransactionDefinition.TRANSACTION_MODE);
		Duration timeout = definition.getAttribute(TransactionDefinition.LOCK_WAIT_TIMEOUT);
		if (timeout != null) {
			this.session.setLockWaitTimeout(timeout);
			this.ownLockWaitTimeout = true;
		}
		begin((mode != null) ? mode : defaultMode(reading), reading);
	}

	private TransactionMode defaultMode(boolean reading) {
		return (reading || this.configuration.readOnly()) ? TransactionMode.DEFERRED : TransactionMode.IMMEDIATE;
	}

	private void begin(TransactionMode mode, boolean reading) throws SQLException {
		this.session.detachCursor();
		try {
			this.session.command("BEGIN " + mode);
		}
		catch (SQLException ex) {
			ended();
			throw ex;
		}
		this.active = true;
		this.lost = false;
		this.readOnly = reading;
		publish();
	}

	/**
	 * Prepares for a statement of the user.
	 * @param unit the statement
	 * @return whether to execute it; false when it has been dealt with
	 */
	boolean beforeStatement(SqlUnit unit) throws SQLException {
		if (this.lost) {
			if (!unit.endsTransaction()) {
				throw SqliteErrors.transactionLost();
			}
			ended();
			return false;
		}
		if (this.readOnly && unit.isWriting()) {
			throw new R2dbcPermissionDeniedException("A read-only transaction cannot write", "25006", 8, unit.sql());
		}
		boolean inTransaction = unit.kind() == StatementKind.QUERY || unit.isWriting();
		if (!this.autoCommit && !this.active && inTransaction) {
			begin(defaultMode(false), false);
		}
		return true;
	}

	/**
	 * Finds out what the user's own {@code BEGIN}, {@code COMMIT} and the like have done.
	 */
	void afterTransactionStatement() throws SQLException {
		if (isInTransaction()) {
			this.active = true;
			publish();
		}
		else {
			ended();
		}
	}

	/**
	 * Some errors make SQLite roll back the whole transaction; finds out whether one did.
	 */
	void afterError() {
		if (this.active && !isInTransaction()) {
			this.lost = true;
		}
	}

	private boolean isInTransaction() {
		// An operation of its own: what stops the user's must not stop the question.
		Operation interrupted = this.session.interruption().enter(new Operation());
		try {
			this.session.command(BEGIN_FOR_PROBE);
			this.session.command("ROLLBACK");
			return false;
		}
		catch (SQLException ex) {
			return true;
		}
		finally {
			this.session.interruption().exit(interrupted);
		}
	}

	void commit() throws SQLException {
		if (!this.active) {
			return;
		}
		if (this.lost) {
			ended();
			throw SqliteErrors.transactionLost();
		}
		this.session.detachCursor();
		try {
			this.session.command("COMMIT");
		}
		catch (SQLException ex) {
			rollBackAfter(ex);
			throw ex;
		}
		ended();
	}

	// A commit that fails must not leave a transaction with its locks behind in a pool.
	private void rollBackAfter(SQLException failure) {
		try {
			rollback();
		}
		catch (SQLException ex) {
			failure.addSuppressed(ex);
		}
	}

	void rollback() throws SQLException {
		if (!this.active) {
			return;
		}
		try {
			if (!this.lost) {
				this.session.detachCursor();
				this.session.command("ROLLBACK");
			}
		}
		catch (SQLException ex) {
			if (isInTransaction()) {
				throw ex;
			}
		}
		ended();
	}

	private void ended() throws SQLException {
		this.active = false;
		this.lost = false;
		this.readOnly = false;
		if (this.ownLockWaitTimeout) {
			this.ownLockWaitTimeout = false;
			this.session.setLockWaitTimeout(this.lockWaitTimeout);
		}
		publish();
		IsolationLevel level = this.levelAfterwards;
		if (level != null) {
			this.levelAfterwards = null;
			setIsolationLevel(level);
		}
	}

	void createSavepoint(String name) throws SQLException {
		requireNotLost();
		if (!this.active) {
			begin(defaultMode(false), false);
		}
		this.session.detachCursor();
		this.session.command("SAVEPOINT " + quote(name));
	}

	void releaseSavepoint(String name) throws SQLException {
		requireNotLost();
		this.session.detachCursor();
		this.session.command("RELEASE " + quote(name));
	}

	void rollbackToSavepoint(String name) throws SQLException {
		requireNotLost();
		this.session.detachCursor();
		this.session.command("ROLLBACK TO " + quote(name));
	}

	private void requireNotLost() {
		if (this.lost) {
			throw SqliteErrors.transactionLost();
		}
	}

	private static String quote(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	void setAutoCommit(boolean value) throws SQLException {
		if (isAutoCommit() == value) {
			return;
		}
		commit();
		this.autoCommit = value;
		publish();
	}

	void setLockWaitTimeout(Duration timeout) {
		this.lockWaitTimeout = timeout;
		this.ownLockWaitTimeout = false;
		this.session.setLockWaitTimeout(timeout);
	}

	void setIsolationLevel(IsolationLevel level) throws SQLException {
		boolean dirtyReads = level.equals(IsolationLevel.READ_UNCOMMITTED);
		if (dirtyReads && !this.configuration.sharedCache()) {
			throw unsupported(level, "needs an in-memory database with a shared cache");
		}
		if (!dirtyReads && !level.equals(IsolationLevel.SERIALIZABLE)) {
			throw unsupported(level, "is not a level of SQLite");
		}
		if (dirtyReads != this.readUncommitted) {
			this.session.pragma("read_uncommitted", dirtyReads ? "ON" : "OFF");
			this.readUncommitted = dirtyReads;
		}
		this.isolationLevel = level;
	}

	private static IllegalArgumentException unsupported(IsolationLevel level, String reason) {
		return new IllegalArgumentException("Isolation level " + level.asSql().toUpperCase(Locale.ROOT) + " " + reason
				+ "; transactions in SQLite are SERIALIZABLE");
	}

	/**
	 * Ends what is left of a user's work and returns to the settings of the
	 * configuration.
	 */
	void reset() throws SQLException {
		rollback();
		this.levelAfterwards = null;
		this.autoCommit = true;
		setIsolationLevel(IsolationLevel.SERIALIZABLE);
		setLockWaitTimeout(this.configuration.lockWaitTimeout());
		publish();
	}

	private void publish() {
		this.autoCommitVisible = this.autoCommit && !this.active;
	}

}
