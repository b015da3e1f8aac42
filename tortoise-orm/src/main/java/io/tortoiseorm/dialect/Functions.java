package io.tortoiseorm.dialect;

import java.util.List;

import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/**
 * Functions and operators by their standard names, with the same result on every
 * database.
 */
public interface Functions {

	/**
	 * Writes a call.
	 * @param out the statement
	 * @param function which function
	 * @param arguments its arguments with their types
	 * @param result the type of the result
	 * @throws io.tortoiseorm.exceptions.UnsupportedError if the database has no such
	 * function
	 */
	void write(SqlWriter out, Function function, List<Argument> arguments, SqlType result);

	/**
	 * Writes an arithmetic operation.
	 * @param out the statement
	 * @param operator {@code +}, {@code -}, {@code *}, {@code /}, {@code %} or {@code ^}
	 * for power
	 * @param left the left operand
	 * @param right the right operand
	 * @param result the type of the result
	 */
	void writeArithmetic(SqlWriter out, char operator, Argument left, Argument right, SqlType result);

	/**
	 * Writes a call of an aggregate function, also as a window function.
	 * @param out the statement
	 * @param aggregate which function, over what
	 * @param result the type of the result: averages of whole numbers are
	 * {@link SqlType#DOUBLE}, of decimals {@link SqlType#DECIMAL} rounded to twenty
	 * digits behind the point
	 * @throws io.tortoiseorm.exceptions.UnsupportedError if the database has no such
	 * function
	 */
	void writeAggregate(SqlWriter out, Aggregate aggregate, SqlType result);

	/**
	 * Writes a conversion. Fractions become whole numbers by rounding half away from
	 * zero; booleans become {@code true} and {@code false} as text.
	 * @param out the statement
	 * @param value what is converted
	 * @param target the type it becomes
	 * @throws io.tortoiseorm.exceptions.UnsupportedError if the database has no such type
	 */
	void writeCast(SqlWriter out, Argument value, SqlType target);

	/**
	 * An argument.
	 *
	 * @param node the expression
	 * @param type its type
	 */
	record Argument(SqlNode node, SqlType type) {

	}

	/**
	 * A call of an aggregate function.
	 *
	 * @param function one for which {@link Function#isAggregate()} holds
	 * @param distinct whether equal values count once
	 * @param arguments the arguments; none for {@code COUNT} of rows
	 * @param filter which rows count, or {@code null} for all
	 * @param over the OVER clause with its keyword, or {@code null} if this is no window
	 * function
	 */
	record Aggregate(Function function, boolean distinct, List<Argument> arguments, @Nullable SqlNode filter,
			@Nullable SqlNode over) {

		/**
		 * Copies the list.
		 */
		public Aggregate {
			arguments = List.copyOf(arguments);
		}

	}

	/**
	 * The functions every dialect knows.
	 */
	enum Function {

		/** Upper case. */
		UPPER,
		/** Lower case. */
		LOWER,
		/** Length in characters. */
		LENGTH,
		/** Without blanks at both ends. */
		TRIM,
		/** Texts joined; NULL if one of them is. */
		CONCAT,
		/** The first argument that is not NULL. */
		COALESCE,
		/** NULL if the two are equal, else the first. */
		NULLIF,
		/** The greatest argument; NULL if one of them is. */
		GREATEST,
		/** The least argument; NULL if one of them is. */
		LEAST,
		/** The absolute value. */
		ABS,
		/** Rounded half away from zero to the digits of the second argument. */
		ROUND,
		/** The next whole number above. */
		CEIL,
		/** The next whole number below. */
		FLOOR,
		/** A part of a text: from position (1 is the first), optionally a length. */
		SUBSTR,
		/** A text with all occurrences of the second argument replaced by the third. */
		REPLACE,
		/** The point in time at which the statement or transaction began. */
		NOW,
		/** A random number from 0 to below 1. */
		RANDOM,
		/** How many values are not NULL. */
		COUNT,
		/** The sum; NULL if there is nothing. */
		SUM,
		/** The average at full precision; NULL if there is nothing. */
		AVG,
		/** The least value. */
		MIN,
		/** The greatest value. */
		MAX,
		/** The standard deviation of a sample. */
		STDDEV_SAMP,
		/** The standard deviation of a population. */
		STDDEV_POP,
		/** The variance of a sample. */
		VAR_SAMP,
		/** The variance of a population. */
		VAR_POP,
		/**
		 * Texts joined by the separator given as second argument, in the order of the
		 * texts.
		 */
		STRING_AGG;

		/**
		 * Whether one result comes from many rows.
		 * @return whether it is an aggregate
		 */
		public boolean isAggregate() {
			return ordinal() >= COUNT.ordinal();
		}

	}

}
