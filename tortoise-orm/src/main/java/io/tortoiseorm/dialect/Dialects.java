package io.tortoiseorm.dialect;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.tortoiseorm.dialect.h2.H2Dialect;
import io.tortoiseorm.dialect.mssql.MsSqlDialect;
import io.tortoiseorm.dialect.mysql.MariaDbDialect;
import io.tortoiseorm.dialect.mysql.MySqlDialect;
import io.tortoiseorm.dialect.oracle.OracleDialect;
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

	private static final Dialect MSSQL = new MsSqlDialect();

	private static final Dialect ORACLE = new OracleDialect();

	private static final Dialect COCKROACH = PostgresDialect.cockroach();

	private static final Dialect YUGABYTE = PostgresDialect.yugabyte();

	private static final Dialect TIDB = MySqlDialect.tidb();

	private static final List<Dialect> ALL = List.of(POSTGRES, MYSQL, MARIADB, H2, SQLITE, MSSQL, ORACLE);

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
	 * SQL Server.
	 * @return the dialect
	 */
	public static Dialect mssql() {
		return MSSQL;
	}

	/**
	 * Oracle.
	 * @return the dialect
	 */
	public static Dialect oracle() {
		return ORACLE;
	}

	/**
	 * CockroachDB, which speaks PostgreSQL.
	 * @return the dialect
	 */
	public static Dialect cockroach() {
		return COCKROACH;
	}

	/**
	 * YugabyteDB, which speaks PostgreSQL.
	 * @return the dialect
	 */
	public static Dialect yugabyte() {
		return YUGABYTE;
	}

	/**
	 * TiDB, which speaks MySQL.
	 * @return the dialect
	 */
	public static Dialect tidb() {
		return TIDB;
	}

	/**
	 * The server that a connection of PostgreSQL's protocol leads to.
	 * @param version what {@code SELECT VERSION()} says
	 * @return PostgreSQL, or the server that only speaks it
	 */
	public static Dialect speakingPostgres(String version) {
		if (version.contains("CockroachDB")) {
			return COCKROACH;
		}
		return version.contains("-YB-") ? YUGABYTE : POSTGRES;
	}

	/**
	 * The server that a connection of MySQL's protocol leads to. Each answers to the
	 * other's name, so that only the server itself can tell.
	 * @param version what {@code SELECT VERSION()} says
	 * @return MySQL, MariaDB, or the server that only speaks it
	 */
	public static Dialect speakingMySql(String version) {
		String lower = version.toLowerCase(Locale.ROOT);
		if (lower.contains("mariadb")) {
			return MARIADB;
		}
		return lower.contains("tidb") ? TIDB : MYSQL;
	}

	/**
	 * All databases with a language of their own.
	 * @return the dialects
	 */
	public static List<Dialect> all() {
		return ALL;
	}

	/**
	 * A database by its short name.
	 * @param name the name, in any case: {@code postgres} or {@code postgresql},
	 * {@code mysql}, {@code mariadb}, {@code h2}, {@code sqlite}, {@code mssql},
	 * {@code oracle}
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
