package io.tortoiseorm.dialect.ansi;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.dialect.DatePart;
import io.tortoiseorm.dialect.Operators;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what few databases can do, and helps with what most do alike.
 */
public abstract class AnsiOperators implements Operators {

	private final String database;

	/**
	 * Creates the strategy.
	 * @param database the database's name for people
	 */
	protected AnsiOperators(String database) {
		this.database = database;
	}

	/**
	 * A list of bound values, filled up to a power of two by repeating the last one, so
	 * that lists of many sizes share few statement texts.
	 * @param value the value looked for
	 * @param values the list, not empty
	 * @param type the type of the values
	 * @return the condition
	 */
	protected static SqlNode inPaddedList(SqlNode value, List<?> values, SqlType type) {
		int size = values.size();
		int padded = (size > 1) ? Integer.highestOneBit(size - 1) << 1 : 1;
		List<Object> all = new ArrayList<>(padded);
		all.addAll(values);
		while (all.size() < padded) {
			all.add(values.get(size - 1));
		}
		return Sql.sequence(value, " IN ", Sql.list(Sql.binds(all, type)));
	}

	@Override
	public SqlNode in(SqlNode value, List<?> values, SqlType type) {
		return inPaddedList(value, values, type);
	}

	@Override
	public SqlNode jsonContains(SqlNode container, SqlNode contained) {
		throw unsupported("containment between JSON documents");
	}

	@Override
	public SqlNode jsonEquals(SqlNode left, SqlNode right) {
		return Sql.binary(left, "=", right);
	}

	@Override
	public SqlNode jsonPath(SqlNode document, List<Object> path, @Nullable SqlType target) {
		throw unsupported("paths into JSON documents");
	}

	@Override
	public SqlNode search(SqlNode value, SqlType type, SqlNode query) {
		throw unsupported("full-text search");
	}

	@Override
	public SqlNode array(ArrayOperator operator, SqlNode left, SqlNode right) {
		throw unsupported("conditions on arrays");
	}

	@Override
	public SqlNode arrayLength(SqlNode array) {
		throw unsupported("the length of an array");
	}

	/**
	 * The error for what the database cannot do.
	 * @param what a noun
	 * @return the error
	 */
	protected final UnsupportedError unsupported(String what) {
		return new UnsupportedError(this.database + " does not support " + what);
	}

	/**
	 * Whether a part of a date needs the time of day.
	 * @param part the part
	 * @return whether it is smaller than a day
	 */
	protected static boolean isTimePart(DatePart part) {
		return part.compareTo(DatePart.HOUR) >= 0;
	}

	/**
	 * Text of SQL for a text literal without backslashes.
	 * @param text the text
	 * @return the literal in single quotes
	 */
	protected static String literal(String text) {
		return "'" + text.replace("'", "''") + "'";
	}

	/**
	 * Whether a type is a point in time.
	 * @param type the type
	 * @return whether it is
	 */
	protected static boolean isInstant(SqlType type) {
		return type.kind() == Kind.INSTANT;
	}

}
