package io.tortoiseorm.r2dbc.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;

/**
 * Holds an in-memory database: SQLite drops it with the last connection.
 */
final class MemoryKeeper implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(MemoryKeeper.class);

	private final String jdbcUrl;

	private @Nullable Connection connection;

	private boolean closed;

	MemoryKeeper(String jdbcUrl) {
		this.jdbcUrl = jdbcUrl;
	}

	synchronized void open() throws SQLException {
		if (this.connection == null && !this.closed) {
			this.connection = JDBC.createConnection(this.jdbcUrl, new Properties());
		}
	}

	/** Lets the database go. */
	@Override
	public synchronized void run() {
		this.closed = true;
		Connection held = this.connection;
		this.connection = null;
		if (held != null) {
			try {
				held.close();
			}
			catch (SQLException ex) {
				logger.warn("The hold on an in-memory database could not be closed", ex);
			}
		}
	}

}
