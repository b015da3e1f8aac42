package io.tortoiseorm.dialect.sqlite;

import java.util.EnumSet;
import java.util.Set;

import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.dialect.Limits;
import io.tortoiseorm.dialect.ansi.AnsiDialect;
import io.tortoiseorm.dialect.ansi.AnsiWrites;
import io.tortoiseorm.dialect.ansi.Strategies;

/**
 * SQLite 3.46 and newer, through the driver of this project, which adds functions that
 * SQLite lacks: letters of all scripts, regular expressions, exact decimals, statistics.
 */
public final class SqliteDialect extends AnsiDialect {

	/** The name for people. */
	static final String NAME = "SQLite";

	private static final int MAX_BINDS = 32_766;

	/**
	 * Creates the dialect.
	 */
	public SqliteDialect() {
		super("sqlite", NAME, new Limits(MAX_BINDS, 16_384, 255), features(), strategies());
	}

	private static Set<Feature> features() {
		return EnumSet.of(Feature.ROW_LOCKS, Feature.SIMULTANEOUS_ASSIGNMENT, Feature.REGEX, Feature.IREGEX,
				Feature.JSON_CONTAINS, Feature.JSON_PATH, Feature.CONFLICT_TARGET, Feature.PARTIAL_INDEXES,
				Feature.EXPRESSION_INDEXES, Feature.CHECK_CONSTRAINTS, Feature.TRANSACTIONAL_DDL,
				Feature.INTERSECT_EXCEPT, Feature.WINDOW_FUNCTIONS, Feature.RECURSIVE_CTE, Feature.RECURSIVE_UNION,
				Feature.ON_DELETE_SET_DEFAULT, Feature.AGGREGATE_FILTER, Feature.READ_ONLY_TRANSACTIONS,
				Feature.EXPLAIN);
	}

	private static Strategies strategies() {
		SqliteDdl ddl = new SqliteDdl();
		return new Strategies(new SqliteTypes(), new SqliteSyntax(), new SqliteOperators(), SqliteFunctions.create(),
				new AnsiWrites(MAX_BINDS, 500), new SqliteErrors(), ddl, new SqliteAlterations(ddl),
				new SqliteCatalog());
	}

	@Override
	public void marker(StringBuilder out, int index) {
		out.append('?');
	}

}
