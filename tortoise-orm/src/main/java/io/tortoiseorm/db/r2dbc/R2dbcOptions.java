package io.tortoiseorm.db.r2dbc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.exceptions.ConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * The options of the drivers: what the ORM needs of each, under what the configuration
 * says.
 */
final class R2dbcOptions {

	private static final String STRICT_MODE = "STRICT_TRANS_TABLES";

	/** Case counts between bound texts too, as it does in columns. */
	private static final String BINARY_COLLATION = "collation_connection=utf8mb4_bin";

	/**
	 * MySQL cuts joined texts at 1,024 bytes otherwise, and says nothing. The driver of
	 * MariaDB can set no number beyond an int.
	 */
	private static final String LONG_JOINED_TEXTS = "group_concat_max_len=2147483647";

	private static final int CACHED_STATEMENTS = 256;

	private final ConnectionConfig config;

	private final Map<String, Object> given;

	private final ConnectionFactoryOptions.Builder options = ConnectionFactoryOptions.builder();

	private R2dbcOptions(ConnectionConfig config) {
		this.config = config;
		this.given = new LinkedHashMap<>(config.parameters());
		this.given.remove("driver");
	}

	/**
	 * Describes connections.
	 * @param config the configuration
	 * @param driver the R2DBC name of the driver
	 * @return the driver's options
	 */
	static ConnectionFactoryOptions of(ConnectionConfig config, String driver) {
		R2dbcOptions options = new R2dbcOptions(config);
		options.set("driver", driver);
		switch (driver) {
			case "h2" -> options.h2();
			case "sqlite" -> options.sqlite();
			default -> options.server(driver);
		}
		options.given.forEach(options::set);
		return options.options.build();
	}

	private void server(String driver) {
		set("host", this.config.host());
		set("port", this.config.port());
		set("database", this.config.database());
		user();
		if (!this.config.pool().connectTimeout().isNegative()) {
			set("connectTimeout", this.config.pool().connectTimeout());
		}
		switch (driver) {
			case "postgresql" -> postgres();
			case "mysql" -> asyncer();
			case "mariadb" -> mariadb();
			case "mssql" -> mssql();
			case "oracle" -> oracle();
			default -> {
			}
		}
	}

	private void user() {
		if (this.config.username() != null) {
			set("user", this.config.username());
		}
		if (this.config.password() != null) {
			this.options.option(ConnectionFactoryOptions.PASSWORD, this.config.password());
		}
	}

	private void postgres() {
		set("forceBinary", true);
		set("preparedStatementCacheQueries", orDefault("statement_cache_size", CACHED_STATEMENTS));
		set("timeZone", "UTC");
		set("tcpKeepAlive", true);
		rename("application_name", "applicationName");
		rename("server_settings", "options");
		ssl("require", "disable");
	}

	private void asyncer() {
		set("connectionTimeZone", "UTC");
		set("forceConnectionTimeZoneToSession", true);
		set("tcpKeepAlive", true);
		set("sessionVariables", new String[] { "sql_mode='" + orDefault("sql_mode", STRICT_MODE) + "'",
				BINARY_COLLATION, LONG_JOINED_TEXTS });
		ssl("required", "disabled");
	}

	private void mariadb() {
		set("timezone", "UTC");
		set("tcpKeepAlive", true);
		set("useServerPrepStmts", true);
		set("prepareCacheSize", CACHED_STATEMENTS);
		set("allowMultiQueries", true);
		set("sessionVariables", "sql_mode=" + singleMode() + "," + BINARY_COLLATION + "," + LONG_JOINED_TEXTS);
		ssl("trust", "disable");
	}

	private void mssql() {
		set("tcpKeepAlive", true);
		rename("application_name", "applicationName");
		rename("trust_server_certificate", "trustServerCertificate");
		Object encrypt = this.given.remove("encrypt");
		Object ssl = this.given.containsKey("ssl") ? this.given.get("ssl") : encrypt;
		this.given.remove("ssl");
		if (ssl != null) {
			set("ssl", isYes(ssl));
		}
	}

	private void oracle() {
		Object ssl = this.given.remove("ssl");
		if (ssl != null) {
			set("ssl", isYes(ssl));
		}
	}

	private static boolean isYes(Object value) {
		return List.of("true", "1", "yes", "on").contains(value.toString().toLowerCase(Locale.ROOT));
	}

	/** The driver quotes the value by itself, and takes a comma for the next variable. */
	private String singleMode() {
		String mode = orDefault("sql_mode", STRICT_MODE).toString();
		if (mode.indexOf(',') >= 0) {
			throw new ConfigurationError("Parameter sql_mode of connection \"" + this.config.name() + "\" is \"" + mode
					+ "\": the driver of MariaDB can set one mode only; add driver=mysql for the other driver");
		}
		return mode;
	}

	private void h2() {
		String database = this.config.database();
		boolean inMemory = database.regionMatches(true, 0, "mem:", 0, 4);
		String place = database.replaceFirst("^(?i)(mem|file):", "");
		set("protocol", inMemory ? "mem" : "file");
		set("database", inMemory ? place : explicitPath(place));
		user();
		Map<String, Object> settings = new LinkedHashMap<>();
		if (inMemory) {
			settings.put("DB_CLOSE_DELAY", "-1");
		}
		// So that a name written without quotes in raw SQL is what it is on other
		// databases.
		settings.put("DATABASE_TO_LOWER", "TRUE");
		this.given.forEach((name, value) -> settings.put(name.toUpperCase(Locale.ROOT), value));
		this.given.clear();
		set("options",
				settings.entrySet()
					.stream()
					.map((setting) -> setting.getKey() + "=" + setting.getValue())
					.collect(Collectors.joining(";")));
	}

	/** H2 takes a relative path only when it says so. */
	private static String explicitPath(String path) {
		return path.matches("(?:[/\\\\~.]|[A-Za-z]:).*") ? path : "./" + path;
	}

	private void sqlite() {
		set("database", this.config.database());
	}

	private void ssl(String on, String off) {
		Object ssl = this.given.remove("ssl");
		if (ssl != null && !this.given.containsKey("sslMode")) {
			String text = ssl.toString().toLowerCase(Locale.ROOT);
			set("sslMode", switch (text) {
				case "true", "1", "yes", "on" -> on;
				case "false", "0", "no", "off" -> off;
				default -> text;
			});
		}
	}

	private Object orDefault(String name, Object otherwise) {
		Object value = this.given.remove(name);
		return (value != null) ? value : otherwise;
	}

	private void rename(String name, String driverName) {
		Object value = this.given.remove(name);
		if (value != null) {
			set(driverName, value);
		}
	}

	private void set(String name, @Nullable Object value) {
		if (value != null) {
			this.options.option(Option.valueOf(name), value);
		}
	}

}
