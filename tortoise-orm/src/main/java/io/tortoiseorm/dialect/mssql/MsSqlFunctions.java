package io.tortoiseorm.dialect.mssql;

import java.util.List;

import io.tortoiseorm.dialect.ansi.AnsiAggregates;
import io.tortoiseorm.dialect.ansi.AnsiArithmetic;
import io.tortoiseorm.dialect.ansi.AnsiCasts;
import io.tortoiseorm.dialect.ansi.AnsiFunctions;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import io.tortoiseorm.sql.SqlWriter;

/**
 * SQL Server's functions. Text functions count characters where the collation says so.
 */
final class MsSqlFunctions extends AnsiFunctions {

	private static final String BY_CHARACTER = " COLLATE Latin1_General_100_CS_AS_SC";

	private static final int EVERYTHING = Integer.MAX_VALUE;

	private MsSqlFunctions(AnsiCasts casts) {
		super(casts, new Arithmetic(casts), new Aggregates(casts));
	}

	static MsSqlFunctions create() {
		return new MsSqlFunctions(new Casts());
	}

	/** Blanks at the end do not count otherwise. */
	@Override
	protected void writeLength(SqlWriter out, Argument value) {
		out.append("(LEN(").node(casts().text(value)).append(BY_CHARACTER + " + N'.') - 1)");
	}

	@Override
	protected void writeConcat(SqlWriter out, List<SqlNode> texts) {
		// joined texts are cut unless the first has no limit
		out.append("(CAST(").node(texts.get(0)).append(" AS NVARCHAR(MAX))");
		texts.stream().skip(1).forEach((text) -> out.append(" + ").node(text));
		out.append(')');
	}

	@Override
	protected void writeSubstring(SqlWriter out, List<Argument> arguments) {
		out.append("SUBSTRING(").node(casts().text(arguments.get(0))).append(BY_CHARACTER + ", ");
		out.node(casts().integer(arguments.get(1))).append(", ");
		if (arguments.size() > 2) {
			out.node(casts().integer(arguments.get(2)));
		}
		else {
			out.append(EVERYTHING);
		}
		out.append(") COLLATE " + MsSqlTypes.COLLATION);
	}

	@Override
	protected void writeExtreme(SqlWriter out, Function function, List<Argument> arguments, SqlType result) {
		List<SqlNode> rows = arguments.stream().map((argument) -> Sql.parenthesized(argument.node())).toList();
		out.append("(SELECT CASE WHEN COUNT(v) = COUNT(*) THEN ");
		out.append((function == Function.GREATEST) ? "MAX" : "MIN").append("(v) END FROM (VALUES ");
		out.join(", ", rows).append(") AS x (v))");
	}

	@Override
	protected void writeWhole(SqlWriter out, Function function, Argument value, SqlType result) {
		if (function == Function.FLOOR || value.type().isInteger()) {
			super.writeWhole(out, function, value, result);
			return;
		}
		out.append("CAST(CEILING(").node(value.node()).append(") AS ");
		out.append(out.dialect().types().castType(result)).append(')');
	}

	@Override
	protected void writeNow(SqlWriter out, SqlType result) {
		if (result.kind() == Kind.INSTANT) {
			out.append("SYSDATETIMEOFFSET()");
		}
		else {
			out.append("CAST(SYSUTCDATETIME() AS ").append(out.dialect().types().castType(result)).append(')');
		}
	}

	/** Without a seed, all rows get the same number. */
	@Override
	protected void writeRandom(SqlWriter out) {
		out.append("RAND(CHECKSUM(NEWID()))");
	}

	/**
	 * SQL Server's arithmetic.
	 */
	private static final class Arithmetic extends AnsiArithmetic {

		private static final String WIDE = "DECIMAL(38, 20)";

		Arithmetic(AnsiCasts casts) {
			super(casts);
		}

		@Override
		protected void writeDecimalDivision(SqlWriter out, SqlNode left, SqlNode right) {
			writeQuotient(out, left, right);
		}

		static void writeQuotient(SqlWriter out, SqlNode left, SqlNode right) {
			out.append("ROUND(").node(Sql.cast(left, WIDE)).append(" / ").node(right);
			out.append(", ").append(QUOTIENT_SCALE).append(')');
		}

