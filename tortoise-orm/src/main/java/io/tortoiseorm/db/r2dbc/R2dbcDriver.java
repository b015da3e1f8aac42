package io.tortoiseorm.db.r2dbc;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.tortoiseorm.db.DriverError;
import io.tortoiseorm.db.TransactionOptions;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * What is special about one R2DBC driver. Stateless and thread-safe; this class itself is
 * the driver that keeps to the specification.
 */
public class R2dbcDriver {

	/**
	 * Creates a driver without specialities.
	 */
	protected R2dbcDriver() {
	}

	/**
	 * Finds the driver of a connection factory.
	 * @param metadata what the factory says of itself
	 * @return the driver
	 */
	public static R2dbcDriver of(ConnectionFactoryMetadata metadata) {
		return switch (metadata.getName()) {
			case "PostgreSQL" -> new PostgresDriver();
			case "MySQL" -> new AsyncerDriver();
			case "MariaDB" -> new MariaDbDriver();
			case "H2" -> new H2Driver();
			case "SQLite" -> new SqliteDriver();
			case "Microsoft SQL Server" -> new MsSqlDriver();
			case "Oracle Database" -> new OracleDriver();
			default -> new R2dbcDriver();
		};
	}

	/**
	 * The class with which NULL can be bound to a column of any type.
	 * @return the class
	 */
	protected Class<?> nullType() {
		return String.class;
	}

	/**
	 * Binds a value.
	 * @param statement the statement
	 * @param index the value's position, from 0
	 * @param value the value in a class that the driver has an encoder for
	 */
	protected void bind(Statement statement, int index, Object value) {
		statement.bind(index, value);
	}

	/**
	 * Binds NULL.
	 * @param statement the statement
	 * @param index the value's position, from 0
	 */
	protected void bindNull(Statement statement, int index) {
		statement.bindNull(index, nullType());
	}

	/**
	 * Asks for the value that an INSERT generates.
	 * @param statement the statement
	 * @param column the column it is generated in
	 */
	protected void returnKey(Statement statement, String column) {
		statement.returnGeneratedValues(column);
	}

	/**
	 * Whether the driver does its work on the thread that subscribes.
	 * @return whether it blocks
	 */
	protected boolean blocksCaller() {
		return false;
	}

	/**
	 * Whether a statement can be cancelled in the middle without loss, and without the
	 * connection staying busy behind the subscriber's back.
	 * @return whether it can; else cancelled statements are read to their end
	 */
	protected boolean cancelsCleanly() {
		return true;
	}

	/**
	 * Whether cancelling a stream with a fetch size stops it early.
	 * @return whether it does; else cancelled streams are read to their end
	 */
	protected boolean cancelsStreams() {
		return cancelsCleanly();
	}

	/**
	 * Begins a transaction.
	 * @param connection the connection
	 * @param options how the transaction runs
	 * @return completes when begun
	 */
	protected Publisher<Void> begin(Connection connection, TransactionOptions options) {
		boolean plain = options.isolation() == null && !options.readOnly();
		return plain ? connection.beginTransaction() : connection.beginTransaction(new Definition(options));
	}

	/**
	 * Undoes what {@link #begin} changed on the connection for longer than the
	 * transaction.
	 * @param connection the connection
	 * @param options how the transaction ran
	 * @return completes when undone
	 */
	protected Publisher<Void> afterTransaction(Connection connection, TransactionOptions options) {
		return Mono.empty();
	}

	/**
	 * Runs SQL without bound values.
	 * @param connection the connection
	 * @param sql one or several statements
	 * @return the results
	 */
	protected Publisher<? extends Result> script(Connection connection, String sql) {
		return connection.createStatement(sql).execute();
	}

	/**
	 * Reads a value of which only the database knows the type.
	 * @param row the row
	 * @param index the position of the column, from 0
	 * @return the value in a class that fits the column
	 */
	protected @Nullable Object read(Readable row, int index) {
		return row.get(index);
	}

	/**
	 * How the first key that the last INSERT generated is asked for, where the driver
	 * itself cannot tell.
	 * @return a query on the same connection, or {@code null} if the driver can tell
	 */
	protected @Nullable String generatedKeyQuery() {
		return null;
	}

	/**
	 * Asks the server to stop what runs on a connection.
	 * @param connection the driver's own connection
	 * @return completes when asked; at once where there is no such way
	 */
	protected Mono<Void> stopRunning(Connection connection) {
		return Mono.empty();
	}

	/**
	 * Reads an error.
	 * @param error the driver's error
	 * @return what it says
	 */
	protected DriverError describe(R2dbcException error) {
		return new DriverError(error.getSqlState(), error.getErrorCode(), message(error), isConnectionFailure(error));
	}

	/**
	 * The message of an error.
	 * @param error the error
	 * @return the message, empty if there is none
	 */
	protected static String message(Throwable error) {
		return (error.getMessage() != null) ? error.getMessage() : "";
	}

	private static boolean isConnectionFailure(R2dbcException error) {
		String state = error.getSqlState();
		boolean silent = state == null && error.getErrorCode() == 0;
		return error instanceof R2dbcNonTransientResourceException
				&& (silent || state != null && state.startsWith("08"));
	}

	/**
	 * Runs SQL as a batch of one, which drivers send as it is.
	 * @param connection the connection
	 * @param sql the statements
	 * @return the results
	 */
	static Publisher<? extends Result> asBatch(Connection connection, String sql) {
		Batch batch = connection.createBatch();
		return batch.add(sql).execute();
	}

	/**
	 * Transaction options as R2DBC asks for them.
	 *
	 * @param options the options
	 */
	private record Definition(TransactionOptions options) implements io.r2dbc.spi.TransactionDefinition {

		@Override
		public <T> @Nullable T getAttribute(io.r2dbc.spi.Option<T> option) {
			if (option.equals(ISOLATION_LEVEL) && this.options.isolation() != null) {
				return option.cast(io.r2dbc.spi.IsolationLevel.valueOf(this.options.isolation().sql()));
			}
			if (option.equals(READ_ONLY) && this.options.readOnly()) {
				return option.cast(Boolean.TRUE);
			}
			return null;
		}

	}

}
