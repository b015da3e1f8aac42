package io.tortoiseorm.dialect.mysql;

import java.util.EnumSet;
import java.util.Set;

import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.dialect.ansi.Codecs;

/**
 * MariaDB 10.7 and newer.
 */
public final class MariaDbDialect extends MySqlFamilyDialect {

	/** Compares by code point and does not ignore blanks at the end. */
	static final String COLLATION = "utf8mb4_nopad_bin";

	private static final String NAME = "MariaDB";

	/**
	 * Creates the dialect.
	 */
	public MariaDbDialect() {
		super("mariadb", NAME, features(), COLLATION, new MySqlTypes(NAME, Codecs.text()), new MariaDbSyntax(),
				new MariaDbOperators(NAME, COLLATION), new MariaDbWrites(), new MariaDbCatalog());
	}

	private static Set<Feature> features() {
		return EnumSet.of(Feature.ROW_LOCKS, Feature.LOCK_NOWAIT, Feature.LOCK_SKIP_LOCKED, Feature.REGEX,
				Feature.IREGEX, Feature.JSON_CONTAINS, Feature.JSON_PATH, Feature.FULL_TEXT_SEARCH, Feature.INDEX_HINTS,
				Feature.SCHEMAS, Feature.COMMENTS, Feature.CHECK_CONSTRAINTS, Feature.INTERSECT_EXCEPT,
				Feature.WINDOW_FUNCTIONS, Feature.RECURSIVE_CTE, Feature.RECURSIVE_UNION, Feature.ADD_FOREIGN_KEY,
				Feature.READ_ONLY_TRANSACTIONS, Feature.ADVISORY_LOCKS, Feature.EXPLAIN);
	}

}
