package io.tortoiseorm.dialect.oracle;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.dialect.ansi.AnsiAggregates;
import io.tortoiseorm.dialect.ansi.AnsiArithmetic;
import io.tortoiseorm.dialect.ansi.AnsiCasts;
import io.tortoiseorm.dialect.ansi.AnsiFunctions;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.BoundValue;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import io.tortoiseorm.sql.SqlWriter;

/**
 * Oracle's functions.
 */
final class OracleFunctions extends AnsiFunctions {

	private OracleFunctions(AnsiCasts casts) {
		super(casts, new Arithmetic(casts), new Aggregates(casts));
	}

	static OracleFunctions create() {
		return new OracleFunctions(new Casts());
	}

	@Override
	protected void writeLength(SqlWriter out, Argument value) {
		out.append("LENGTH(").node(casts().text(value)).append(')');
	}

	/** NULL joined to a text is an empty text here. */
	@Override
	protected void writeConcat(SqlWriter out, List<SqlNode> texts) {
		List<SqlNode> missing = new ArrayList<>();
		texts.stream()
			.filter((text) -> !(text instanceof BoundValue bound) || bound.value() == null)
			.forEach((text) -> missing.add(Sql.isNull(text, true)));
		if (!missing.isEmpty()) {
			out.append("CASE WHEN ").join(" OR ", missing).append(" THEN NULL ELSE ");
		}
		super.writeConcat(out, texts);
		out.append(missing.isEmpty() ? "" : " END");
	}

	@Override
	protected void writeSubstring(SqlWriter out, List<Argument> arguments) {
		List<SqlNode> nodes = new ArrayList<>();
		nodes.add(casts().text(arguments.get(0)));
		arguments.stream().skip(1).map(casts()::integer).forEach(nodes::add);
		out.node(Sql.call("SUBSTR", nodes));
	}

	@Override
	protected void writeNow(SqlWriter out, SqlType result) {
		switch (result.kind()) {
			case INSTANT -> out.append("SYSTIMESTAMP");
			case DATE -> out.append("TRUNC(SYS_EXTRACT_UTC(SYSTIMESTAMP))");
			case TIME -> out.node(out.dialect()
				.operators()
				.dateTrunc(io.tortoiseorm.dialect.DatePart.SECOND, Sql.raw("SYS_EXTRACT_UTC(SYSTIMESTAMP)"), result));
			default -> out.append("SYS_EXTRACT_UTC(SYSTIMESTAMP)");
		}
	}

	@Override
	protected void writeRandom(SqlWriter out) {
		out.append("DBMS_RANDOM.VALUE");
	}

	/**
	 * Oracle's arithmetic, in which whole numbers have fractions.
	 */
	private static final class Arithmetic extends AnsiArithmetic {

		Arithmetic(AnsiCasts casts) {
			super(casts);
		}

		@Override
		protected void writeIntegerDivision(SqlWriter out, SqlNode left, SqlNode right) {
			out.append("TRUNC(").node(left).append(" / ").node(right).append(')');
		}

		@Override
		protected void writeDecimalDivision(SqlWriter out, SqlNode left, SqlNode right) {
			out.append("ROUND(").node(left).append(" / ").node(right).append(", ").append(QUOTIENT_SCALE).append(')');
		}

	}

	/**
	 * Oracle's aggregates.
	 */
	private static final class Aggregates extends AnsiAggregates {

		Aggregates(AnsiCasts casts) {
			super(casts);
		}

		@Override
		protected void writeQuotient(SqlWriter out, SqlNode sum, SqlNode count) {
			out.append("ROUND(").node(sum).append(" / ").node(count).append(", ");
			out.append(AnsiArithmetic.QUOTIENT_SCALE).append(')');
		}

		/** The separator must be constant. */
		@Override
		protected void writeStringAgg(SqlWriter out, Aggregate aggregate) {
			SqlNode text = casts().text(argument(aggregate));
			if (!(aggregate.arguments().get(1).node() instanceof BoundValue separator)
					|| !(separator.value() instanceof String constant)) {
				throw new UnsupportedError(OracleDialect.NAME + " joins texts with a constant between them only");
			}
			String literal = "'" + constant.replace("'", "''") + "'";
			Aggregate joined = new Aggregate(aggregate.function(), aggregate.distinct(), aggregate.arguments(),
					aggregate.filter(), null);
			call(out, "LISTAGG", joined, text, Sql.raw(", " + literal));
			out.append(" WITHIN GROUP (ORDER BY ").node(text).append(')');
			writeOver(out, aggregate);
		}

	}

	/**
	 * Oracle's conversions.
	 */
	private static final class Casts extends AnsiCasts {

		private static final String DIGITS = "FM99999999999999999990.99999999999999999999";

		@Override
		protected void writePlain(SqlWriter out, SqlNode node, SqlType target) {
			if (target.kind() == Kind.DECIMAL && target.length() == 0) {
				out.append("CAST(").node(node).append(" AS NUMBER)");
			}
			else {
				super.writePlain(out, node, target);
			}
		}

		@Override
		protected SqlNode numberText(Argument value) {
			return (value.type().kind() == Kind.DECIMAL)
					? Sql.sequence("RTRIM(TO_CHAR(", value.node(), ", '" + DIGITS + "'), '.')") : value.node();
		}

		@Override
		protected SqlNode temporalText(Argument value) {
			SqlNode local = (value.type().kind() == Kind.INSTANT) ? cast(value, SqlType.TIMESTAMP) : value.node();
			return switch (value.type().kind()) {
				case TIME -> Sql.sequence("REGEXP_SUBSTR(TO_CHAR(", local, "), '[0-9]{2}:.*')");
				case DATE -> Sql.sequence("TO_CHAR(", local, ", 'YYYY-MM-DD')");
				default -> Sql.sequence("TO_CHAR(", local, ", 'YYYY-MM-DD HH24:MI:SS.FF6')");
			};
		}

		@Override
		protected void writeInstantAsTimestamp(SqlWriter out, SqlNode node) {
			out.append("SYS_EXTRACT_UTC(").node(node).append(')');
		}

		@Override
		protected void writeTimestampAsInstant(SqlWriter out, SqlNode node) {
			out.append("FROM_TZ(").node(node).append(", 'UTC')");
		}

		@Override
		protected SqlNode spelledOut(SqlNode condition) {
			return Sql.sequence("CASE ", condition, " WHEN 1 THEN 'true' WHEN 0 THEN 'false' END");
		}

	}

}
