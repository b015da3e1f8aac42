package io.tortoiseorm.r2dbc.sqlite;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.sqlite.SQLiteConnection;

/**
 * The prepared statements of a connection that are not in use, the least recently used
 * ones leave. A statement is taken out while it executes or has rows to read.
 */
final class StatementCache {

	private final SQLiteConnection connection;

	private final int capacity;

	private final Map<String, NativeStatement> idle = new LinkedHashMap<>();

	StatementCache(SQLiteConnection connection, int capacity) {
		this.connection = connection;
		this.capacity = capacity;
	}

	NativeStatement take(String sql) throws SQLException {
		NativeStatement statement = this.idle.remove(sql);
		return (statement != null) ? statement : NativeStatement.prepare(this.connection, sql);
	}

	/** Ends the execution of a statement and keeps it for the next one. */
	void giveBack(NativeStatement statement) throws SQLException {
		if (statement.isClosed()) {
			return;
		}
		statement.reset();
		NativeStatement same = (this.capacity > 0) ? this.idle.put(statement.sql(), statement) : statement;
		if (same != null) {
			same.close();
		}
		else if (this.idle.size() > this.capacity) {
			NativeStatement eldest = this.idle.values().iterator().next();
			this.idle.remove(eldest.sql());
			eldest.close();
		}
	}

	int size() {
		return this.idle.size();
	}

}
