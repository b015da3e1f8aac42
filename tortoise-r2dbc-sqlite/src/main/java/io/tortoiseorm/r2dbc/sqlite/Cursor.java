package io.tortoiseorm.r2dbc.sqlite;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;

import io.r2dbc.spi.R2dbcException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one execution, read forward once: step by step from SQLite or, where the
 * connection was needed for something else, from memory. Used by the connection's thread
 * only.
 */
final class Cursor {

	private final Operation operation;

	private final Deque<BufferedRow> buffer;

	private @Nullable Live live;

	private @Nullable R2dbcException failure;

	private @Nullable SqliteRowMetadata metadata;

	private @Nullable ColumnValues row;

	private long rowNumber;

	private Cursor(Operation operation, @Nullable Live live, Deque<BufferedRow> buffer,
			@Nullable SqliteRowMetadata metadata) {
		this.operation = operation;
		this.live = live;
		this.buffer = buffer;
		this.metadata = metadata;
	}

	/** A cursor on a statement that stands on its first row. */
	static Cursor open(Session session, SqlUnit unit, NativeStatement statement, Operation operation) {
		return new Cursor(operation, new Live(session, unit, statement), new ArrayDeque<>(), null);
	}

	/** A cursor on rows in memory. */
	static Cursor ofRows(Deque<BufferedRow> rows, SqliteRowMetadata metadata) {
		return new Cursor(new Operation(), null, rows, metadata);
	}

	/**
	 * Moves to the next row.
	 * @return whether there is one; after the last, the connection is free again
	 * @throws R2dbcException if the row cannot be read
	 */
	boolean next() {
		this.rowNumber++;
		Live source = this.live;
		if (source == null) {
			return nextBuffered();
		}
		try {
			this.row = source.next() ? source.statement : null;
		}
		catch (SQLException ex) {
			close();
			throw source.failed(ex, this.operation);
		}
		if (this.row == null) {
			close();
		}
		return this.row != null;
	}

	private boolean nextBuffered() {
		this.row = this.buffer.poll();
		R2dbcException pending = this.failure;
		if (this.row == null && pending != null) {
			this.failure = null;
			throw pending;
		}
		return this.row != null;
	}

	/** The number of the current row. */
	long rowNumber() {
		return this.rowNumber;
	}

	/**
	 * The values of a row.
	 * @param number the number of the row
	 * @return its values
	 * @throws IllegalStateException if the cursor has moved on
	 */
	ColumnValues row(long number) {
		ColumnValues values = this.row;
		if (values == null || number != this.rowNumber) {
			throw new IllegalStateException(
					"The row has been passed: read its values inside the mapping function and keep the values, not the row");
		}
		return values;
	}

	SqliteRowMetadata metadata() {
		SqliteRowMetadata known = this.metadata;
		Live source = this.live;
		if (known == null && source != null) {
			known = source.metadata();
			this.metadata = known;
		}
		if (known == null) {
			throw new IllegalStateException("The result has been closed");
		}
		return known;
	}

	/** Reads the rows to the end into memory, which frees the connection. */
	void detach() {
		Live source = this.live;
		if (source == null) {
			return;
		}
		Operation interrupted = source.session.interruption().enter(this.operation);
		try {
			if (!this.operation.isStopped()) {
				metadata();
				readAll(source);
			}
		}
		catch (SQLException ex) {
			close();
			this.failure = source.failed(ex, this.operation);
		}
		catch (R2dbcException ex) {
			this.failure = ex;
		}
		finally {
			close();
			source.session.interruption().exit(interrupted);
		}
	}

	private void readAll(Live source) throws SQLException {
		int columns = source.statement.columnCount();
		if (this.row != null) {
			this.row = BufferedRow.copyOf(source.statement, columns);
		}
		while (source.next()) {
			this.buffer.add(BufferedRow.copyOf(source.statement, columns));
		}
	}

	/** Gives up the rows that SQLite still holds. */
	void close() {
		Live source = this.live;
		if (source != null) {
			this.live = null;
			source.release(this);
		}
	}

	/** Gives up the rows that SQLite still holds, to the error that is given. */
	void abort(R2dbcException reason) {
		close();
		this.failure = reason;
		this.row = null;
	}

	/** Gives up all rows. */
	void discard() {
		close();
		this.buffer.clear();
		this.failure = null;
		this.row = null;
	}

	/**
	 * A statement that is being read.
	 */
	private static final class Live {

		private final Session session;

		private final SqlUnit unit;

		private final NativeStatement statement;

		/**
		 * SQLite stands on the first row already when the statement has been executed.
		 */
		private boolean rowAhead = true;

		Live(Session session, SqlUnit unit, NativeStatement statement) {
			this.session = session;
			this.unit = unit;
			this.statement = statement;
		}

		boolean next() throws SQLException {
			if (this.rowAhead) {
				this.rowAhead = false;
				return true;
			}
			return this.statement.step();
		}

		SqliteRowMetadata metadata() {
			try {
				return this.statement.metadata();
			}
			catch (SQLException ex) {
				throw SqliteErrors.translate(ex, this.unit.sql(), null);
			}
		}

		R2dbcException failed(SQLException failure, Operation operation) {
			this.session.transaction().afterError();
			return SqliteErrors.translate(failure, this.unit.sql(), operation);
		}

		void release(Cursor cursor) {
			try {
				this.session.closed(cursor, this.statement);
			}
			catch (SQLException ex) {
				throw SqliteErrors.translate(ex, this.unit.sql(), null);
			}
		}

	}

}
