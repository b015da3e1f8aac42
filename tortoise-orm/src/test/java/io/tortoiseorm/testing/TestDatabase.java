package io.tortoiseorm.testing;

import java.util.List;
import java.util.Map;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * An empty database that belongs to one test class. Its connections are plain connections
 * of the driver, for what a test has to say in SQL: nothing of the ORM is in between.
 */
public final class TestDatabase implements AutoCloseable {

	private final TestDatabaseKind kind;

	private final String name;

	private final String url;

	private final String r2dbcUrl;

	private final ConnectionFactory connectionFactory;

	private final BlockingSql sql;

	private final Runnable drop;

	TestDatabase(TestDatabaseKind kind, String name, String url, String r2dbcUrl, Runnable drop) {
		this.kind = kind;
		this.name = name;
		this.url = url;
		this.r2dbcUrl = r2dbcUrl;
		this.connectionFactory = ConnectionFactories.get(r2dbcUrl);
		this.sql = new BlockingSql(this.connectionFactory);
		this.drop = drop;
	}

	/**
	 * Creates an empty database, for those who do not have {@link DatabaseTest} do it.
	 * Starts its server if need be, and waits for it.
	 * @param kind what database it shall be
	 * @return the database, to be closed by the caller
	 * @throws io.tortoiseorm.testing.server.ServerUnavailableException when the server
	 * cannot be had
	 */
	public static TestDatabase create(TestDatabaseKind kind) {
		return TestDatabaseFactory.of(kind).create();
	}

	/**
	 * What database this is.
	 * @return the kind
	 */
	public TestDatabaseKind kind() {
		return this.kind;
	}

	/**
	 * The name of the database on its server, unique for each test class and run.
	 * @return the name; for SQLite the path of the file
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The URL that the ORM connects by.
	 * @return {@code postgres://user:password@host:port/name}, {@code mysql://…} and
	 * {@code mariadb://…} likewise, {@code h2://mem:name},
	 * {@code sqlite:///absolute/path}
	 */
	public String url() {
		return this.url;
	}

	/**
	 * The URL that R2DBC connects by.
	 * @return such as {@code r2dbc:postgresql://user:password@host:port/name}
	 */
	public String r2dbcUrl() {
		return this.r2dbcUrl;
	}

	/**
	 * The driver's own connections, without a pool.
	 * @return the factory
	 */
	public ConnectionFactory connectionFactory() {
		return this.connectionFactory;
	}

	/**
	 * Runs statements one after the other on one connection and waits for them.
	 * @param statements the SQL, without binds
	 */
	public void execute(String... statements) {
		this.sql.execute(statements);
	}

	/**
	 * Runs a query and waits for its rows.
	 * @param query the SQL, without binds
	 * @return the rows, each with its columns by name in lower case and in order, values
	 * as the driver gives them
	 */
	public List<Map<String, @Nullable Object>> query(String query) {
		return this.sql.query(query);
	}

	/**
	 * Runs a query of one row and one column and waits for its value.
	 * @param query the SQL, without binds
	 * @return the value as the driver gives it
	 */
	public @Nullable Object queryValue(String query) {
		List<Map<String, @Nullable Object>> rows = query(query);
		if (rows.size() != 1 || rows.get(0).size() != 1) {
			throw new IllegalStateException("Expected one row of one column from: " + query + ", found " + rows);
		}
		return rows.get(0).values().iterator().next();
	}

	/**
	 * Drops the database with all that is in it, connected or not.
	 */
	@Override
	public void close() {
		this.drop.run();
	}

	@Override
	public String toString() {
		return this.kind.displayName() + " database " + this.name;
	}

}
