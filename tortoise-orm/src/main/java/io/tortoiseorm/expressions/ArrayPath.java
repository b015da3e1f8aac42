package io.tortoiseorm.expressions;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A field of lists. Its tests fail with an
 * {@link io.tortoiseorm.exceptions.UnsupportedError} on a database without arrays.
 *
 * @param <E> the type of the elements
 */
public final class ArrayPath<E> extends Expression<List<E>> implements FieldPath<List<E>> {

	private final String path;

	/**
	 * A field by name.
	 * @param path names joined by {@code __}
	 */
	public ArrayPath(String path) {
		this.path = path;
	}

	/**
	 * A field across a relation.
	 * @param relation the relation
	 * @param name the field of the model that it leads to
	 */
	public ArrayPath(RelationPath<?, ?> relation, String name) {
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
	 * Has all of some elements.
	 * @param elements the elements
	 * @return the condition
	 */
	@SafeVarargs
	@SuppressWarnings("varargs")
	public final Q contains(E... elements) {
		return contains(Arrays.asList(elements));
	}

	/**
	 * Has all of some elements.
	 * @param elements the elements
	 * @return the condition
	 */
	public Q contains(Collection<? extends E> elements) {
		return lookup("contains", elements);
	}

	/**
	 * Has no other than some elements.
	 * @param elements the elements
	 * @return the condition
	 */
	@SafeVarargs
	@SuppressWarnings("varargs")
	public final Q containedBy(E... elements) {
		return containedBy(Arrays.asList(elements));
	}

	/**
	 * Has no other than some elements.
	 * @param elements the elements
	 * @return the condition
	 */
	public Q containedBy(Collection<? extends E> elements) {
		return lookup("contained_by", elements);
	}

	/**
	 * Has at least one of some elements.
	 * @param elements the elements
	 * @return the condition
	 */
	@SafeVarargs
	@SuppressWarnings("varargs")
	public final Q overlap(E... elements) {
		return overlap(Arrays.asList(elements));
	}

	/**
	 * Has at least one of some elements.
	 * @param elements the elements
	 * @return the condition
	 */
	public Q overlap(Collection<? extends E> elements) {
		return lookup("overlap", elements);
	}

	/**
	 * How many elements there are.
	 * @return the expression
	 */
	public NumberExpression<Integer> len() {
		return new NumberPath<>(this.path + "__len");
	}

	@Override
	public String toString() {
		return this.path;
	}

}
