package io.tortoiseorm.dialect.mssql;

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
 * SQL Server 2017 and newer.
 */
public final class MsSqlDialect extends AnsiDialect {

	/** The name for people. */
	static final String NAME = "SQL Server";

	private final Types types = new MsSqlTypes();

	private final Syntax syntax = new MsSqlSyntax();

	private final Operators operators = new MsSqlOperators();

	private final Functions functions = MsSqlFunctions.create();

	private final Writes writes = new MsSqlWrites();

	private final Errors errors = new MsSqlErrors();

	private final MsSqlDdl ddl = new MsSqlDdl();

	private final Alterations alterations = new MsSqlAlterations(this.ddl);

	private final Catalog catalog = new NoCatalog(NAME);

	/**
	 * Creates the dialect.
	 */
	public MsSqlDialect() {
		super("mssql", NAME, new Limits(MsSqlWrites.MAX_BINDS, 1_000, 128),
				EnumSet.of(Feature.ROW_LOCKS, Feature.LOCK_NOWAIT, Feature.LOCK_SKIP_LOCKED, Feature.JSON_PATH,
						Feature.CONFLICT_TARGET, Feature.SCHEMAS, Feature.PARTIAL_INDEXES, Feature.CHECK_CONSTRAINTS,
						Feature.TRANSACTIONAL_DDL, Feature.INTERSECT_EXCEPT, Feature.WINDOW_FUNCTIONS,
						Feature.RECURSIVE_CTE, Feature.ADD_FOREIGN_KEY, Feature.ON_DELETE_SET_DEFAULT,
						Feature.SIMULTANEOUS_ASSIGNMENT, Feature.REPEATED_MARKERS));
	}

	@Override
	public void quote(StringBuilder out, String identifier) {
		out.append('[').append(identifier.replace("]", "]]")).append(']');
	}

	@Override
	public void marker(StringBuilder out, int index) {
		out.append("@P").append(index);
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
