package io.tortoiseorm.dialect.mysql;

import java.util.List;

import io.tortoiseorm.dialect.ansi.AnsiAggregates;
import io.tortoiseorm.dialect.ansi.AnsiArithmetic;
import io.tortoiseorm.dialect.ansi.AnsiCasts;
import io.tortoiseorm.dialect.ansi.AnsiFunctions;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;

/**
 * The functions of MySQL and MariaDB.
 */
final class MySqlFunctions extends AnsiFunctions {

	private static final String EXACT = "DECIMAL(65, 30)";

	private MySqlFunctions(AnsiCasts casts) {
		super(casts, new Arithmetic(casts), new Aggregates(casts));
	}

	static MySqlFunctions create(String collation) {
		return new MySqlFunctions(new Casts(collation));
	}

	@Override
	protected void writeConcat(SqlWriter out, List<SqlNode> texts) {
		out.node(Sql.call("CONCAT", texts));
	}

	@Override
	protected void writeRounded(SqlWriter out, List<Argument> arguments, SqlType result) {
		Argument value = arguments.get(0);
		if (!AnsiCasts.isFloating(value.type())) {
			super.writeRounded(out, arguments, result);
			return;
		}
		// numbers beyond the range of decimals have no fraction
		SqlNode magnitude = Sql.call("ABS", value.node());
		out.append("CASE WHEN ").node(magnitude).append(" < 1e18 THEN ");
		super.writeRounded(out, arguments, result);
		out.append(" ELSE ").node(value.node()).append(" END");
	}

	@Override
	protected void writeNow(SqlWriter out, SqlType result) {
		out.append(switch (result.kind()) {
			case DATE -> "UTC_DATE()";
			case TIME -> "UTC_TIME(6)";
			default -> "UTC_TIMESTAMP(6)";
		});
	}

	@Override
	protected void writeRandom(SqlWriter out) {
		out.append("RAND()");
	}

	/**
	 * Quotients have four digits more than the dividend: so it gets thirty.
	 */
	private static void writeQuotient(SqlWriter out, SqlNode left, SqlNode right) {
		out.append("ROUND(").node(Sql.cast(left, EXACT)).append(" / ").node(right);
		out.append(", ").append(AnsiArithmetic.QUOTIENT_SCALE).append(')');
	}

	/**
	 * The arithmetic of MySQL and MariaDB.
	 */
	private static final class Arithmetic extends AnsiArithmetic {

		Arithmetic(AnsiCasts casts) {
			super(casts);
		}

		@Override
		protected void writeIntegerDivision(SqlWriter out, SqlNode left, SqlNode right) {
			out.node(left).append(" DIV ").node(right);
		}

		@Override
		protected void writeDecimalDivision(SqlWriter out, SqlNode left, SqlNode right) {
			MySqlFunctions.writeQuotient(out, left, right);
		}

	}

	/**
	 * The aggregates of MySQL and MariaDB.
	 */
	private static final class Aggregates extends AnsiAggregates {

		Aggregates(AnsiCasts casts) {
			super(casts);
		}

		@Override
		protected void writeSum(SqlWriter out, Aggregate aggregate, SqlType result) {
			if (result.isInteger()) {
				// a cast would cut what does not fit into 64 bits, DIV fails
				out.append('(');
				call(out, "SUM", aggregate, argument(aggregate).node());
				out.append(" DIV 1)");
			}
			else {
				super.writeSum(out, aggregate, result);
			}
		}

		@Override
		protected void writeQuotient(SqlWriter out, SqlNode sum, SqlNode count) {
			MySqlFunctions.writeQuotient(out, sum, count);
		}

		@Override
		protected void writeStatistic(SqlWriter out, Aggregate aggregate, SqlType result) {
			if (aggregate.distinct()) {
				throw new UnsupportedError(out.dialect().displayName() + " does not support " + aggregate.function()
						+ " of distinct values");
			}
			super.writeStatistic(out, aggregate, result);
		}

		@Override
		protected void writeStringAgg(SqlWriter out, Aggregate aggregate) {
			SqlNode text = casts().text(argument(aggregate));
			SqlNode separator = aggregate.arguments().get(1).node();
			call(out, "GROUP_CONCAT", aggregate, text, Sql.sequence(" ORDER BY ", text, " SEPARATOR ", separator));
		}

	}

	/**
	 * The conversions of MySQL and MariaDB.
	 */
	private static final class Casts extends AnsiCasts {

		private final String collation;

		Casts(String collation) {
			this.collation = collation;
		}

		@Override
		protected void writePlain(SqlWriter out, SqlNode node, SqlType target) {
			if (target.isText()) {
				// the collation of a cast would be the connection's
				out.append("(CONVERT(");
				super.writePlain(out, node, target);
				out.append(" USING utf8mb4) COLLATE ").append(this.collation).append(')');
			}
			else {
				super.writePlain(out, node, target);
			}
		}

		@Override
		protected SqlNode temporalText(Argument value) {
			return switch (value.type().kind()) {
				case DATE -> Sql.sequence("DATE_FORMAT(", value.node(), ", '%Y-%m-%d')");
				case TIME -> Sql.sequence("TIME_FORMAT(", value.node(), ", '%H:%i:%s.%f')");
				default -> Sql.sequence("DATE_FORMAT(", value.node(), ", '%Y-%m-%d %H:%i:%s.%f')");
			};
		}

		@Override
		protected void writeInstantAsTimestamp(SqlWriter out, SqlNode node) {
			out.node(node);
		}

		@Override
		protected void writeTimestampAsInstant(SqlWriter out, SqlNode node) {
			out.node(node);
		}

	}

}
