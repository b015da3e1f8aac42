package io.tortoiseorm.dialect.oracle;

import java.util.EnumSet;

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
import io.tortoiseorm.dialect.ansi.NoCatalog;

/**
 * Oracle Database 19c and newer.
 */
public final class OracleDialect extends AnsiDialect {

	/** The name for people. */
	static final String NAME = "Oracle";

	private final Types types = new OracleTypes();

	private final Syntax syntax = new OracleSyntax();

	private final Operators operators = new OracleOperators();

	private final Functions functions = OracleFunctions.create();

	private final Writes writes = new OracleWrites();

	private final Errors errors = new OracleErrors();

	private final OracleDdl ddl = new OracleDdl();

	private final Alterations alterations = new OracleAlterations(this.ddl);

	private final Catalog catalog = new NoCatalog(NAME);

	/**
	 * Creates the dialect.
	 */
	public OracleDialect() {
		super("oracle", NAME, new Limits(OracleWrites.MAX_BINDS, 512, 128),
				EnumSet.of(Feature.ROW_LOCKS, Feature.LOCK_NOWAIT, Feature.LOCK_SKIP_LOCKED, Feature.REGEX,
						Feature.IREGEX, Feature.JSON_PATH, Feature.CONFLICT_TARGET, Feature.COMMENTS,
						Feature.EXPRESSION_INDEXES, Feature.CHECK_CONSTRAINTS, Feature.DEFERRABLE_UNIQUES,
						Feature.INTERSECT_EXCEPT, Feature.WINDOW_FUNCTIONS, Feature.RECURSIVE_CTE,
						Feature.ADD_FOREIGN_KEY, Feature.READ_ONLY_TRANSACTIONS, Feature.SIMULTANEOUS_ASSIGNMENT,
						Feature.REPEATED_MARKERS));
	}

	@Override
	public void marker(StringBuilder out, int index) {
		out.append(":P").append(index);
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