		@Override
		protected void writeExactRemainder(SqlWriter out, Argument left, Argument right) {
			out.node(left.node()).append(" % ").node(right.node());
		}

		/** There is none for floating-point numbers: what whole quotients leave over. */
		@Override
		protected void writeFloatingRemainder(SqlWriter out, SqlNode left, SqlNode right) {
			out.node(left).append(" - ").node(right).append(" * ROUND(").node(left).append(" / ");
			out.node(right).append(", 0, 1)");
		}

	}

	/**
	 * SQL Server's aggregates, whose sums are no wider than what they sum up.
	 */
	private static final class Aggregates extends AnsiAggregates {

		Aggregates(AnsiCasts casts) {
			super(casts);
		}

		@Override
		protected void writeSum(SqlWriter out, Aggregate aggregate, SqlType result) {
			if (argument(aggregate).type().isInteger() && !AnsiCasts.isFloating(result)) {
				call(out, "SUM", aggregate, summand(argument(aggregate)));
			}
			else {
				super.writeSum(out, aggregate, result);
			}
		}

		@Override
		protected SqlNode summand(Argument value) {
			return value.type().isInteger() ? Sql.cast(value.node(), "BIGINT") : value.node();
		}

		@Override
		protected void writeQuotient(SqlWriter out, SqlNode sum, SqlNode count) {
			Arithmetic.writeQuotient(out, sum, count);
		}

		@Override
		protected void writeStatistic(SqlWriter out, Aggregate aggregate, SqlType result) {
			String name = switch (aggregate.function()) {
				case STDDEV_SAMP -> "STDEV";
				case STDDEV_POP -> "STDEVP";
				case VAR_SAMP -> "VAR";
				default -> "VARP";
			};
			SqlNode statistic = (writer) -> call(writer, name, aggregate, casts().floating(argument(aggregate)));
			writeAs(out, statistic, SqlType.DOUBLE, result);
		}

		@Override
		protected void writeStringAgg(SqlWriter out, Aggregate aggregate) {
			if (aggregate.distinct() || aggregate.over() != null) {
				throw new UnsupportedError(
						MsSqlDialect.NAME + " joins no distinct texts, and has no window function that joins texts");
			}
			SqlNode text = Sql.cast(casts().text(argument(aggregate)), "NVARCHAR(MAX)");
			SqlNode separator = aggregate.arguments().get(1).node();
			call(out, "STRING_AGG", aggregate, text, Sql.sequence(", ", separator));
			out.append(" WITHIN GROUP (ORDER BY ").node(text).append(')');
		}

	}

	/**
	 * SQL Server's conversions.
	 */
	private static final class Casts extends AnsiCasts {

		@Override
		protected SqlNode temporalText(Argument value) {
			SqlNode local = (value.type().kind() == Kind.INSTANT) ? cast(value, SqlType.TIMESTAMP) : value.node();
			return switch (value.type().kind()) {
				case TIME -> local;
				case DATE -> Sql.sequence("CONVERT(NVARCHAR(MAX), ", local, ", 23)");
				default -> Sql.sequence("CONVERT(NVARCHAR(MAX), ", local, ", 121)");
			};
		}

		@Override
		protected void writePlain(SqlWriter out, SqlNode node, SqlType target) {
			if (target.isText() && target.length() == 0) {
				out.append("CAST(").node(node).append(" AS NVARCHAR(MAX))");
			}
			else {
				super.writePlain(out, node, target);
			}
		}

		@Override
		protected void writeInstantAsTimestamp(SqlWriter out, SqlNode node) {
			out.append("CAST(").node(node).append(" AT TIME ZONE 'UTC' AS DATETIME2(6))");
		}

		@Override
		protected void writeTimestampAsInstant(SqlWriter out, SqlNode node) {
			out.append("TODATETIMEOFFSET(").node(node).append(", '+00:00')");
		}

		@Override
		protected SqlNode spelledOut(SqlNode condition) {
			return Sql.sequence("CASE ", condition, " WHEN 1 THEN N'true' WHEN 0 THEN N'false' END");
		}

	}

}
