package io.tortoiseorm.expressions;

import java.util.function.Supplier;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * What an expression may ask while it is compiled as part of one query.
 */
public interface ExpressionContext {

	/**
	 * The database the query is for.
	 * @return the dialect
	 */
	Dialect dialect();

	/**
	 * A field, a field across relations, a relation's key, an annotation, or a path into
	 * a JSON field. Joins what the path needs.
	 * @param path names joined by {@code __}
	 * @return the value
	 * @throws io.tortoiseorm.exceptions.FieldError if a name is unknown
	 */
	TypedNode reference(String path);

	/**
	 * A value that is there for each row that a path leads to, to be counted.
	 * @param path as {@link #reference(String)} takes it; also to a composite key
	 * @return the value
	 * @throws io.tortoiseorm.exceptions.FieldError if a name is unknown
	 */
	default TypedNode counted(String path) {
		return reference(path);
	}

	/**
	 * The same, in the query around this one.
	 * @param path names joined by {@code __}
	 * @return the value
	 * @throws io.tortoiseorm.exceptions.FieldError if a name is unknown or there is no
	 * query around this one
	 */
	TypedNode outerReference(String path);

	/**
	 * Any value in an expression: compiled if it is one, else bound.
	 * @param value an {@link Expression}, a plain value, or {@code null}
	 * @param like the type to convert a plain value to, or {@code null} to go by its
	 * class
	 * @return the value
	 */
	TypedNode operand(@Nullable Object value, @Nullable ValueType like);

	/**
	 * A condition.
	 * @param condition the condition
	 * @return its SQL
	 */
	SqlNode condition(Q condition);

	/**
	 * A condition given as a lookup key.
	 * @param key names joined by {@code __}, optionally ending in a lookup
	 * @param value what to compare with
	 * @return its SQL
	 * @throws io.tortoiseorm.exceptions.FieldError if a name is unknown
	 */
	SqlNode lookup(String key, @Nullable Object value);

	/**
	 * A condition on an expression.
	 * @param left the value that is tested
	 * @param lookup the lookup's name, {@code exact} for equality
	 * @param value what to compare with
	 * @return its SQL
	 * @throws io.tortoiseorm.exceptions.FieldError if the lookup is unknown
	 */
	SqlNode lookup(TypedNode left, String lookup, @Nullable Object value);

	/**
	 * A condition on the rows at the other end of a relation, as a semi-join that never
	 * multiplies rows.
	 * @param quantifier how many of them must fulfil it
	 * @param relation names of relations joined by {@code __}
	 * @param condition the condition, in names of the target
	 * @return its SQL
	 */
	SqlNode quantified(Quantifier quantifier, String relation, Q condition);

	/**
	 * Whether a row is at the other end of an instance's relation.
	 * @param owner a saved instance
	 * @param relation the name of one of its relations, which leads to the queried model
	 * @return the condition
	 */
	SqlNode related(ModelBase owner, String relation);

	/**
	 * A query inside this one, in parentheses.
	 * @param source the query
	 * @return the query, typed by its first column
	 */
	TypedNode subquery(SubquerySource source);

	/**
	 * A query inside this one, in parentheses, for a membership test.
	 * @param source the query
	 * @return the query, typed by its first column
	 */
	TypedNode members(SubquerySource source);

	/**
	 * The values of a column of a named query in front of this one.
	 * @param query the name of the query
	 * @param column the name of one of its selected values
	 * @return a query of those values
	 * @throws io.tortoiseorm.exceptions.FieldError if there is no such query or value
	 */
	TypedNode namedColumn(String query, String column);

	/**
	 * Whether a query inside this one has rows.
	 * @param source the query
	 * @return the condition
	 */
	SqlNode exists(SubquerySource source);

	/**
	 * Compiles something inside an aggregate, so that what it refers to need not be
	 * grouped.
	 * @param <T> the type of result
	 * @param inside compiles it
	 * @return the result
	 */
	<T> T aggregated(Supplier<T> inside);

	/**
	 * Notes that a window function is compiled, so that conditions on it are tested after
	 * it was computed.
	 */
	void windowed();

	/**
	 * How many related rows must fulfil a condition.
	 */
	enum Quantifier {

		/** At least one. */
		ANY,
		/** None. */
		NONE,
		/** Every one; true when there is none. */
		ALL

	}

}
