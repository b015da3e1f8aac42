package io.tortoiseorm.expressions;

import io.tortoiseorm.sql.SqlNode;

/**
 * Whether a query has rows. Values of the outer query are reached by {@link OuterRef}.
 */
public final class Exists extends Q {

	private final SubquerySource source;

	private Exists(SubquerySource source) {
		this.source = source;
	}

	/**
	 * Makes a condition of a query.
	 * @param source a query set
	 * @return the condition
	 */
	public static Exists of(SubquerySource source) {
		return new Exists(source);
	}

	@Override
	public SqlNode compileCondition(ExpressionContext context) {
		return context.exists(this.source);
	}

	@Override
	public String toString() {
		return "Exists";
	}

}
