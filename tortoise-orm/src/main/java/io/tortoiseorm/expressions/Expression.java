package io.tortoiseorm.expressions;

import java.util.Arrays;
import java.util.Collection;

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
	 * @param value the value
	 * @return the condition
	 */
	public Q eq(@Nullable T value) {
		return lookup("exact", value);
	}

	/**
	 * Equal to another expression.
	 * @param other an expression of the same type, or one whose type is not known
	 * @return the condition
	 */
	public Q eq(Expression<? super T> other) {
		return lookup("exact", other);
	}

	/**
	 * Not equal to, or null; {@code null} means is not null.
	 * @param value the value
	 * @return the condition
	 */
	public Q ne(@Nullable T value) {
		return lookup("not", value);
	}

	/**
	 * Not equal to another expression, or null.
	 * @param other an expression of the same type, or one whose type is not known
	 * @return the condition
	 */
	public Q ne(Expression<? super T> other) {
		return lookup("not", other);
	}

	/**
	 * One of several values.
	 * @param values the values
	 * @return the condition
	 */
	@SafeVarargs
	@SuppressWarnings("varargs")
	public final Q in(T... values) {
		return lookup("in", Arrays.asList(values));
	}

	/**
	 * One of several values.
	 * @param values the values
	 * @return the condition
	 */
	public Q in(Collection<? extends T> values) {
		return lookup("in", values);
	}

	/**
	 * One of the values that a query gives.
	 * @param query a query set that selects one field; its key when it selects nothing
	 * @return the condition
	 */
	public Q in(SubquerySource query) {
		return lookup("in", query);
	}

	/**
	 * One of the values that a named query in front of this one gives.
	 * @param values the column of the named query
	 * @return the condition
	 */
	public Q in(CteRef values) {
		return lookup("in", values);
	}

	/**
	 * One of the values that a query gives.
	 * @param query the query
	 * @return the condition
	 */
	public Q in(Subquery query) {
		return lookup("in", query);
	}

	/**
	 * None of several values, or null.
	 * @param values the values
	 * @return the condition
	 */
	@SafeVarargs
	@SuppressWarnings("varargs")
	public final Q notIn(T... values) {
		return lookup("not_in", Arrays.asList(values));
	}

	/**
	 * None of several values, or null.
	 * @param values the values
	 * @return the condition
	 */
	public Q notIn(Collection<? extends T> values) {
		return lookup("not_in", values);
	}

	/**
	 * None of the values that a query gives, or null.
	 * @param query a query set that selects one field; its key when it selects nothing
	 * @return the condition
	 */
	public Q notIn(SubquerySource query) {
		return lookup("not_in", query);
	}

	/**
	 * None of the values that a query gives, or null.
	 * @param query the query
	 * @return the condition
	 */
	public Q notIn(Subquery query) {
		return lookup("not_in", query);
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

	/**
	 * This expression without the knowledge of its type: it takes any operand, which is
	 * checked when the query is compiled.
	 * @return the same value
	 */
	public DynamicExpression<Object> dynamic() {
		return new Retyped<>(this, null);
	}

	/**
	 * This expression as one whose values are of a class that the compiler does not know
	 * of. Nothing is converted: where the values are of another class, the query fails
	 * with a {@link io.tortoiseorm.exceptions.FieldError} before it is sent.
	 * @param <V> the type of the values
	 * @param type the class of the values
	 * @return the same value
	 */
	public <V> DynamicExpression<V> typed(Class<V> type) {
		return new Retyped<>(this, type);
	}

}
