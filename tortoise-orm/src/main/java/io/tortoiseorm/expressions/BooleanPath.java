package io.tortoiseorm.expressions;

/**
 * A field that is true or false.
 *
 */
public final class BooleanPath extends Expression<Boolean> implements FieldPath<Boolean> {

	private final String path;

	/**
	 * A field by name.
	 * @param path names joined by {@code __}
	 */
	public BooleanPath(String path) {
		this.path = path;
	}

	/**
	 * A field across a relation.
	 * @param relation the relation
	 * @param name the field of the model that it leads to
	 */
	public BooleanPath(RelationPath<?, ?> relation, String name) {
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

	/**
	 * True.
	 * @return the condition
	 */
	public Q isTrue() {
		return eq(true);
	}

	/**
	 * False.
	 * @return the condition
	 */
	public Q isFalse() {
		return eq(false);
	}

	@Override
	public String toString() {
		return this.path;
	}

}
