package io.tortoiseorm.expressions;

/**
 * An expression with a name: annotate a query with it, then filter, order and select by
 * it.
 *
 * @param <T> the Java type of the value
 */
public final class Annotation<T> extends DynamicExpression<T> implements PathExpression<T> {

	private final String alias;

	private final Expression<T> expression;

	Annotation(String alias, Expression<T> expression) {
		this.alias = alias;
		this.expression = expression;
	}

	/**
	 * The name.
	 * @return the name
	 */
	public String alias() {
		return this.alias;
	}

	@Override
	public String path() {
		return this.alias;
	}

	/**
	 * What it names.
	 * @return the expression
	 */
	public Expression<T> expression() {
		return this.expression;
	}

	@Override
	public TypedNode compile(ExpressionContext context) {
		return context.reference(this.alias);
	}

	@Override
	public String toString() {
		return this.expression + " as " + this.alias;
	}

}
