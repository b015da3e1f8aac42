package io.tortoiseorm.testing.server;

import java.util.Locale;

/**
 * The database servers that tests run on.
 */
public enum ServerKind {

	/** PostgreSQL. */
	POSTGRES("PostgreSQL"),

	/** MariaDB. */
	MARIADB("MariaDB"),

	/** MySQL. */
	MYSQL("MySQL");

	private final String displayName;

	ServerKind(String displayName) {
		this.displayName = displayName;
	}

	/**
	 * The name as people write it.
	 * @return such as {@code PostgreSQL}
	 */
	public String displayName() {
		return this.displayName;
	}

	/**
	 * The name as files and URLs write it.
	 * @return such as {@code postgres}
	 */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The environment variable that names a server to use instead of an own one.
	 * @return such as {@code TORTOISE_TEST_POSTGRES_URL}
	 */
	public String urlVariable() {
		return "TORTOISE_TEST_" + name() + "_URL";
	}

}
