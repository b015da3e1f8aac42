package io.tortoiseorm.dialect.ansi;

import io.tortoiseorm.dialect.Functions.Argument;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import io.tortoiseorm.sql.SqlWriter;

/**
 * Arithmetic with the same result on every database: whole numbers divide by truncation,
 * quotients of decimals are rounded to twenty digits behind the point, a remainder has
 * the sign of the dividend.
 */
public class AnsiArithmetic {

	/** Digits behind the point of quotients and averages of decimals. */
	public static final int QUOTIENT_SCALE = 20;

	/**
	 * Multiplied with, it makes the database divide to {@link #QUOTIENT_SCALE} digits.
	 */
	public static final String SCALED_ONE = "1." + "0".repeat(QUOTIENT_SCALE);

	private final AnsiCasts casts;

	/**
	 * Creates the strategy.
	 * @param casts converts operands
	 */
	public AnsiArithmetic(AnsiCasts casts) {
		this.casts = casts;
	}

	/**
	 * Writes an operation.
	 * @param out the statement
	 * @param operator one of {@code + - * / % ^}
	 * @param left the left operand
	 * @param right the right operand
	 * @param result the type of the result
	 */
	public void write(SqlWriter out, char operator, Argument left, Argument right, SqlType result) {
		switch (operator) {
			case '+', '-', '*' -> writeSimple(out, operator, left, right, result);
			case '/' -> writeDivision(out, left, right, result);
			case '%' -> writeRemainder(out, left, right);
			case '^' -> writePower(out, left, right, result);
			default -> throw new ParamsError(
					"'" + operator + "' is not an arithmetic operator. Allowed are + - * / % and ^ for power");
		}
	}

	/**
	 * Writes a sum, difference or product.
	 * @param out the statement
	 * @param operator one of {@code + - *}
	 * @param left the left operand
	 * @param right the right operand
	 * @param result the type of the result
	 */
	protected void writeSimple(SqlWriter out, char operator, Argument left, Argument right, SqlType result) {
		out.node(left.node()).append(' ').append(operator).append(' ').node(right.node());
	}

	private void writeDivision(SqlWriter out, Argument left, Argument right, SqlType result) {
		if (result.isInteger() && left.type().isInteger() && right.type().isInteger()) {
			writeIntegerDivision(out, left.node(), right.node());
		}
		else if (AnsiCasts.isFloating(result)) {
			out.node(this.casts.floating(left)).append(" / ").node(this.casts.floating(right));
		}
		else {
			writeDecimalDivision(out, this.casts.exact(left), this.casts.exact(right));
		}
	}

	/**
	 * Writes the quotient of whole numbers, cut towards zero.
	 * @param out the statement
	 * @param left the dividend
	 * @param right the divisor
	 */
	protected void writeIntegerDivision(SqlWriter out, SqlNode left, SqlNode right) {
		out.node(left).append(" / ").node(right);
	}

	/**
	 * Writes the quotient of exact numbers, rounded to {@link #QUOTIENT_SCALE} digits.
	 * @param out the statement
	 * @param left the dividend
	 * @param right the divisor
	 */
	protected void writeDecimalDivision(SqlWriter out, SqlNode left, SqlNode right) {
		out.append("ROUND(")
			.node(left)
			.append(" * ")
			.append(SCALED_ONE)
			.append(" / ")
			.node(right)
			.append(", ")
			.append(QUOTIENT_SCALE)
			.append(')');
	}

	private void writeRemainder(SqlWriter out, Argument left, Argument right) {
		if (AnsiCasts.isFloating(left.type()) || AnsiCasts.isFloating(right.type())) {
			writeFloatingRemainder(out, this.casts.floating(left), this.casts.floating(right));
		}
		else {
			writeExactRemainder(out, left, right);
		}
	}

	/**
	 * Writes the remainder of exact numbers.
	 * @param out the statement
	 * @param left the dividend
	 * @param right the divisor
	 */
	protected void writeExactRemainder(SqlWriter out, Argument left, Argument right) {
		out.append("MOD(").node(left.node()).append(", ").node(right.node()).append(')');
	}

	/**
	 * Writes the remainder of floating-point numbers.
	 * @param out the statement
	 * @param left the dividend
	 * @param right the divisor
	 */
	protected void writeFloatingRemainder(SqlWriter out, SqlNode left, SqlNode right) {
		out.append("MOD(").node(left).append(", ").node(right).append(')');
	}

	/**
	 * Converts operands.
	 * @return the strategy
	 */
	protected final AnsiCasts casts() {
		return this.casts;
	}

	private void writePower(SqlWriter out, Argument left, Argument right, SqlType result) {
		SqlNode power = Sql.call("POWER", this.casts.floating(left), this.casts.floating(right));
		if (result.kind() == Kind.DOUBLE) {
			out.node(power);
		}
		else {
			this.casts.write(out, new Argument(power, SqlType.DOUBLE), result);
		}
	}

}
