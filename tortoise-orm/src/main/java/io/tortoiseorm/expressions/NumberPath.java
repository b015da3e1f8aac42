package io.tortoiseorm.expressions;

/**
 * A field of numbers.
 *
 * @param <N> the Java type of the numbers
 */
public final class NumberPath<N extends Number> extends NumberExpression<N> implements FieldPath<N> {

	private final String path;

	/**
	 * A field by name.
	 * @param path names joined by {@code __}
	 */
	public NumberPath(String path) {
		this.path = path;
	}

	/**
	 * A field across a relation.
	 * @param relation the relation
	 * @param name the field of the model that it leads to
	 */
	public NumberPath(RelationPath<?, ?> relation, String name) {
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
