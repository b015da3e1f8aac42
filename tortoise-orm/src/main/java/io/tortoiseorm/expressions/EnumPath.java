package io.tortoiseorm.expressions;

/**
 * A field of enum constants. They are ordered as they are stored.
 *
 * @param <E> the enum
 */
public final class EnumPath<E extends Enum<E>> extends ComparableExpression<E> implements FieldPath<E> {

	private final String path;

	/**
	 * A field by name.
	 * @param path names joined by {@code __}
	 */
	public EnumPath(String path) {
		this.path = path;
	}

	/**
	 * A field across a relation.
	 * @param relation the relation
	 * @param name the field of the model that it leads to
	 */
	public EnumPath(RelationPath<?, ?> relation, String name) {
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
