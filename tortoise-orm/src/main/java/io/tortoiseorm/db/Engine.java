package io.tortoiseorm.db;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.tortoiseorm.exceptions.ConfigurationError;

/**
 * A database product, as connection URLs and configurations name it.
 */
public enum Engine {

	/** PostgreSQL. */
	POSTGRES("PostgreSQL", 5432, List.of("postgres", "postgresql", "asyncpg", "psycopg")),

	/** MySQL; the server itself may turn out to be MariaDB. */
	MYSQL("MySQL", 3306, List.of("mysql")),

	/** MariaDB; the server itself may turn out to be MySQL. */
	MARIADB("MariaDB", 3306, List.of("mariadb")),

	/** SQLite. */
	SQLITE("SQLite", 0, List.of("sqlite")),

	/** H2, in this process. */
	H2("H2", 0, List.of("h2")),

	/** Microsoft SQL Server. */
	MSSQL("SQL Server", 1433, List.of("mssql", "sqlserver")),

	/** Oracle. */
	ORACLE("Oracle", 1521, List.of("oracle"));

	private static final String TORTOISE_MODULES = "tortoise.backends.";

	private final String displayName;

	private final int defaultPort;

	private final List<String> names;

	Engine(String displayName, int defaultPort, List<String> names) {
		this.displayName = displayName;
		this.defaultPort = defaultPort;
		this.names = names;
	}

	/**
	 * Finds an engine by a URL's scheme, a short name or a module name of Tortoise.
	 * @param name for example {@code postgres}, {@code asyncpg} or
	 * {@code tortoise.backends.asyncpg}
	 * @param connection the connection's name, for the error
	 * @return the engine
	 * @throws ConfigurationError if there is none of that name
	 */
	static Engine of(String name, String connection) {
		String shortName = name.toLowerCase(Locale.ROOT);
		if (shortName.startsWith(TORTOISE_MODULES)) {
			shortName = shortName.substring(TORTOISE_MODULES.length());
		}
		for (Engine engine : values()) {
			if (engine.names.contains(shortName)) {
				return engine;
			}
		}
		throw new ConfigurationError("Connection \"" + connection + "\" has the unknown scheme or engine \"" + name
				+ "\": allowed are "
				+ Arrays.stream(values()).flatMap((engine) -> engine.names.stream()).collect(Collectors.joining(", "))
				+ " and r2dbc: URLs");
	}

	/**
	 * The name for people.
	 * @return for example {@code PostgreSQL}
	 */
	public String displayName() {
		return this.displayName;
	}

	/**
	 * The short name.
	 * @return for example {@code postgres}
	 */
	public String id() {
		return this.names.get(0);
	}

	/**
	 * Whether the database is a server to be reached over a network.
	 * @return {@code false} for SQLite and H2
	 */
	public boolean isServer() {
		return this.defaultPort != 0;
	}

	int defaultPort() {
		return this.defaultPort;
	}

}
