package io.tortoiseorm.db.r2dbc;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.ValidationDepth;
import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.DatabaseBuilder;
import io.tortoiseorm.db.Engine;
import io.tortoiseorm.db.PoolOptions;
import io.tortoiseorm.dialect.Dialects;
import io.tortoiseorm.exceptions.ConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * Makes databases that are reached over R2DBC.
 */
public final class R2dbcDatabases {

	private R2dbcDatabases() {
	}

	/**
	 * Describes a database with a pool of its own. Opens nothing.
	 * @param config what to connect to, and how
	 * @return the builder, with transport and dialect set
	 * @throws ConfigurationError if the driver is not on the class path, or refuses the
	 * options
	 */
	public static DatabaseBuilder builder(ConnectionConfig config) {
		R2dbcTransport transport = new R2dbcTransport(pool(config, ConnectionFactories::get), config.target(), true);
		return dialect(Database.builder(config.name(), transport), config.engine())
			.slowStatements(config.slowStatements());
	}

	/**
	 * Describes a database on somebody else's connections, which are not closed with it.
	 * @param name the connection's name
	 * @param connectionFactory gives connections, usually a pool
	 * @param target what it connects to, for messages, without a password
	 * @return the builder, with transport and dialect set
	 * @throws ConfigurationError if the ORM does not know the database
	 */
	public static DatabaseBuilder builder(String name, ConnectionFactory connectionFactory, String target) {
		R2dbcTransport transport = new R2dbcTransport(connectionFactory, target, false);
		return dialect(Database.builder(name, transport), engine(name, connectionFactory.getMetadata().getName()));
	}

	/**
	 * Makes a pool. Opens nothing.
	 * @param config what to connect to, and how
	 * @param driver gives the driver's connections from its options
	 * @return the pool, which belongs to the caller
	 * @throws ConfigurationError if the driver is not on the class path, or refuses the
	 * options
	 */
	public static ConnectionPool pool(ConnectionConfig config,
			Function<ConnectionFactoryOptions, ? extends ConnectionFactory> driver) {
		ConnectionFactory factory = connectionFactory(config, driver);
		return (factory instanceof ConnectionPool given) ? given : pool(config, factory);
	}

	private static Engine engine(String name, String product) {
		return switch (product) {
			case "PostgreSQL" -> Engine.POSTGRES;
			case "MySQL" -> Engine.MYSQL;
			case "MariaDB" -> Engine.MARIADB;
			case "H2" -> Engine.H2;
			case "SQLite" -> Engine.SQLITE;
			case "Microsoft SQL Server" -> Engine.MSSQL;
			case "Oracle Database" -> Engine.ORACLE;
			default -> throw new ConfigurationError("Connection \"" + name + "\" leads to " + product
					+ ", which this version of the ORM does not know: it knows PostgreSQL, MySQL, MariaDB, H2, SQLite, "
					+ "SQL Server and Oracle");
		};
	}

	private static DatabaseBuilder dialect(DatabaseBuilder builder, Engine engine) {
		return switch (engine) {
			case POSTGRES -> builder.dialectByVersion(Dialects.postgres(), Dialects::speakingPostgres);
			case H2 -> builder.dialect(Dialects.h2());
			case SQLITE -> builder.dialect(Dialects.sqlite());
			case MYSQL, MARIADB -> builder.dialectByVersion(Dialects::speakingMySql);
			case MSSQL -> builder.dialect(Dialects.mssql());
			case ORACLE -> builder.dialect(Dialects.oracle());
		};
	}

	private static ConnectionFactory connectionFactory(ConnectionConfig config,
			Function<ConnectionFactoryOptions, ? extends ConnectionFactory> driver) {
		ConnectionFactoryOptions options = options(config);
		if (!ConnectionFactories.supports(options)) {
			requireUser(config);
			throw missingDriver(config);
		}
		try {
			return driver.apply(options);
		}
		catch (IllegalArgumentException | IllegalStateException | ClassCastException ex) {
			throw new ConfigurationError("Connection \"" + config.name() + "\" to " + config.target()
					+ " has a parameter that its driver refuses; the cause tells which", ex);
		}
	}

