package io.tortoiseorm.expressions;

/**
 * A value that takes part in arithmetic with any other: whether the two fit is checked
 * when the query is compiled.
 *
 * @param <T> the Java type of the value, {@link Object} where it is not known
 */
public abstract class DynamicExpression<T> extends ComparableExpression<T> {

	/**
	 * The sum with another value.
	 * @param other an expression or a number
	 * @return the expression
	 */
	public DynamicExpression<T> plus(Object other) {
		return new Arithmetic<>(this, '+', other);
	}

	/**
	 * The difference to another value.
	 * @param other an expression or a number
	 * @return the expression
	 */
	public DynamicExpression<T> minus(Object other) {
		return new Arithmetic<>(this, '-', other);
	}

	/**
	 * The product with another value.
	 * @param other an expression or a number
	 * @return the expression
	 */
	public DynamicExpression<T> times(Object other) {
		return new Arithmetic<>(this, '*', other);
	}

	/**
	 * The quotient by another value. Whole numbers divide to a whole number, cut towards
	 * zero.
	 * @param other an expression or a number
	 * @return the expression
	 */
	public DynamicExpression<T> dividedBy(Object other) {
		return new Arithmetic<>(this, '/', other);
	}

	/**
	 * The remainder of the division by another value, with the sign of this one.
	 * @param other an expression or a number
	 * @return the expression
	 */
	public DynamicExpression<T> mod(Object other) {
		return new Arithmetic<>(this, '%', other);
	}

	/**
	 * This value raised to a power.
	 * @param other an expression or a number
	 * @return the expression
	 */
	public DynamicExpression<T> pow(Object other) {
		return new Arithmetic<>(this, '^', other);
	}

	/**
	 * This value with the opposite sign.
	 * @return the expression
	 */
	public DynamicExpression<T> negate() {
		return new Arithmetic<>(new Value<>(0), '-', this);
	}

}
