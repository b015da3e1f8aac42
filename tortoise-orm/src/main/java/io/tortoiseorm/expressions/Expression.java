package io.tortoiseorm.expressions;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A value computed by the database. Immutable; names in it are checked when the query it
 * is part of is compiled. Subclass it to add an expression of your own.
 *
 * @param <T> the Java type of the value
 */
public abstract class Expression<T> {

	/**
	 * Compiles this expression as part of a query.
	 * @param context the query
	 * @return the SQL and its type
	 */
	public abstract TypedNode compile(ExpressionContext context);

	/**
	 * The sum with another value.
	 * @param other an expression or a number
	 * @return the expression
	 */
	public Expression<T> plus(Object other) {
		return new Arithmetic<>(this, '+', other);
	}

	/**
	 * The difference to another value.
	 * @param other an expression or a number
	 * @return the expression
	 */
	public Expression<T> minus(Object other) {
		return new Arithmetic<>(this, '-', other);
	}

	/**
	 * The product with another value.
	 * @param other an expression or a number
	 * @return the expression
	 */
	public Expression<T> times(Object other) {
		return new Arithmetic<>(this, '*', other);
	}

	/**
	 * The quotient by another value. Whole numbers divide to a whole number, cut towards
	 * zero.
	 * @param other an expression or a number
	 * @return the expression
	 */
	public Expression<T> dividedBy(Object other) {
		return new Arithmetic<>(this, '/', other);
	}

	/**
	 * The remainder of the division by another value, with the sign of this one.
	 * @param other an expression or a number
	 * @return the expression
	 */
	public Expression<T> mod(Object other) {
		return new Arithmetic<>(this, '%', other);
	}

	/**
	 * This value raised to a power.
	 * @param other an expression or a number
	 * @return the expression
	 */
	public Expression<T> pow(Object other) {
		return new Arithmetic<>(this, '^', other);
	}

	/**
	 * This value with the opposite sign.
	 * @return the expression
	 */
	public Expression<T> negate() {
		return new Arithmetic<>(new Value<>(0), '-', this);
	}

	/**
	 * Gives this expression a name in the query.
	 * @param alias the name
	 * @return the named expression
	 */
	public Annotation<T> as(String alias) {
		return new Annotation<>(alias, this);
	}

	/**
	 * Orders by this expression, least first, NULLs last.
	 * @return the term
	 */
	public Ordering asc() {
		return Ordering.of(this, false);
	}

	/**
	 * Orders by this expression, greatest first, NULLs first.
	 * @return the term
	 */
	public Ordering desc() {
		return Ordering.of(this, true);
	}

	/**
	 * Tests this expression with any lookup.
	 * @param lookup the name of the lookup, for example {@code icontains}
	 * @param value what to compare with
	 * @return the condition
	 */
	public Q lookup(String lookup, @Nullable Object value) {
		return Q.on(this, lookup, value);
	}

	/**
	 * Equal to; {@code null} means is null.
	 * @param value an expression or a plain value
	 * @return the condition
	 */
	public Q eq(@Nullable Object value) {
		return lookup("exact", value);
	}

	/**
	 * Not equal to, or null; {@code null} means is not null.
	 * @param value an expression or a plain value
	 * @return the condition
	 */
	public Q ne(@Nullable Object value) {
		return lookup("not", value);
	}

	/**
	 * Greater than.
	 * @param value an expression or a plain value
	 * @return the condition
	 */
	public Q gt(Object value) {
		return lookup("gt", value);
	}

	/**
	 * Greater than or equal to.
	 * @param value an expression or a plain value
	 * @return the condition
	 */
	public Q gte(Object value) {
		return lookup("gte", value);
	}

	/**
	 * Less than.
	 * @param value an expression or a plain value
	 * @return the condition
	 */
	public Q lt(Object value) {
		return lookup("lt", value);
	}

	/**
	 * Less than or equal to.
	 * @param value an expression or a plain value
	 * @return the condition
	 */
	public Q lte(Object value) {
		return lookup("lte", value);
	}

	/**
	 * One of several values.
	 * @param values the values
	 * @return the condition
	 */
	public Q in(Object... values) {
		return lookup("in", List.of(values));
	}

	/**
	 * One of several values.
	 * @param values the values
	 * @return the condition
	 */
	public Q in(Collection<?> values) {
		return lookup("in", values);
	}

	/**
	 * None of several values, or null.
	 * @param values the values
	 * @return the condition
	 */
	public Q notIn(Collection<?> values) {
		return lookup("not_in", values);
	}

	/**
	 * Between two values, both included.
	 * @param from the least
	 * @param to the greatest
	 * @return the condition
	 */
	public Q between(Object from, Object to) {
		return lookup("range", List.of(from, to));
	}

	/**
	 * Null.
	 * @return the condition
	 */
	public Q isNull() {
		return lookup("isnull", true);
	}

	/**
	 * Not null.
	 * @return the condition
	 */
	public Q isNotNull() {
		return lookup("isnull", false);
	}

}