	/** Its driver does not answer to options without. */
	private static void requireUser(ConnectionConfig config) {
		if (config.engine() == Engine.MSSQL && config.r2dbcUrl() == null
				&& (config.username() == null || config.password() == null)) {
			throw new ConfigurationError("Connection \"" + config.name() + "\" to " + config.target()
					+ " needs a user and a password: SQL Server knows no other way in");
		}
	}

	private static ConnectionFactoryOptions options(ConnectionConfig config) {
		if (config.r2dbcUrl() == null) {
			return R2dbcOptions.of(config, driver(config));
		}
		try {
			return withUser(config, ConnectionFactoryOptions.parse(config.r2dbcUrl()).mutate());
		}
		catch (IllegalArgumentException ex) {
			// Its message holds the URL, and so does the exception.
			throw new ConfigurationError("The URL of connection \"" + config.name() + "\" is no valid R2DBC URL");
		}
	}

	private static ConnectionFactoryOptions withUser(ConnectionConfig config,
			ConnectionFactoryOptions.Builder options) {
		if (config.username() != null) {
			options.option(ConnectionFactoryOptions.USER, config.username());
		}
		if (config.password() != null) {
			options.option(ConnectionFactoryOptions.PASSWORD, config.password());
		}
		return options.build();
	}

	private static String driver(ConnectionConfig config) {
		Object wanted = config.parameters().get("driver");
		return switch (config.engine()) {
			case POSTGRES -> "postgresql";
			case H2 -> "h2";
			case SQLITE -> "sqlite";
			case MSSQL -> "mssql";
			case ORACLE -> "oracle";
			case MYSQL, MARIADB -> mySqlDriver(config, wanted);
		};
	}

	/** Both drivers reach both databases; one is enough. */
	private static String mySqlDriver(ConnectionConfig config, @Nullable Object wanted) {
		if (wanted != null) {
			String name = wanted.toString();
			if (!List.of("mysql", "mariadb").contains(name)) {
				throw new ConfigurationError("Parameter driver of connection \"" + config.name() + "\" is \"" + name
						+ "\": it must be mysql or mariadb");
			}
			return name;
		}
		return (isPresent("mysql") || !isPresent("mariadb")) ? "mysql" : "mariadb";
	}

	private static boolean isPresent(String driver) {
		return ConnectionFactories
			.supports(ConnectionFactoryOptions.builder().option(ConnectionFactoryOptions.DRIVER, driver).build());
	}

	private static ConfigurationError missingDriver(ConnectionConfig config) {
		String coordinates = switch (config.engine()) {
			case POSTGRES -> "org.postgresql:r2dbc-postgresql";
			case MYSQL -> "io.asyncer:r2dbc-mysql";
			case MARIADB -> "io.asyncer:r2dbc-mysql or org.mariadb:r2dbc-mariadb";
			case H2 -> "io.r2dbc:r2dbc-h2";
			case SQLITE -> "io.tortoiseorm:tortoise-r2dbc-sqlite";
			case MSSQL -> "io.r2dbc:r2dbc-mssql";
			case ORACLE -> "com.oracle.database.r2dbc:oracle-r2dbc";
		};
		return new ConfigurationError(
				"Connection \"" + config.name() + "\" needs the R2DBC driver of " + config.engine().displayName()
						+ ", which is not on the class path: add the dependency " + coordinates);
	}

	private static ConnectionPool pool(ConnectionConfig config, ConnectionFactory factory) {
		PoolOptions options = config.pool();
		ConnectionPoolConfiguration.Builder pool = ConnectionPoolConfiguration.builder(factory)
			.name("tortoise-" + config.name())
			.initialSize(options.minSize())
			.minIdle(options.minSize())
			.maxSize(options.maxSize())
			.maxAcquireTime(options.acquireTimeout())
			.maxCreateConnectionTime(options.connectTimeout())
			.maxValidationTime(options.validationTimeout())
			.maxIdleTime(options.idleTime())
			.maxLifeTime(options.lifeTime())
			.validationDepth(ValidationDepth.LOCAL)
			.preRelease(DiscardedConnections::check);
		if (options.validationQuery() != null) {
			pool.validationQuery(Objects.requireNonNull(options.validationQuery()));
		}
		return new ConnectionPool(pool.build());
	}

}
