package io.tortoiseorm.expressions;

import io.tortoiseorm.sql.OrderBy;

/**
 * One term of an ordering.
 */
public final class Ordering {

	private final Expression<?> expression;

	private final boolean descending;

	private final OrderBy.Nulls nulls;

	private Ordering(Expression<?> expression, boolean descending, OrderBy.Nulls nulls) {
		this.expression = F.byName(expression);
		this.descending = descending;
		this.nulls = nulls;
	}

	static Ordering of(Expression<?> expression, boolean descending) {
		return new Ordering(expression, descending, OrderBy.Nulls.DEFAULT);
	}

	/**
	 * Orders by a name.
	 * @param term names joined by {@code __}, with a leading {@code -} for descending
	 * @return the term
	 */
	public static Ordering of(String term) {
		return term.startsWith("-") ? F.of(term.substring(1)).desc() : F.of(term).asc();
	}

	/**
	 * Puts NULLs before all values.
	 * @return the new term
	 */
	public Ordering nullsFirst() {
		return new Ordering(this.expression, this.descending, OrderBy.Nulls.FIRST);
	}

	/**
	 * Puts NULLs after all values.
	 * @return the new term
	 */
	public Ordering nullsLast() {
		return new Ordering(this.expression, this.descending, OrderBy.Nulls.LAST);
	}

	/**
	 * The same term in the other direction, with NULLs at the other end.
	 * @return the new term
	 */
	public Ordering reversed() {
		OrderBy.Nulls opposite = switch (this.nulls) {
			case DEFAULT -> OrderBy.Nulls.DEFAULT;
			case FIRST -> OrderBy.Nulls.LAST;
			case LAST -> OrderBy.Nulls.FIRST;
		};
		return new Ordering(this.expression, !this.descending, opposite);
	}

	/**
	 * The same term by another expression.
	 * @param other what to order by
	 * @return the new term
	 */
	public Ordering by(Expression<?> other) {
		return new Ordering(other, this.descending, this.nulls);
	}

	/**
	 * Whether the greatest comes first.
	 * @return the direction
	 */
	public boolean isDescending() {
		return this.descending;
	}

	/**
	 * Where NULLs go.
	 * @return the position
	 */
	public OrderBy.Nulls nulls() {
		return this.nulls;
	}

	/**
	 * What is ordered by.
	 * @return the expression
	 */
	public Expression<?> expression() {
		return this.expression;
	}

	/**
	 * Compiles the term as part of a query.
	 * @param context the query
	 * @return the node
	 */
	public OrderBy compile(ExpressionContext context) {
		TypedNode node = this.expression.compile(context);
		return new OrderBy(node.comparable(context.dialect()), this.descending, this.nulls, node.nullable());
	}

	@Override
	public String toString() {
		return (this.descending ? "-" : "") + this.expression;
	}

}
