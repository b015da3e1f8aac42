package io.tortoiseorm.r2dbc.sqlite;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.Codes;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;
import org.sqlite.core.SafeStmtPtr;

/**
 * A prepared statement, driven through the core of the JDBC driver: its JDBC classes
 * would double the time of a small statement. Used by the connection's thread only.
 */
final class NativeStatement implements ColumnValues {

	/**
	 * Bound values beyond this size are not kept by a statement that waits in the cache.
	 */
	private static final int LARGE_VALUE = 4096;

	private final String sql;

	private final DB database;

	private final CoreStatement statement;

	private final SafeStmtPtr pointer;

	/**
	 * The columns of {@code *} change with the schema, also while a statement is cached.
	 */
	private final boolean selectsAll;

	private int columnCount = -1;

	private @Nullable SqliteRowMetadata metadata;

	private boolean running;

	private boolean largeValuesBound;

	private NativeStatement(String sql, DB database, CoreStatement statement) {
		this.sql = sql;
		this.database = database;
		this.statement = statement;
		this.pointer = statement.pointer;
		this.selectsAll = sql.indexOf('*') >= 0;
	}

	static NativeStatement prepare(SQLiteConnection connection, String sql) throws SQLException {
		// Closed by close(); a statement of the JDBC driver owns nothing beside the
		// pointer.
		CoreStatement statement = (CoreStatement) connection.prepareStatement(sql);
		return new NativeStatement(sql, connection.getDatabase(), statement);
	}

	String sql() {
		return this.sql;
	}

	/**
	 * Binds the values and runs the statement up to its first row.
	 * @param values the values, in storage form
	 * @return whether there is a row; where not, the statement has run to its end
	 */
	boolean execute(@Nullable Object[] values) throws SQLException {
		this.largeValuesBound = hasLargeValue(values);
		this.running = true;
		// Without a row, the JDBC driver has reset the statement already.
		this.running = this.database.execute(this.statement, values);
		return this.running;
	}

	/** Moves to the next row, if there is one. */
	boolean step() throws SQLException {
		int code = this.pointer.safeRunInt(DB::step);
		if ((code & 0xFF) == Codes.SQLITE_ROW) {
			return true;
		}
		if ((code & 0xFF) != Codes.SQLITE_DONE) {
			this.database.throwex(code);
		}
		return false;
	}

	/** Ends the execution, so that the statement can be executed again. */
	void reset() throws SQLException {
		if (this.running) {
			this.pointer.safeRunInt(DB::reset);
			this.running = false;
		}
		if (this.largeValuesBound) {
			this.pointer.safeRunInt(DB::clear_bindings);
			this.largeValuesBound = false;
		}
	}

	/** Whether the statement can be used no more: errors of some kinds close it. */
	boolean isClosed() {
		return this.pointer.isClosed();
	}

	void close() throws SQLException {
		this.pointer.close();
	}

	/** The number of columns of a row, 0 for a statement that returns none. */
	int columnCount() throws SQLException {
		if (this.columnCount < 0 || this.selectsAll) {
			this.columnCount = this.pointer.safeRunInt(DB::column_count);
		}
		return this.columnCount;
	}

	/** What is known about the columns. */
	SqliteRowMetadata metadata() throws SQLException {
		SqliteRowMetadata known = this.metadata;
		if (known != null && !this.selectsAll) {
			return known;
		}
		SqliteColumnMetadata[] columns = new SqliteColumnMetadata[columnCount()];
		for (int i = 0; i < columns.length; i++) {
			int column = i;
			String name = this.pointer.safeRun((db, statement) -> db.column_name(statement, column));
			String type = this.pointer.safeRun((db, statement) -> db.column_decltype(statement, column));
			columns[i] = new SqliteColumnMetadata((name != null) ? name : "", type);
		}
		SqliteRowMetadata read = new SqliteRowMetadata(columns);
		this.metadata = read;
		return read;
	}

	@Override
	public StorageClass storageClass(int column) {
		try {
			return StorageClass.ofCode(this.pointer.safeRunInt((db, statement) -> db.column_type(statement, column)));
		}
		catch (SQLException ex) {
			throw SqliteErrors.translate(ex, this.sql, null);
		}
	}

	@Override
	public long longValue(int column) {
		try {
			return this.pointer.safeRunLong((db, statement) -> db.column_long(statement, column));
		}
		catch (SQLException ex) {
			throw SqliteErrors.translate(ex, this.sql, null);
		}
	}

	@Override
	public double doubleValue(int column) {
		try {
			return this.pointer.safeRunDouble((db, statement) -> db.column_double(statement, column));
		}
		catch (SQLException ex) {
			throw SqliteErrors.translate(ex, this.sql, null);
		}
	}

	@Override
	public @Nullable String textValue(int column) {
		return read(() -> this.pointer.safeRun((db, statement) -> db.column_text(statement, column)));
	}

	@Override
	public byte @Nullable [] blobValue(int column) {
		return read(() -> this.pointer.safeRun((db, statement) -> db.column_blob(statement, column)));
	}

	private <T> @Nullable T read(NativeCall<T> call) {
		try {
			return call.run();
		}
		catch (SQLException ex) {
			throw SqliteErrors.translate(ex, this.sql, null);
		}
	}

	private static boolean hasLargeValue(@Nullable Object[] values) {
		for (Object value : values) {
			if (value instanceof String text && text.length() > LARGE_VALUE) {
				return true;
			}
			if (value instanceof byte[] bytes && bytes.length > LARGE_VALUE) {
				return true;
			}
		}
		return false;
	}

	private interface NativeCall<T> {

		@Nullable T run() throws SQLException;

	}

}
