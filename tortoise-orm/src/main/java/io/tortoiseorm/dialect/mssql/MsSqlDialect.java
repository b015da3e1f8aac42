package io.tortoiseorm.dialect.mssql;

import java.util.EnumSet;

import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.dialect.Limits;
import io.tortoiseorm.dialect.ansi.AnsiDialect;
import io.tortoiseorm.dialect.ansi.NoCatalog;
import io.tortoiseorm.dialect.ansi.Strategies;

/**
 * SQL Server 2017 and newer.
 */
public final class MsSqlDialect extends AnsiDialect {

	/** The name for people. */
	static final String NAME = "SQL Server";

	/**
	 * Creates the dialect.
	 */
	public MsSqlDialect() {
		super("mssql", NAME, new Limits(MsSqlWrites.MAX_BINDS, 1_000, 128),
				EnumSet.of(Feature.ROW_LOCKS, Feature.LOCK_NOWAIT, Feature.LOCK_SKIP_LOCKED, Feature.JSON_PATH,
						Feature.CONFLICT_TARGET, Feature.SCHEMAS, Feature.PARTIAL_INDEXES, Feature.CHECK_CONSTRAINTS,
						Feature.TRANSACTIONAL_DDL, Feature.INTERSECT_EXCEPT, Feature.WINDOW_FUNCTIONS,
						Feature.RECURSIVE_CTE, Feature.ADD_FOREIGN_KEY, Feature.ON_DELETE_SET_DEFAULT,
						Feature.SIMULTANEOUS_ASSIGNMENT, Feature.REPEATED_MARKERS),
				strategies());
	}

	private static Strategies strategies() {
		MsSqlDdl ddl = new MsSqlDdl();
		return new Strategies(new MsSqlTypes(), new MsSqlSyntax(), new MsSqlOperators(), MsSqlFunctions.create(),
				new MsSqlWrites(), new MsSqlErrors(), ddl, new MsSqlAlterations(ddl), new NoCatalog(NAME));
	}

	@Override
	public void quote(StringBuilder out, String identifier) {
		out.append('[').append(identifier.replace("]", "]]")).append(']');
	}

	@Override
	public void marker(StringBuilder out, int index) {
		out.append("@P").append(index);
	}

}
