package io.tortoiseorm.dialect.ansi;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.dialect.Functions;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import io.tortoiseorm.sql.SqlWriter;

/**
 * Scalar functions by their standard names; aggregates, arithmetic and casts are left to
 * strategies of their own.
 */
public class AnsiFunctions implements Functions {

	private final AnsiCasts casts;

	private final AnsiArithmetic arithmetic;

	private final AnsiAggregates aggregates;

	/**
	 * Creates the strategy.
	 * @param casts writes conversions
	 * @param arithmetic writes arithmetic
	 * @param aggregates writes aggregates
	 */
	public AnsiFunctions(AnsiCasts casts, AnsiArithmetic arithmetic, AnsiAggregates aggregates) {
		this.casts = casts;
		this.arithmetic = arithmetic;
		this.aggregates = aggregates;
	}

	@Override
	public final void write(SqlWriter out, Function function, List<Argument> arguments, SqlType result) {
		switch (function) {
			case UPPER, LOWER -> writeCase(out, function, arguments.get(0));
			case LENGTH -> writeLength(out, arguments.get(0));
			case CONCAT -> writeConcat(out, arguments.stream().map(this.casts::text).toList());
			case COALESCE, NULLIF -> writeChoice(out, function, arguments, result);
			case GREATEST, LEAST -> writeExtreme(out, function, arguments, result);
			case TRIM, REPLACE -> writeCall(out, function.name(), arguments);
			case SUBSTR -> writeSubstring(out, arguments);
			case ABS -> writeAbsolute(out, arguments.get(0));
			case ROUND -> writeRounded(out, arguments, result);
			case CEIL, FLOOR -> writeWhole(out, function, arguments.get(0), result);
			case NOW -> writeNow(out, result);
			case RANDOM -> writeRandom(out);
			default -> writeAggregate(out, new Aggregate(function, false, arguments, null, null), result);
		}
	}

	@Override
	public final void writeArithmetic(SqlWriter out, char operator, Argument left, Argument right, SqlType result) {
		this.arithmetic.write(out, operator, left, right, result);
	}

	@Override
	public final void writeAggregate(SqlWriter out, Aggregate aggregate, SqlType result) {
		this.aggregates.write(out, aggregate, result);
	}

	@Override
	public final void writeCast(SqlWriter out, Argument value, SqlType target) {
		this.casts.write(out, value, target);
	}

	/**
	 * Writes upper or lower case by Unicode's rules.
	 * @param out the statement
	 * @param function which of the two
	 * @param value the text
	 */
	protected void writeCase(SqlWriter out, Function function, Argument value) {
		out.append(function.name()).append('(').node(this.casts.text(value)).append(')');
	}

	/**
	 * Writes the length of a text in characters.
	 * @param out the statement
	 * @param value the text
	 */
	protected void writeLength(SqlWriter out, Argument value) {
		out.append("CHAR_LENGTH(").node(this.casts.text(value)).append(')');
	}

	/**
	 * Writes texts joined, NULL if one of them is.
	 * @param out the statement
	 * @param texts the texts
	 */
	protected void writeConcat(SqlWriter out, List<SqlNode> texts) {
		out.append('(').join(" || ", texts).append(')');
	}

	/**
	 * Writes COALESCE or NULLIF.
	 * @param out the statement
	 * @param function which of the two
	 * @param arguments the arguments
	 * @param result the type of the result
	 */
	protected void writeChoice(SqlWriter out, Function function, List<Argument> arguments, SqlType result) {
		writeCall(out, function.name(), arguments);
	}

	/**
	 * Writes GREATEST or LEAST, NULL if one of the arguments is.
	 * @param out the statement
	 * @param function which of the two
	 * @param arguments the arguments
	 * @param result the type of the result
	 */
	protected void writeExtreme(SqlWriter out, Function function, List<Argument> arguments, SqlType result) {
		writeCall(out, function.name(), arguments);
	}

	/**
	 * Writes a part of a text.
	 * @param out the statement
	 * @param arguments the text, the position from 1, and optionally the length
	 */
	protected void writeSubstring(SqlWriter out, List<Argument> arguments) {
		List<SqlNode> nodes = new ArrayList<>();
		nodes.add(this.casts.text(arguments.get(0)));
		arguments.stream().skip(1).map(this.casts::integer).forEach(nodes::add);
		out.node(Sql.call("SUBSTRING", nodes));
	}

	/**
	 * Writes the absolute value.
	 * @param out the statement
	 * @param value the number
	 */
	protected void writeAbsolute(SqlWriter out, Argument value) {
		writeCall(out, "ABS", List.of(value));
	}

	/**
	 * Writes a number rounded half away from zero. Floating-point numbers are rounded in
	 * decimal, as a person would.
	 * @param out the statement
	 * @param arguments the number, and optionally the digits
	 * @param result the type of the result
	 */
	protected void writeRounded(SqlWriter out, List<Argument> arguments, SqlType result) {
		SqlNode digits = (arguments.size() > 1) ? this.casts.integer(arguments.get(1)) : Sql.raw("0");
		SqlNode rounded = Sql.call("ROUND", this.casts.exact(arguments.get(0)), digits);
		if (AnsiCasts.isFloating(result)) {
			out.node(this.casts.cast(new Argument(rounded, SqlType.DECIMAL), result));
		}
		else if (result.isInteger()) {
			out.append("CAST(").node(rounded).append(" AS ").append(out.dialect().types().castType(result)).append(')');
		}
		else {
			out.node(rounded);
		}
	}

	/**
	 * Writes the next whole number above or below.
	 * @param out the statement
	 * @param function which of the two
	 * @param value the number
	 * @param result the type of the result
	 */
	protected void writeWhole(SqlWriter out, Function function, Argument value, SqlType result) {
		if (value.type().isInteger()) {
			out.node(value.node());
			return;
		}
		SqlNode whole = Sql.call(function.name(), value.node());
		if (value.type().kind() == result.kind()) {
			out.node(whole);
		}
		else {
			out.append("CAST(").node(whole).append(" AS ").append(out.dialect().types().castType(result)).append(')');
		}
	}

	/**
	 * Writes the current point in time, or a part of it in UTC.
	 * @param out the statement
	 * @param result the type of the result
	 */
	protected void writeNow(SqlWriter out, SqlType result) {
		SqlNode now = Sql.raw("CURRENT_TIMESTAMP");
		if (result.kind() == Kind.INSTANT) {
			out.node(now);
		}
		else {
			SqlNode utc = this.casts.cast(new Argument(now, SqlType.INSTANT), SqlType.TIMESTAMP);
			out.append("CAST(").node(utc).append(" AS ").append(out.dialect().types().castType(result)).append(')');
		}
	}

	/**
	 * Writes a random number from 0 to below 1.
	 * @param out the statement
	 */
	protected void writeRandom(SqlWriter out) {
		out.append("RANDOM()");
	}

	/**
	 * Writes a call with its arguments as they are.
	 * @param out the statement
	 * @param name the function's name
	 * @param arguments the arguments
	 */
	protected static void writeCall(SqlWriter out, String name, List<Argument> arguments) {
		out.node(Sql.call(name, arguments.stream().map(Argument::node).toList()));
	}

	/**
	 * Converts arguments and results.
	 * @return the strategy
	 */
	protected final AnsiCasts casts() {
		return this.casts;
	}

}
