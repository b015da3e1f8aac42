package io.tortoiseorm.dialect.mysql;

import java.util.EnumSet;
import java.util.Set;

import io.tortoiseorm.dialect.Feature;

/**
 * MySQL 8.0.31 and newer.
 */
public final class MySqlDialect extends MySqlFamilyDialect {

	/** Compares by code point and does not ignore blanks at the end. */
	static final String COLLATION = "utf8mb4_0900_bin";

	private static final String NAME = "MySQL";

	/**
	 * Creates the dialect.
	 */
	public MySqlDialect() {
		super("mysql", NAME, features(), COLLATION, new MySqlTypes(NAME, new MySqlJsonCodec()), new MySqlSyntax(),
				new MySqlOperators(NAME, COLLATION, new MySqlJson(COLLATION)), new MySqlWrites(), new MySqlCatalog());
	}

	private static Set<Feature> features() {
		return EnumSet.of(Feature.ROW_LOCKS, Feature.LOCK_NOWAIT, Feature.LOCK_SKIP_LOCKED, Feature.LOCK_OF,
				Feature.REGEX, Feature.IREGEX, Feature.JSON_CONTAINS, Feature.JSON_PATH, Feature.FULL_TEXT_SEARCH,
				Feature.INDEX_HINTS, Feature.SCHEMAS, Feature.COMMENTS, Feature.EXPRESSION_INDEXES,
				Feature.CHECK_CONSTRAINTS, Feature.INTERSECT_EXCEPT, Feature.WINDOW_FUNCTIONS, Feature.RECURSIVE_CTE,
				Feature.RECURSIVE_UNION, Feature.ADD_FOREIGN_KEY, Feature.READ_ONLY_TRANSACTIONS, Feature.EXPLAIN);
	}

}
