package io.tortoiseorm.dialect.postgres;

import java.util.List;

import io.tortoiseorm.dialect.ansi.AnsiArithmetic;
import io.tortoiseorm.dialect.ansi.AnsiCasts;
import io.tortoiseorm.dialect.ansi.AnsiFunctions;
import io.tortoiseorm.sql.BoundValue;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import io.tortoiseorm.sql.SqlWriter;

/**
 * PostgreSQL's functions.
 */
final class PostgresFunctions extends AnsiFunctions {

	private PostgresFunctions(AnsiCasts casts, boolean wholeQuotients) {
		super(casts, new Arithmetic(casts, wholeQuotients), new PostgresAggregates(casts));
	}

	/**
	 * Creates the strategy.
	 * @param wholeQuotients whether the quotient of whole numbers is whole
	 */
	static PostgresFunctions create(boolean wholeQuotients) {
		return new PostgresFunctions(new Casts(), wholeQuotients);
	}

	/**
	 * A text under the collation that knows the letters of all scripts: columns have one
	 * that orders by code point and knows the case of ASCII alone.
	 */
	static SqlNode unicode(SqlNode text) {
		return (out) -> {
			out.append('(').node(text).append(')');
			PostgresDialect.writeCollation(out, "und-x-icu");
		};
	}

	@Override
	protected void writeCase(SqlWriter out, Function function, Argument value) {
		SqlNode text = casts().text(value);
		out.append('(').append(function.name()).append('(').node(unicode(text)).append(')');
		PostgresDialect.writeCollation(out, "C");
		out.append(')');
	}

	@Override
	protected void writeConcat(SqlWriter out, List<SqlNode> texts) {
		// a bound null has no type, which would leave the operator ambiguous
		List<SqlNode> typed = texts.stream()
			.map((text) -> (text instanceof BoundValue) ? Sql.cast(text, "TEXT") : text)
			.toList();
		super.writeConcat(out, typed);
	}

	@Override
	protected void writeExtreme(SqlWriter out, Function function, List<Argument> arguments, SqlType result) {
		// a bound null alone has no type
		List<SqlNode> typed = arguments.stream()
			.map((argument) -> (argument.node() instanceof BoundValue)
					? Sql.cast(argument.node(), out.dialect().types().castType(argument.type())) : argument.node())
			.toList();
		List<SqlNode> missing = typed.stream().map((node) -> Sql.isNull(node, true)).toList();
		out.append("CASE WHEN ").node(Sql.not(Sql.or(missing))).append(" THEN ");
		out.node(Sql.call(function.name(), typed)).append(" END");
	}

	/**
	 * PostgreSQL's arithmetic.
	 */
	private static final class Arithmetic extends AnsiArithmetic {

		private final boolean wholeQuotients;

		Arithmetic(AnsiCasts casts, boolean wholeQuotients) {
			super(casts);
			this.wholeQuotients = wholeQuotients;
		}

		@Override
		protected void writeIntegerDivision(SqlWriter out, SqlNode left, SqlNode right) {
			if (this.wholeQuotients) {
				super.writeIntegerDivision(out, left, right);
			}
			else {
				out.append("CAST(TRUNC(").node(left).append(" / ").node(right).append(") AS BIGINT)");
			}
		}

		@Override
		protected void writeFloatingRemainder(SqlWriter out, SqlNode left, SqlNode right) {
			out.node(left).append(" - ").node(right).append(" * TRUNC(");
			out.node(left).append(" / ").node(right).append(')');
		}

	}

	/**
	 * PostgreSQL's conversions.
	 */
	private static final class Casts extends AnsiCasts {

		@Override
		protected void writePlain(SqlWriter out, SqlNode node, SqlType target) {
			if (target.isText()) {
				out.append('(');
				super.writePlain(out, node, target);
				PostgresDialect.writeCollation(out, "C");
				out.append(')');
			}
			else {
				super.writePlain(out, node, target);
			}
		}

		@Override
		protected SqlNode temporalText(Argument value) {
			Kind kind = value.type().kind();
			if (kind == Kind.DATE) {
				return Sql.sequence("TO_CHAR(", value.node(), ", 'YYYY-MM-DD')");
			}
			if (kind == Kind.TIME) {
				return Sql.sequence("TO_CHAR(", value.node(), ", 'HH24:MI:SS.US')");
			}
			SqlNode local = (kind == Kind.INSTANT) ? cast(value, SqlType.TIMESTAMP) : value.node();
			return Sql.sequence("TO_CHAR(", local, ", 'YYYY-MM-DD HH24:MI:SS.US')");
		}

	}

}
