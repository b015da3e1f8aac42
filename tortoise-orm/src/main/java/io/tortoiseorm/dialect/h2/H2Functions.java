package io.tortoiseorm.dialect.h2;

import java.util.List;

import io.tortoiseorm.dialect.ansi.AnsiAggregates;
import io.tortoiseorm.dialect.ansi.AnsiArithmetic;
import io.tortoiseorm.dialect.ansi.AnsiCasts;
import io.tortoiseorm.dialect.ansi.AnsiFunctions;
import io.tortoiseorm.sql.BoundValue;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import io.tortoiseorm.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/**
 * H2's functions. Its text functions count UTF-16 units: regular expressions, which count
 * characters, take their place where it matters.
 */
final class H2Functions extends AnsiFunctions {

	private H2Functions(AnsiCasts casts) {
		super(casts, new Arithmetic(casts), new Aggregates(casts));
	}

	static H2Functions create() {
		return new H2Functions(new Casts());
	}

	@Override
	protected void writeLength(SqlWriter out, Argument value) {
		out.append("CHAR_LENGTH(REGEXP_REPLACE(").node(casts().text(value));
		out.append(", '[\\x{10000}-\\x{10FFFF}]', '_'))");
	}

	@Override
	protected void writeSubstring(SqlWriter out, List<Argument> arguments) {
		out.append("REGEXP_REPLACE(").node(casts().text(arguments.get(0))).append(", '(?s)^.{0,' || GREATEST(");
		out.node(casts().integer(arguments.get(1))).append(" - 1, 0) || '}(.");
		if (arguments.size() > 2) {
			out.append("{0,' || GREATEST(").node(casts().integer(arguments.get(2))).append(", 0) || '}).*$', '$1')");
		}
		else {
			out.append("*)$', '$1')");
		}
	}

	@Override
	protected void writeRandom(SqlWriter out) {
		out.append("RAND()");
	}

	/**
	 * H2's arithmetic. Operands of different types would give DECFLOAT, whose quotients
	 * have 100000 digits.
	 */
	private static final class Arithmetic extends AnsiArithmetic {

		Arithmetic(AnsiCasts casts) {
			super(casts);
		}

		@Override
		protected void writeSimple(SqlWriter out, char operator, Argument left, Argument right, SqlType result) {
			if (AnsiCasts.isFloating(result)) {
				out.node(casts().floating(left)).append(' ').append(operator).append(' ');
				out.node(casts().floating(right));
			}
			else {
				super.writeSimple(out, operator, left, right, result);
			}
		}

		@Override
		protected void writeDecimalDivision(SqlWriter out, SqlNode left, SqlNode right) {
			writeQuotient(out, left, right);
		}

		@Override
		protected void writeExactRemainder(SqlWriter out, Argument left, Argument right) {
			if (left.type().isInteger() && right.type().isInteger()) {
				super.writeExactRemainder(out, left, right);
			}
			else {
				// the result has the type of the divisor
				out.append("MOD(").node(left.node()).append(", ").node(wide(right.node())).append(')');
			}
		}

		static void writeQuotient(SqlWriter out, SqlNode left, SqlNode right) {
			out.append("ROUND(").node(wide(left)).append(" / ").node(wide(right));
			out.append(", ").append(QUOTIENT_SCALE).append(')');
		}

		private static SqlNode wide(SqlNode number) {
			return Sql.cast(number, H2Types.ANY_DECIMAL_TYPE);
		}

	}

	/**
	 * H2's aggregates.
	 */
	private static final class Aggregates extends AnsiAggregates {

		private static final SqlNode NO_NUMBER = Sql.raw("CAST(NULL AS TINYINT)");

		Aggregates(AnsiCasts casts) {
			super(casts);
		}

		@Override
		protected void writeFloatingQuotient(SqlWriter out, SqlNode sum, SqlNode count) {
			super.writeFloatingQuotient(out, sum, casts().floating(new Argument(count, SqlType.BIGINT)));
		}

		@Override
		protected void writeQuotient(SqlWriter out, SqlNode sum, SqlNode count) {
			Arithmetic.writeQuotient(out, sum, count);
		}

		/**
		 * Under a filter that never holds, H2 sees nothing but a NULL without a type, of
		 * which it takes no sum. The least type leaves that of the argument as it is.
		 */
		@Override
		protected @Nullable SqlNode leftOut(Aggregate aggregate) {
			boolean numbers = !aggregate.arguments().isEmpty() && argument(aggregate).type().isNumeric();
			return numbers ? NO_NUMBER : null;
		}

		@Override
		protected void writeStringAgg(SqlWriter out, Aggregate aggregate) {
			SqlNode text = casts().text(argument(aggregate));
			SqlNode separator = aggregate.arguments().get(1).node();
			out.append("LISTAGG(").append(aggregate.distinct() ? "DISTINCT " : "").node(text);
			out.append(", ");
			writeSeparator(out, separator);
			out.append(") WITHIN GROUP (ORDER BY ").node(text).append(')');
			SqlNode filter = aggregate.filter();
			if (filter != null) {
				out.append(" FILTER (WHERE ").node(filter).append(')');
			}
			writeOver(out, aggregate);
		}

	}

	/**
	 * H2 leaves out a separator that is an expression, and be it a cast.
	 */
	private static void writeSeparator(SqlWriter out, SqlNode separator) {
		if (separator instanceof BoundValue bound) {
			out.bindBare(bound, out.dialect().types().codec(bound.type()));
		}
		else {
			out.node(separator);
		}
	}

	/**
	 * H2's conversions.
	 */
	private static final class Casts extends AnsiCasts {

		@Override
		protected SqlNode temporalText(Argument value) {
			String format = switch (value.type().kind()) {
				case DATE -> "YYYY-MM-DD";
				case TIME -> "HH24:MI:SS.FF6";
				default -> "YYYY-MM-DD HH24:MI:SS.FF6";
			};
			SqlNode local = (value.type().kind() == Kind.INSTANT) ? cast(value, SqlType.TIMESTAMP) : value.node();
			return Sql.sequence("TO_CHAR(", local, ", '" + format + "')");
		}

		@Override
		protected void writeInstantAsTimestamp(SqlWriter out, SqlNode node) {
			out.append("CAST(").node(node).append(" AT TIME ZONE 'UTC' AS TIMESTAMP(6))");
		}

		@Override
		protected void writeTimestampAsInstant(SqlWriter out, SqlNode node) {
			out.append("CAST(CAST(").node(node).append(" AS VARCHAR) || '+00' AS TIMESTAMP(6) WITH TIME ZONE)");
		}

	}

}
