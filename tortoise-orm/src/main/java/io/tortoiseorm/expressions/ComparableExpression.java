package io.tortoiseorm.expressions;

import java.util.List;

/**
 * A value that has an order.
 *
 * @param <T> the Java type of the value
 */
public abstract class ComparableExpression<T> extends Expression<T> {

	/**
	 * Greater than.
	 * @param value the value
	 * @return the condition
	 */
	public Q gt(T value) {
		return lookup("gt", value);
	}

	/**
	 * Greater than another expression.
	 * @param other an expression of the same type, or one whose type is not known
	 * @return the condition
	 */
	public Q gt(Expression<? super T> other) {
		return lookup("gt", other);
	}

	/**
	 * Greater than or equal to.
	 * @param value the value
	 * @return the condition
	 */
	public Q gte(T value) {
		return lookup("gte", value);
	}

	/**
	 * Greater than or equal to another expression.
	 * @param other an expression of the same type, or one whose type is not known
	 * @return the condition
	 */
	public Q gte(Expression<? super T> other) {
		return lookup("gte", other);
	}

	/**
	 * Less than.
	 * @param value the value
	 * @return the condition
	 */
	public Q lt(T value) {
		return lookup("lt", value);
	}

	/**
	 * Less than another expression.
	 * @param other an expression of the same type, or one whose type is not known
	 * @return the condition
	 */
	public Q lt(Expression<? super T> other) {
		return lookup("lt", other);
	}

	/**
	 * Less than or equal to.
	 * @param value the value
	 * @return the condition
	 */
	public Q lte(T value) {
		return lookup("lte", value);
	}

	/**
	 * Less than or equal to another expression.
	 * @param other an expression of the same type, or one whose type is not known
	 * @return the condition
	 */
	public Q lte(Expression<? super T> other) {
		return lookup("lte", other);
	}

	/**
	 * Between two values, both included.
	 * @param from the least
	 * @param to the greatest
	 * @return the condition
	 */
	public Q between(T from, T to) {
		return lookup("range", List.of(from, to));
	}

	/**
	 * Between two expressions, both included.
	 * @param from the least
	 * @param to the greatest
	 * @return the condition
	 */
	public Q between(Expression<? super T> from, Expression<? super T> to) {
		return lookup("range", List.of(from, to));
	}

}
