package io.tortoiseorm.dialect.oracle;

import java.util.EnumSet;

import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.dialect.Limits;
import io.tortoiseorm.dialect.ansi.AnsiDialect;
import io.tortoiseorm.dialect.ansi.NoCatalog;
import io.tortoiseorm.dialect.ansi.Strategies;

/**
 * Oracle Database 19c and newer.
 */
public final class OracleDialect extends AnsiDialect {

	/** The name for people. */
	static final String NAME = "Oracle";

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
						Feature.REPEATED_MARKERS),
				strategies());
	}

	private static Strategies strategies() {
		OracleDdl ddl = new OracleDdl();
		return new Strategies(new OracleTypes(), new OracleSyntax(), new OracleOperators(), OracleFunctions.create(),
				new OracleWrites(), new OracleErrors(), ddl, new OracleAlterations(ddl), new NoCatalog(NAME));
	}

	@Override
	public void marker(StringBuilder out, int index) {
		out.append(":P").append(index);
	}

}
