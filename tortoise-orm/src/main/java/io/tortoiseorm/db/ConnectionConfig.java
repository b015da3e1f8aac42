package io.tortoiseorm.db;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.tortoiseorm.exceptions.ConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * What a named connection connects to, and how. Immutable; made of a URL, or of an engine
 * and its credentials. Never shows a password.
 */
public final class ConnectionConfig {

	private static final String R2DBC = "r2dbc:";

	private static final String SLOW = "slow_query_threshold";

	private final String name;

	private final Engine engine;

	private final @Nullable String r2dbcUrl;

	private final @Nullable String host;

	private final int port;

	private final String database;

	private final @Nullable String username;

	private final @Nullable String password;

	private final PoolOptions pool;

	private final @Nullable Duration slowStatements;

	private final Map<String, Object> parameters;

	private ConnectionConfig(String name, Engine engine, Parameters parameters) {
		this.name = name;
		this.engine = engine;
		this.r2dbcUrl = parameters.takeText("r2dbc_url");
		this.host = parameters.takeText("host", "hostname", "server");
		Integer givenPort = parameters.takeInt(1, "port");
		this.port = (givenPort != null) ? givenPort : engine.defaultPort();
		this.username = parameters.takeText("username", "user");
		this.password = parameters.takeText("password", "passwd");
		String path = parameters.takeText("database", "db", "dbname", "file_path", "path");
		this.database = (path != null) ? path : "";
		PoolOptions given = PoolOptions.take(name, parameters, PoolOptions.defaults(engine));
		this.pool = isInMemory() ? given.single() : given;
		Duration slow = parameters.takeDuration(SLOW, "slow_statements", "slow_query_time");
		this.slowStatements = (slow != null && !slow.isNegative()) ? slow : null;
		this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters.rest()));
		check();
	}

	/**
	 * Reads a connection URL:
	 * <ul>
	 * <li>{@code postgres://user:password@host:5432/database?minsize=1&maxsize=20}, with
	 * {@code postgresql}, {@code asyncpg} and {@code psycopg} as other names of the
	 * scheme; likewise {@code mysql}, {@code mariadb}, {@code mssql} and
	 * {@code oracle}</li>
	 * <li>{@code sqlite://path/to/file.db}, {@code sqlite://:memory:}</li>
	 * <li>{@code h2://mem:name}, {@code h2://file:path}</li>
	 * <li>{@code r2dbc:…}, taken as it is</li>
	 * </ul>
	 * Special characters in user and password are percent-encoded; a {@code +} stays a
	 * {@code +}.
	 * @param name the connection's name
	 * @param url the URL
	 * @return the configuration
	 * @throws ConfigurationError if the URL is not one of these; the message never holds
	 * it
	 */
	public static ConnectionConfig of(String name, String url) {
		String text = url.strip();
		if (text.regionMatches(true, 0, R2DBC, 0, R2DBC.length())) {
			return ofR2dbc(name, text);
		}
		int separator = text.indexOf("://");
		if (separator <= 0) {
			throw new ConfigurationError("The URL of connection \"" + name
					+ "\" has no scheme: expected for example postgres://user:password@host:5432/database");
		}
		Engine engine = Engine.of(text.substring(0, separator), name);
		Map<String, Object> parts = ConnectionUrl.parse(name, engine, text.substring(separator + 3));
		return new ConnectionConfig(name, engine, new Parameters(name, parts));
	}

	/**
	 * Takes an engine and its credentials.
	 * @param name the connection's name
	 * @param engine a short name such as {@code postgres}, or a module name of Tortoise
	 * such as {@code tortoise.backends.asyncpg}
	 * @param credentials host, port, user, password and database, or file_path; further
	 * parameters of the pool and the driver
	 * @return the configuration
	 * @throws ConfigurationError if the engine is not known or something is missing
	 */
	public static ConnectionConfig of(String name, String engine, Map<String, ?> credentials) {
		return new ConnectionConfig(name, Engine.of(engine, name), new Parameters(name, credentials));
	}

	/**
	 * Takes a connection as a configuration file has it: a URL, or a map of
	 * {@code engine} and {@code credentials}, or a map of {@code url} (or
	 * {@code db_url}).
	 * @param name the connection's name
	 * @param value a string or a map
	 * @return the configuration
	 * @throws ConfigurationError if the value is neither, or misses something
	 */
	public static ConnectionConfig from(String name, @Nullable Object value) {
		if (value instanceof ConnectionConfig config) {
			return config;
		}
		if (value instanceof CharSequence url && !url.toString().isBlank()) {
			return of(name, url.toString());
		}
		if (!(value instanceof Map<?, ?> map)) {
			throw new ConfigurationError("Connection \"" + name
					+ "\" must be a URL, or a map of engine and credentials, and is " + ConnectionUrl.kindOf(value));
		}
		Parameters parameters = new Parameters(name, ConnectionUrl.stringKeys(name, map));
		String url = parameters.takeText("url", "db_url");
		String engine = parameters.takeText("engine");
		Object credentials = parameters.take("credentials");
		if ((url == null) == (engine == null)) {
			throw new ConfigurationError(
					"Connection \"" + name + "\" must have either a url, or an engine with credentials"
							+ ((url != null) ? ", and has both" : ", and has neither"));
		}
		if (url != null) {
			return of(name, url);
		}
		if (credentials != null && !(credentials instanceof Map<?, ?>)) {
			throw new ConfigurationError("The credentials of connection \"" + name + "\" must be a map, and are "
					+ ConnectionUrl.kindOf(credentials));
		}
		return of(name, engine,
				(credentials instanceof Map<?, ?> given) ? ConnectionUrl.stringKeys(name, given) : Map.of());
	}

	/**
	 * The same connection with other values in some places.
	 * @param overrides credentials and parameters by their names, as
	 * {@link #of(String, String, Map)} takes them
	 * @return the changed configuration
	 * @throws ConfigurationError if a value is not allowed
	 */
	public ConnectionConfig with(Map<String, ?> overrides) {
		Map<String, Object> values = new LinkedHashMap<>(this.parameters);
		put(values, "r2dbc_url", this.r2dbcUrl);
		put(values, "host", this.host);
		put(values, "port", (this.port > 0) ? this.port : null);
		put(values, "username", this.username);
		put(values, "password", this.password);
		put(values, "database", this.database);
		put(values, SLOW, this.slowStatements);
		values.putAll(this.pool.asParameters());
		overrides.forEach((name, value) -> {
			values.remove(name);
			put(values, name, value);
		});
		return new ConnectionConfig(this.name, this.engine, new Parameters(this.name, values));
	}

	/**
	 * The same connection with another pool.
	 * @param options the pool's options
	 * @return the changed configuration
	 */
	public ConnectionConfig withPool(PoolOptions options) {
		return with(options.asParameters());
	}

	private static void put(Map<String, Object> values, String name, @Nullable Object value) {
		if (value != null) {
			values.put(name, value);
		}
	}

	private static ConnectionConfig ofR2dbc(String name, String url) {
		String[] parts = url.split(":", 4);
		String driver = (parts.length > 2 && parts[1].equals("pool")) ? parts[2] : parts[1];
		if (parts.length < 3 || !url.contains("//")) {
			throw new ConfigurationError("The URL of connection \"" + name
					+ "\" is no R2DBC URL: expected for example r2dbc:postgresql://user:password@host:5432/database");
		}
		Engine engine = Engine.of(driver.replaceFirst("^(h2|oracle|mysql|mariadb)s?$", "$1"), name);
		Map<String, Object> values = ConnectionUrl.parseR2dbc(url);
		return new ConnectionConfig(name, engine, new Parameters(name, values));
	}

	private void check() {
		if (this.r2dbcUrl != null) {
			return;
		}
		if (this.database.isEmpty()) {
			throw new ConfigurationError("Connection \"" + this.name + "\" to " + this.engine.displayName() + " "
					+ ConnectionUrl.missingDatabase(this.engine));
		}
		if (this.port > 65_535) {
			throw ConnectionUrl.badPort(this.name, this.engine);
		}
		if (this.engine.isServer() && (this.username == null || this.username.isEmpty())) {
			throw new ConfigurationError("Connection \"" + this.name + "\" to " + this.engine.displayName()
					+ " has no user: expected " + ConnectionUrl.example(this.engine));
		}
	}

	/**
	 * The connection's name.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The database product.
	 * @return the engine
	 */
	public Engine engine() {
		return this.engine;
	}

	/**
	 * The R2DBC URL, if the connection was given as one. It may hold a password.
	 * @return the URL, or {@code null}
	 */
	public @Nullable String r2dbcUrl() {
		return this.r2dbcUrl;
	}

	/**
	 * The server.
	 * @return its name or address; {@code localhost} if none was given
	 */
	public String host() {
		return (this.host != null && !this.host.isEmpty()) ? this.host : "localhost";
	}

	/**
	 * The server's port.
	 * @return the port, 0 for a database without a server
	 */
	public int port() {
		return this.port;
	}

	/**
	 * The database: its name on a server, SQLite's path, or H2's {@code mem:name} or
	 * {@code file:path}.
	 * @return the database
	 */
	public String database() {
		return this.database;
	}

	/**
	 * The user.
	 * @return the name, or {@code null}
	 */
	public @Nullable String username() {
		return this.username;
	}

	/**
	 * The password.
	 * @return the password, or {@code null}
	 */
	public @Nullable String password() {
		return this.password;
	}

	/**
	 * How many connections are kept, and for how long.
	 * @return the pool's options
	 */
	public PoolOptions pool() {
		return this.pool;
	}

	/**
	 * From which time on a statement is slow and logged as such: the parameter
	 * {@code slow_query_threshold}, for example {@code 500ms}.
	 * @return the time, or {@code null} for none
	 */
	public @Nullable Duration slowStatements() {
		return this.slowStatements;
	}

	/**
	 * Everything else, for the driver.
	 * @return names as they were given, with their values
	 */
	public Map<String, Object> parameters() {
		return this.parameters;
	}

	/**
	 * Whether the database is a SQLite one in memory, which only its own connection sees.
	 * @return whether it is
	 */
	public boolean isInMemory() {
		return this.engine == Engine.SQLITE && (this.database.equals(":memory:") || this.database.isEmpty());
	}

	/**
	 * What is connected to, for messages.
	 * @return for example {@code localhost:5432/shop}
	 */
	public String target() {
		if (this.r2dbcUrl != null) {
			return ConnectionUrl.withoutCredentials(this.r2dbcUrl);
		}
		if (!this.engine.isServer()) {
			return this.database;
		}
		String server = host().contains(":") ? "[" + host() + "]" : host();
		return server + ":" + this.port + "/" + this.database;
	}

	@Override
	public String toString() {
		return "ConnectionConfig[" + this.name + ", " + this.engine.id() + ", " + target() + "]";
	}

}
