package io.tortoiseorm.dialect;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.tortoiseorm.dialect.h2.H2Dialect;
import io.tortoiseorm.dialect.mysql.MariaDbDialect;
import io.tortoiseorm.dialect.mysql.MySqlDialect;
import io.tortoiseorm.dialect.postgres.PostgresDialect;
import io.tortoiseorm.dialect.sqlite.SqliteDialect;
import io.tortoiseorm.exceptions.ConfigurationError;

/**
 * The databases that the ORM knows.
 */
public final class Dialects {

	private static final Dialect POSTGRES = new PostgresDialect();

	private static final Dialect MYSQL = new MySqlDialect();

	private static final Dialect MARIADB = new MariaDbDialect();

	private static final Dialect H2 = new H2Dialect();

	private static final Dialect SQLITE = new SqliteDialect();

	private static final List<Dialect> ALL = List.of(POSTGRES, MYSQL, MARIADB, H2, SQLITE);

	private Dialects() {
	}

	/**
	 * PostgreSQL.
	 * @return the dialect
	 */
	public static Dialect postgres() {
		return POSTGRES;
	}

	/**
	 * MySQL.
	 * @return the dialect
	 */
	public static Dialect mysql() {
		return MYSQL;
	}

	/**
	 * MariaDB.
	 * @return the dialect
	 */
	public static Dialect mariadb() {
		return MARIADB;
	}

	/**
	 * H2.
	 * @return the dialect
	 */
	public static Dialect h2() {
		return H2;
	}

	/**
	 * SQLite.
	 * @return the dialect
	 */
	public static Dialect sqlite() {
		return SQLITE;
	}

	/**
	 * All databases.
	 * @return the dialects
	 */
	public static List<Dialect> all() {
		return ALL;
	}

	/**
	 * A database by its short name.
	 * @param name the name, in any case: {@code postgres} or {@code postgresql},
	 * {@code mysql}, {@code mariadb}, {@code h2}, {@code sqlite}
	 * @return the dialect
	 * @throws ConfigurationError if there is none of that name
	 */
	public static Dialect byName(String name) {
		String wanted = name.toLowerCase(Locale.ROOT);
		if (wanted.equals("postgresql")) {
			return POSTGRES;
		}
		return ALL.stream()
			.filter((dialect) -> dialect.name().equals(wanted))
			.findFirst()
			.orElseThrow(() -> new ConfigurationError("There is no dialect '" + name + "'. Known are "
					+ ALL.stream().map(Dialect::name).collect(Collectors.joining(", "))));
	}

}
