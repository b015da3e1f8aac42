package io.tortoiseorm.expressions;

/**
 * The value of a field of the query around a subquery.
 */
public final class OuterRef extends Expression<Object> {

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

	@Override
	public TypedNode compile(ExpressionContext context) {
		return context.outerReference(this.path);
	}

	@Override
	public String toString() {
		return "OuterRef(" + this.path + ")";
	}

}
