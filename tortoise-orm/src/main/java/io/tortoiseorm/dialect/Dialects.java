package io.tortoiseorm.dialect;

import io.tortoiseorm.dialect.h2.H2Dialect;
import io.tortoiseorm.dialect.mysql.MariaDbDialect;
import io.tortoiseorm.dialect.mysql.MySqlDialect;
import io.tortoiseorm.dialect.postgres.PostgresDialect;

/**
 * The databases that the ORM knows.
 */
public final class Dialects {

	private static final Dialect POSTGRES = new PostgresDialect();

	private static final Dialect MYSQL = new MySqlDialect();

	private static final Dialect MARIADB = new MariaDbDialect();

	private static final Dialect H2 = new H2Dialect();

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

}
