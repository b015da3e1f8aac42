package io.tortoiseorm.expressions;

/**
 * The value of a field, also across relations, of an annotation, or inside a JSON field.
 */
public final class F extends DynamicExpression<Object> {

	private final String path;

	private F(String path) {
		this.path = path;
	}

	/**
	 * Refers to a value by name.
	 * @param path names joined by {@code __}, for example {@code "customer__age"} or
	 * {@code "data__address__0"}
	 * @return the reference
	 */
	public static F of(String path) {
		return new F(path);
	}

	/**
	 * The name referred to.
	 * @return the path
	 */
	public String path() {
		return this.path;
	}

	/**
	 * The reference to what a path leads to, so that typed paths are all that names are.
	 */
	static Expression<?> byName(Expression<?> expression) {
		return (expression instanceof PathExpression<?> path) ? of(path.path()) : expression;
	}

	@Override
	public TypedNode compile(ExpressionContext context) {
		return context.reference(this.path);
	}

	@Override
	public String toString() {
		return "F(" + this.path + ")";
	}

}
