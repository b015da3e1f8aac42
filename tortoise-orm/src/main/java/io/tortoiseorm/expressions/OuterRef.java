package io.tortoiseorm.expressions;

/**
 * The value of a field of the query around a subquery.
 */
public final class OuterRef extends DynamicExpression<Object> {

	private final String path;

	private OuterRef(String path) {
		this.path = path;
	}

	/**
	 * Refers to a value of the outer query by name.
	 * @param path names joined by {@code __}
	 * @return the reference
	 */
	public static OuterRef of(String path) {
		return new OuterRef(path);
	}

	/**
	 * Refers to a value of the outer query.
	 * @param <T> the type of the value
	 * @param path a path of the outer query's model, or one of its annotations
	 * @return the reference
	 */
	@SuppressWarnings("unchecked")
	public static <T> DynamicExpression<T> of(PathExpression<T> path) {
		return (DynamicExpression<T>) new OuterRef(path.path()).dynamic();
	}

	@Override
	public TypedNode compile(ExpressionContext context) {
		return context.outerReference(this.path);
	}

	@Override
	public String toString() {
		return "OuterRef(" + this.path + ")";
	}

}
