package io.tortoiseorm.dialect.mysql;

import java.util.EnumSet;
import java.util.Set;

import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.dialect.ansi.Codecs;
import io.tortoiseorm.dialect.ansi.MarkedCodec;
import io.tortoiseorm.sql.Codec;

/**
 * MySQL 8.0.31 and newer.
 */
public final class MySqlDialect extends MySqlFamilyDialect {

	/** Compares by code point and does not ignore blanks at the end. */
	static final String COLLATION = "utf8mb4_0900_bin";

	private static final String NAME = "MySQL";

	/** Compared with a document, plain text would be a JSON string. */
	private static final Codec JSON = MarkedCodec.casting(Codecs.text(), "JSON");

	/**
	 * Creates the dialect.
	 */
	public MySqlDialect() {
		this(NAME, features());
	}

	/**
	 * A server that speaks MySQL's protocol and language. It keeps MySQL's short name,
	 * which tells the language.
	 */
	private MySqlDialect(String displayName, Set<Feature> features) {
		super("mysql", displayName, features, COLLATION, new MySqlTypes(displayName, JSON), new MySqlSyntax(),
				new MySqlOperators(displayName, COLLATION, new MySqlJson(COLLATION)), new MySqlWrites(),
				new MySqlCatalog());
	}

	/**
	 * TiDB 7.4 and newer.
	 * @return the dialect
	 */
	public static MySqlDialect tidb() {
		Set<Feature> features = features();
		features.removeAll(EnumSet.of(Feature.LOCK_SKIP_LOCKED, Feature.FULL_TEXT_SEARCH, Feature.EXPRESSION_INDEXES,
				Feature.CHECK_CONSTRAINTS, Feature.READ_ONLY_TRANSACTIONS));
		return new MySqlDialect("TiDB", features);
	}

	private static Set<Feature> features() {
		return EnumSet.of(Feature.ROW_LOCKS, Feature.LOCK_NOWAIT, Feature.LOCK_SKIP_LOCKED, Feature.LOCK_OF,
				Feature.REGEX, Feature.IREGEX, Feature.JSON_CONTAINS, Feature.JSON_PATH, Feature.FULL_TEXT_SEARCH,
				Feature.INDEX_HINTS, Feature.SCHEMAS, Feature.COMMENTS, Feature.EXPRESSION_INDEXES,
				Feature.CHECK_CONSTRAINTS, Feature.INTERSECT_EXCEPT, Feature.WINDOW_FUNCTIONS, Feature.RECURSIVE_CTE,
				Feature.RECURSIVE_UNION, Feature.ADD_FOREIGN_KEY, Feature.READ_ONLY_TRANSACTIONS,
				Feature.ADVISORY_LOCKS, Feature.EXPLAIN);
	}

}
