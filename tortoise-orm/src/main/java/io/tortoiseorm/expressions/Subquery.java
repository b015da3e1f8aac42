package io.tortoiseorm.expressions;

/**
 * The single value of a query inside another query, or the list of its values for a
 * membership test. Values of the outer query are reached by {@link OuterRef}.
 */
public final class Subquery extends DynamicExpression<Object> {

	private final SubquerySource source;

	private Subquery(SubquerySource source) {
		this.source = source;
	}

	/**
	 * Makes an expression of a query.
	 * @param source a query set; its first selected column is the value, its key when
	 * nothing is selected
	 * @return the expression
	 */
	public static Subquery of(SubquerySource source) {
		return new Subquery(source);
	}

	/**
	 * The query.
	 * @return the source
	 */
	public SubquerySource source() {
		return this.source;
	}

	@Override
	public TypedNode compile(ExpressionContext context) {
		return context.subquery(this.source);
	}

	@Override
	public String toString() {
		return "Subquery";
	}

}
