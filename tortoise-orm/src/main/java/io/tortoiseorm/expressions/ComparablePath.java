package io.tortoiseorm.expressions;

/**
 * A field of values that have an order, such as UUIDs and durations.
 *
 * @param <T> the Java type of the values
 */
public final class ComparablePath<T> extends ComparableExpression<T> implements FieldPath<T> {

	private final String path;

	/**
	 * A field by name.
	 * @param path names joined by {@code __}
	 */
	public ComparablePath(String path) {
		this.path = path;
	}

	/**
	 * A field across a relation.
	 * @param relation the relation
	 * @param name the field of the model that it leads to
	 */
	public ComparablePath(RelationPath<?, ?> relation, String name) {
		this.path = relation.path() + "__" + name;
	}

	@Override
	public String path() {
		return this.path;
	}

	@Override
	public TypedNode compile(ExpressionContext context) {
		return context.reference(this.path);
	}

	@Override
	public String toString() {
		return this.path;
	}

}
