package io.tortoiseorm.expressions;

/**
 * A number. Arithmetic keeps its Java type: where the other operand asks for a wider kind
 * of number, as in a whole number times a decimal, the query fails before it is sent, and
 * the operands are to be swapped or one of them cast.
 *
 * @param <N> the Java type of the number
 */
public abstract class NumberExpression<N extends Number> extends ComparableExpression<N> {

	/**
	 * The sum with a number.
	 * @param other the number
	 * @return the expression
	 */
	public NumberExpression<N> plus(Number other) {
		return arithmetic('+', other);
	}

	/**
	 * The sum with another expression.
	 * @param other the expression
	 * @return the expression
	 */
	public NumberExpression<N> plus(Expression<? extends Number> other) {
		return arithmetic('+', other);
	}

	/**
	 * The difference to a number.
	 * @param other the number
	 * @return the expression
	 */
	public NumberExpression<N> minus(Number other) {
		return arithmetic('-', other);
	}

	/**
	 * The difference to another expression.
	 * @param other the expression
	 * @return the expression
	 */
	public NumberExpression<N> minus(Expression<? extends Number> other) {
		return arithmetic('-', other);
	}

	/**
	 * The product with a number.
	 * @param other the number
	 * @return the expression
	 */
	public NumberExpression<N> times(Number other) {
		return arithmetic('*', other);
	}

	/**
	 * The product with another expression.
	 * @param other the expression
	 * @return the expression
	 */
	public NumberExpression<N> times(Expression<? extends Number> other) {
		return arithmetic('*', other);
	}

	/**
	 * The quotient by a number. Whole numbers divide to a whole number, cut towards zero.
	 * @param other the number
	 * @return the expression
	 */
	public NumberExpression<N> dividedBy(Number other) {
		return arithmetic('/', other);
	}

	/**
	 * The quotient by another expression. Whole numbers divide to a whole number, cut
	 * towards zero.
	 * @param other the expression
	 * @return the expression
	 */
	public NumberExpression<N> dividedBy(Expression<? extends Number> other) {
		return arithmetic('/', other);
	}

	/**
	 * The remainder of the division by a number, with the sign of this one.
	 * @param other the number
	 * @return the expression
	 */
	public NumberExpression<N> mod(Number other) {
		return arithmetic('%', other);
	}

	/**
	 * The remainder of the division by another expression, with the sign of this one.
	 * @param other the expression
	 * @return the expression
	 */
	public NumberExpression<N> mod(Expression<? extends Number> other) {
		return arithmetic('%', other);
	}

	/**
	 * This number raised to a power.
	 * @param exponent the power
	 * @return the expression
	 */
	public NumberExpression<Double> pow(Number exponent) {
		return new NumberValue<>(new Arithmetic<>(this, '^', exponent));
	}

	/**
	 * This number raised to a power.
	 * @param exponent the power
	 * @return the expression
	 */
	public NumberExpression<Double> pow(Expression<? extends Number> exponent) {
		return new NumberValue<>(new Arithmetic<>(this, '^', exponent));
	}

	/**
	 * This number with the opposite sign.
	 * @return the expression
	 */
	public NumberExpression<N> negate() {
		return times(-1);
	}

	private NumberExpression<N> arithmetic(char operator, Object other) {
		return new NumberValue<>(Arithmetic.keepingType(this, operator, other));
	}

}
