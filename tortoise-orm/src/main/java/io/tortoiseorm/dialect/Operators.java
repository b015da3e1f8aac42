package io.tortoiseorm.dialect;

import java.util.List;

import io.tortoiseorm.sql.Select;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * Conditions whose form differs between databases. All give the same answer on every
 * database: text compares by code point, and case-insensitive forms fold by Unicode's
 * simple upper case.
 */
public interface Operators {

	/**
	 * LIKE with {@code \} as escape character.
	 * @param value the text searched
	 * @param pattern the pattern, already escaped
	 * @param ignoreCase whether case matters not
	 * @return the condition
	 */
	SqlNode like(SqlNode value, SqlNode pattern, boolean ignoreCase);

	/**
	 * Equality of text without regard to case.
	 * @param left one text
	 * @param right the other
	 * @return the condition
	 */
	SqlNode equalsIgnoreCase(SqlNode left, SqlNode right);

	/**
	 * A POSIX regular expression found anywhere in the text.
	 * @param value the text searched
	 * @param pattern the expression
	 * @param ignoreCase whether case matters not
	 * @return the condition
	 */
	SqlNode regex(SqlNode value, SqlNode pattern, boolean ignoreCase);

	/**
	 * A computed value as operand of a comparison or term of an ordering. Columns need it
	 * not: where the database stores a type in a form that it would compare wrongly,
	 * their definition says how to compare.
	 * @param value the value
	 * @param type its type
	 * @return the value, marked for comparison where the database needs it
	 */
	default SqlNode comparable(SqlNode value, SqlType type) {
		return value;
	}

	/**
	 * Membership in a list of bound values.
	 * @param value the value looked for
	 * @param values the list, without nulls, not empty, within {@link Limits#listSize()}
	 * @param type the type of the values
	 * @return the condition
	 */
	SqlNode in(SqlNode value, List<?> values, SqlType type);

	/**
	 * Whether several columns together are among the rows of a query.
	 * @param columns the columns
	 * @param rows gives as many columns
	 * @return the condition
	 */
	default SqlNode inRows(List<SqlNode> columns, Select rows) {
		return Sql.sequence(Sql.list(columns), " IN (", rows, ")");
	}

	/**
	 * A part of a date, time or point in time (the latter in UTC), as a whole number.
	 * @param part the part
	 * @param value the date, time or timestamp
	 * @param type the type of the value
	 * @return the number, a 64-bit integer
	 */
	SqlNode datePart(DatePart part, SqlNode value, SqlType type);

	/**
	 * A date, time or point in time cut down to a unit.
	 * @param part the unit
	 * @param value the date, time or timestamp
	 * @param type the type of the value, which the result keeps
	 * @return the value with all smaller units zero
	 */
	SqlNode dateTrunc(DatePart part, SqlNode value, SqlType type);

	/**
	 * The date of a point in time, in UTC.
	 * @param value the timestamp
	 * @param type the type of the value
	 * @return the date
	 */
	SqlNode dateOf(SqlNode value, SqlType type);

	/**
	 * Whether a JSON document contains another: every member of the contained object is
	 * in the container with a value that contains its own; every element of a contained
	 * array is contained in some element; scalars are equal.
	 * @param container the containing document
	 * @param contained the contained document
	 * @return the condition
	 */
	SqlNode jsonContains(SqlNode container, SqlNode contained);

	/**
	 * Equality of two JSON documents, whatever the order of members.
	 * @param left one document
	 * @param right the other
	 * @return the condition
	 */
	SqlNode jsonEquals(SqlNode left, SqlNode right);

	/**
	 * A value inside a JSON document, SQL NULL when it is missing or JSON null.
	 * @param document the document
	 * @param path member names and array positions, outermost first
	 * @param target the type the value is read as; {@code null} for its text (strings
	 * without quotes, objects and arrays as JSON text)
	 * @return the value
	 */
	SqlNode jsonPath(SqlNode document, List<Object> path, @Nullable SqlType target);

	/**
	 * Full-text search.
	 * @param value the searched text or search vector
	 * @param type its type
	 * @param query what is searched for, as a person types it
	 * @return the condition
	 */
	SqlNode search(SqlNode value, SqlType type, SqlNode query);

	/**
	 * A condition on arrays.
	 * @param operator which
	 * @param left the array column
	 * @param right the other array
	 * @return the condition
	 */
	SqlNode array(ArrayOperator operator, SqlNode left, SqlNode right);

	/**
	 * The number of elements of an array; 0 when it is empty.
	 * @param array the array
	 * @return the number
	 */
	SqlNode arrayLength(SqlNode array);

	/**
	 * Relations between two arrays.
	 */
	enum ArrayOperator {

		/** The left has all elements of the right. */
		CONTAINS,

		/** The right has all elements of the left. */
		CONTAINED_BY,

		/** The two share an element. */
		OVERLAP

	}

}
