package io.tortoiseorm.testing;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The databases that tests run on.
 */
public enum TestDatabaseKind {

	/** H2, in memory, always there. */
	H2("H2"),

	/** SQLite in a file, when the project's driver is on the class path. */
	SQLITE("SQLite"),

	/** A PostgreSQL server. */
	POSTGRES("PostgreSQL"),

	/** A MariaDB server. */
	MARIADB("MariaDB"),

	/** A MySQL server. */
	MYSQL("MySQL");

	private final String displayName;

	TestDatabaseKind(String displayName) {
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
	 * The name as properties and URLs write it.
	 * @return such as {@code postgres}
	 */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Whether this is MySQL or its sibling MariaDB.
	 * @return true for both
	 */
	public boolean isMySqlFamily() {
		return this == MYSQL || this == MARIADB;
	}

	static TestDatabaseKind ofId(String id) {
		return Arrays.stream(values())
			.filter((kind) -> kind.id().equalsIgnoreCase(id.trim()))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("Unknown test database '" + id.trim() + "', known are "
					+ Arrays.stream(values()).map(TestDatabaseKind::id).collect(Collectors.joining(", "))));
	}

}
