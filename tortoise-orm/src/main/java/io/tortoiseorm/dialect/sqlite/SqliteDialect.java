package io.tortoiseorm.dialect.sqlite;

import java.util.EnumSet;
import java.util.Set;

import io.tortoiseorm.dialect.Alterations;
import io.tortoiseorm.dialect.Catalog;
import io.tortoiseorm.dialect.Ddl;
import io.tortoiseorm.dialect.Errors;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.dialect.Functions;
import io.tortoiseorm.dialect.Limits;
import io.tortoiseorm.dialect.Operators;
import io.tortoiseorm.dialect.Syntax;
import io.tortoiseorm.dialect.Types;
import io.tortoiseorm.dialect.Writes;
import io.tortoiseorm.dialect.ansi.AnsiDialect;
import io.tortoiseorm.dialect.ansi.AnsiWrites;

/**
 * SQLite 3.46 and newer, through the driver of this project, which adds functions that
 * SQLite lacks: letters of all scripts, regular expressions, exact decimals, statistics.
 */
public final class SqliteDialect extends AnsiDialect {

	/** The name for people. */
	static final String NAME = "SQLite";

	private static final int MAX_BINDS = 32_766;

	private final Types types = new SqliteTypes();

	private final Syntax syntax = new SqliteSyntax();

	private final Operators operators = new SqliteOperators();

	private final Functions functions = SqliteFunctions.create();

	private final Writes writes = new AnsiWrites(MAX_BINDS, 500);

	private final Errors errors = new SqliteErrors();

	private final SqliteDdl ddl = new SqliteDdl();

	private final Alterations alterations = new SqliteAlterations(this.ddl);

	private final Catalog catalog = new SqliteCatalog();

	/**
	 * Creates the dialect.
	 */
	public SqliteDialect() {
		super("sqlite", NAME, new Limits(MAX_BINDS, 16_384, 255), features());
	}

	private static Set<Feature> features() {
		return EnumSet.of(Feature.ROW_LOCKS, Feature.SIMULTANEOUS_ASSIGNMENT, Feature.REGEX, Feature.IREGEX,
				Feature.JSON_CONTAINS, Feature.JSON_PATH, Feature.CONFLICT_TARGET, Feature.PARTIAL_INDEXES,
				Feature.EXPRESSION_INDEXES, Feature.CHECK_CONSTRAINTS, Feature.TRANSACTIONAL_DDL,
				Feature.INTERSECT_EXCEPT, Feature.WINDOW_FUNCTIONS, Feature.RECURSIVE_CTE, Feature.RECURSIVE_UNION,
				Feature.ON_DELETE_SET_DEFAULT, Feature.AGGREGATE_FILTER, Feature.READ_ONLY_TRANSACTIONS,
				Feature.EXPLAIN);
	}

	@Override
	public void marker(StringBuilder out, int index) {
		out.append('?');
	}

	@Override
	public Types types() {
		return this.types;
	}

	@Override
	public Syntax syntax() {
		return this.syntax;
	}

	@Override
	public Operators operators() {
		return this.operators;
	}

	@Override
	public Functions functions() {
		return this.functions;
	}

	@Override
	public Writes writes() {
		return this.writes;
	}

	@Override
	public Errors errors() {
		return this.errors;
	}

	@Override
	public Ddl ddl() {
		return this.ddl;
	}

	@Override
	public Alterations alterations() {
		return this.alterations;
	}

	@Override
	public Catalog catalog() {
		return this.catalog;
	}

}
