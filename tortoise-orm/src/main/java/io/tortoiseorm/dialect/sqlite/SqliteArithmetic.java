package io.tortoiseorm.dialect.sqlite;

import io.tortoiseorm.dialect.Functions.Argument;
import io.tortoiseorm.dialect.ansi.AnsiArithmetic;
import io.tortoiseorm.dialect.ansi.AnsiCasts;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import io.tortoiseorm.sql.SqlWriter;

/**
 * SQLite's arithmetic, exact for decimals.
 */
final class SqliteArithmetic extends AnsiArithmetic {

	SqliteArithmetic(AnsiCasts casts) {
		super(casts);
	}

	@Override
	protected void writeSimple(SqlWriter out, char operator, Argument left, Argument right, SqlType result) {
		if (result.kind() != Kind.DECIMAL) {
			out.node(number(left)).append(' ').append(operator).append(' ').node(number(right));
			return;
		}
		String function = switch (operator) {
			case '+' -> "DECIMAL_ADD";
			case '-' -> "DECIMAL_SUB";
			default -> "DECIMAL_MUL";
		};
		out.node(SqliteFunctions.decimal(Sql.call(function, left.node(), right.node())));
	}

	private SqlNode number(Argument value) {
		return (value.type().kind() == Kind.DECIMAL) ? casts().floating(value) : value.node();
	}

	@Override
	protected void writeDecimalDivision(SqlWriter out, SqlNode left, SqlNode right) {
		SqlNode quotient = Sql.call("DECIMAL_DIV", left, right);
		out.node(SqliteFunctions.decimal(Sql.sequence("DECIMAL_ROUND(", quotient, ", " + QUOTIENT_SCALE + ")")));
	}

	@Override
	protected void writeExactRemainder(SqlWriter out, Argument left, Argument right) {
		if (left.type().isInteger() && right.type().isInteger()) {
			out.node(left.node()).append(" % ").node(right.node());
		}
		else {
			out.node(SqliteFunctions.decimal(Sql.call("DECIMAL_MOD", left.node(), right.node())));
		}
	}

}
