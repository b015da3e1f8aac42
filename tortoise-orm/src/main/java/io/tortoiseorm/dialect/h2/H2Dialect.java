package io.tortoiseorm.dialect.h2;

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

/**
 * H2 2.3 and newer in its regular mode, with names in the case they are given in.
 */
public final class H2Dialect extends AnsiDialect {

	/** The name for people. */
	static final String NAME = "H2";

	private final Types types = new H2Types();

	private final Syntax syntax = new H2Syntax();

	private final Operators operators = new H2Operators(this.types);

	private final Functions functions = H2Functions.create();

	private final Writes writes = new H2Writes();

	private final Errors errors = new H2Errors();

	private final H2Ddl ddl = new H2Ddl();

	private final Alterations alterations = new H2Alterations(this.ddl);

	private final Catalog catalog = new H2Catalog();

	/**
	 * Creates the dialect.
	 */
	public H2Dialect() {
		super("h2", NAME, new Limits(100_000, 16_384, 256), features());
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
