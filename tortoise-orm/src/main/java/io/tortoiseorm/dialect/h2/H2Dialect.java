package io.tortoiseorm.dialect.h2;

import java.util.EnumSet;
import java.util.Set;

import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.dialect.Limits;
import io.tortoiseorm.dialect.Types;
import io.tortoiseorm.dialect.ansi.AnsiDialect;
import io.tortoiseorm.dialect.ansi.Strategies;

/**
 * H2 2.3 and newer in its regular mode, with names in the case they are given in.
 */
public final class H2Dialect extends AnsiDialect {

	/** The name for people. */
	static final String NAME = "H2";

	/**
	 * Creates the dialect.
	 */
	public H2Dialect() {
		super("h2", NAME, new Limits(100_000, 16_384, 256), features(), strategies());
	}

	/**
	 * Without FILTER, which H2 forgets where the condition is constant and the aggregate
	 * is answered from an index.
	 */
	private static Set<Feature> features() {
		return EnumSet.of(Feature.ROW_LOCKS, Feature.SIMULTANEOUS_ASSIGNMENT, Feature.LOCK_NOWAIT,
				Feature.LOCK_SKIP_LOCKED, Feature.REGEX, Feature.IREGEX, Feature.JSON_PATH, Feature.CONFLICT_TARGET,
				Feature.SCHEMAS, Feature.COMMENTS, Feature.CHECK_CONSTRAINTS, Feature.INTERSECT_EXCEPT,
				Feature.WINDOW_FUNCTIONS, Feature.RECURSIVE_CTE, Feature.ADD_FOREIGN_KEY, Feature.ON_DELETE_SET_DEFAULT,
				Feature.REPEATED_MARKERS, Feature.EXPLAIN);
	}

	private static Strategies strategies() {
		Types types = new H2Types();
		H2Ddl ddl = new H2Ddl();
		return new Strategies(types, new H2Syntax(), new H2Operators(types), H2Functions.create(), new H2Writes(),
				new H2Errors(), ddl, new H2Alterations(ddl), new H2Catalog());
	}

	@Override
	public void quote(StringBuilder out, String identifier) {
		if (identifier.indexOf(';') < 0) {
			super.quote(out, identifier);
			return;
		}
		// the driver splits statements at every semicolon, also at quoted ones
		StringBuilder quoted = new StringBuilder();
		super.quote(quoted, identifier);
		out.append("U&").append(withoutSemicolons(quoted));
	}

	/**
	 * The inside of a Unicode literal or identifier without semicolons.
	 * @param text the text
	 * @return the text with semicolons and backslashes escaped
	 */
	static String withoutSemicolons(CharSequence text) {
		return text.toString().replace("\\", "\\\\").replace(";", "\\003b");
	}

	@Override
	public void marker(StringBuilder out, int index) {
		out.append('$').append(index + 1);
	}

}
