package io.tortoiseorm.dialect.ansi;

import java.util.List;

import io.tortoiseorm.dialect.Functions.Argument;
import io.tortoiseorm.dialect.Functions.Function;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import io.tortoiseorm.sql.SqlWriter;

/**
 * Conversions between types, with the same result on every database.
 */
public class AnsiCasts {

	/**
	 * A conversion as a node.
	 * @param value what is converted
	 * @param target the type it becomes
	 * @return the node
	 */
	public final SqlNode cast(Argument value, SqlType target) {
		return (out) -> write(out, value, target);
	}

	/**
	 * A value as text.
	 * @param value what is converted
	 * @return the node itself if it is text already
	 */
	public final SqlNode text(Argument value) {
		return value.type().isText() ? value.node() : cast(value, SqlType.TEXT);
	}

	/**
	 * A value as a 64-bit floating-point number.
	 * @param value what is converted
	 * @return the node itself if it is one already
	 */
	public final SqlNode floating(Argument value) {
		return (value.type().kind() == Kind.DOUBLE) ? value.node() : cast(value, SqlType.DOUBLE);
	}

	/**
	 * A position or length as a 32-bit number.
	 * @param value what is converted
	 * @return the node itself if it is one already
	 */
	public final SqlNode integer(Argument value) {
		return (value.type().kind() == Kind.INTEGER) ? value.node() : cast(value, SqlType.INTEGER);
	}

	/**
	 * A number as an exact one: only floating-point numbers are converted.
	 * @param value what is converted
	 * @return the node itself if it is exact already
	 */
	public final SqlNode exact(Argument value) {
		return isFloating(value.type()) ? cast(value, SqlType.DECIMAL) : value.node();
	}

	/**
	 * Writes a conversion.
	 * @param out the statement
	 * @param value what is converted
	 * @param target the type it becomes
	 */
	public final void write(SqlWriter out, Argument value, SqlType target) {
		SqlType source = value.type();
		if (target.isText() && source.kind() == Kind.BOOLEAN) {
			writePlain(out, spelledOut(value.node()), target);
		}
		else if (target.isText() && isTemporal(source)) {
			writePlain(out, temporalText(value), target);
		}
		else if (target.isText() && source.isNumeric()) {
			writePlain(out, numberText(value), target);
		}
		else if (target.isInteger() && isFloating(source)) {
			writeRounded(out, value, target);
		}
		else if (target.isInteger() && source.kind() == Kind.DECIMAL) {
			writePlain(out, rounded(value), target);
		}
		else if (isMoment(source) && target.kind() == Kind.DATE) {
			out.node(out.dialect().operators().dateOf(value.node(), source));
		}
		else if (source.kind() == Kind.INSTANT && target.kind() == Kind.TIMESTAMP) {
			writeInstantAsTimestamp(out, value.node());
		}
		else if (source.kind() == Kind.TIMESTAMP && target.kind() == Kind.INSTANT) {
			writeTimestampAsInstant(out, value.node());
		}
		else {
			writePlain(out, value.node(), target);
		}
	}

	/**
	 * Writes the database's own CAST.
	 * @param out the statement
	 * @param node what is converted
	 * @param target the type it becomes
	 */
	protected void writePlain(SqlWriter out, SqlNode node, SqlType target) {
		out.append("CAST(").node(node).append(" AS ").append(out.dialect().types().castType(target)).append(')');
	}

	/**
	 * A date, time or point in time (in UTC) as text in the form of ISO 8601 with a blank
	 * between date and time and six digits behind the second.
	 * @param value what is converted
	 * @return the text
	 */
	protected SqlNode temporalText(Argument value) {
		return value.node();
	}

	/**
	 * Writes a point in time as date and time in UTC.
	 * @param out the statement
	 * @param node the point in time
	 */
	protected void writeInstantAsTimestamp(SqlWriter out, SqlNode node) {
		out.append('(').node(node).append(" AT TIME ZONE 'UTC')");
	}

	/**
	 * Writes a date and time, taken as UTC, as point in time.
	 * @param out the statement
	 * @param node the date and time
	 */
	protected void writeTimestampAsInstant(SqlWriter out, SqlNode node) {
		out.append('(').node(node).append(" AT TIME ZONE 'UTC')");
	}

	/**
	 * Whether values are floating-point numbers.
	 * @param type the type
	 * @return whether it is one of the two
	 */
	public static boolean isFloating(SqlType type) {
		return type.kind() == Kind.REAL || type.kind() == Kind.DOUBLE;
	}

	private static boolean isTemporal(SqlType type) {
		return type.kind() == Kind.DATE || type.kind() == Kind.TIME || isMoment(type);
	}

	private static boolean isMoment(SqlType type) {
		return type.kind() == Kind.TIMESTAMP || type.kind() == Kind.INSTANT;
	}

	private static SqlNode rounded(Argument value) {
		List<Argument> arguments = List.of(value, new Argument(Sql.raw("0"), SqlType.INTEGER));
		return (out) -> out.dialect().functions().write(out, Function.ROUND, arguments, SqlType.DECIMAL);
	}

	/**
	 * Beyond a certain size floating-point numbers have no fractions worth the name, and
	 * would lose digits on their way through decimals.
	 */
	private void writeRounded(SqlWriter out, Argument value, SqlType target) {
		SqlNode exact = (writer) -> writePlain(writer, rounded(value), target);
		SqlNode large = (writer) -> writePlain(writer, value.node(), target);
		out.append("CASE WHEN ABS(").node(value.node()).append(") < 1e15 THEN ").node(exact);
		out.append(" ELSE ").node(large).append(" END");
	}

	/**
	 * A number as it is to be cast to text.
	 * @param value the number
	 * @return the number, or its text
	 */
	protected SqlNode numberText(Argument value) {
		return value.node();
	}

	/**
	 * A boolean as the words {@code true} and {@code false}.
	 * @param condition the boolean
	 * @return the text
	 */
	protected SqlNode spelledOut(SqlNode condition) {
		return Sql.sequence("CASE WHEN ", condition, " THEN 'true' WHEN NOT ", condition, " THEN 'false' END");
	}

}
