package io.tortoiseorm.dialect.sqlite;

import io.tortoiseorm.dialect.Functions.Aggregate;
import io.tortoiseorm.dialect.Functions.Argument;
import io.tortoiseorm.dialect.ansi.AnsiAggregates;
import io.tortoiseorm.dialect.ansi.AnsiCasts;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import io.tortoiseorm.sql.SqlWriter;

/**
 * SQLite's aggregates, exact for decimals.
 */
final class SqliteAggregates extends AnsiAggregates {

	SqliteAggregates(AnsiCasts casts) {
		super(casts);
	}

	@Override
	protected void writeSum(SqlWriter out, Aggregate aggregate, SqlType result) {
		Argument value = argument(aggregate);
		if (result.kind() == Kind.DECIMAL) {
			SqlNode exact = casts().exact(value);
			out.node(SqliteFunctions.decimal((writer) -> call(writer, "DECIMAL_SUM", aggregate, exact)));
		}
		else if (AnsiCasts.isFloating(result)) {
			super.writeSum(out, aggregate, result);
		}
		else {
			// fails where 64 bits do not suffice
			call(out, "SUM", aggregate, value.node());
		}
	}

	@Override
	protected void writeAverage(SqlWriter out, Aggregate aggregate, SqlType result) {
		Argument value = argument(aggregate);
		if (result.kind() == Kind.DECIMAL) {
			SqlNode exact = casts().exact(value);
			SqlNode average = (writer) -> call(writer, "DECIMAL_AVG", aggregate, exact);
			out.node(SqliteFunctions.decimal(Sql.sequence("DECIMAL_ROUND(", average, ", 20)")));
		}
		else {
			SqlNode number = (value.type().kind() == Kind.DECIMAL) ? casts().floating(value) : value.node();
			SqlNode average = (writer) -> call(writer, "AVG", aggregate, number);
			writeAs(out, average, SqlType.DOUBLE, result);
		}
	}

	@Override
	protected void writeExtreme(SqlWriter out, Aggregate aggregate, SqlType result) {
		SqlNode value = argument(aggregate).node();
		if (result.kind() == Kind.DECIMAL) {
			SqlNode decimal = SqliteFunctions.decimal(value);
			out.node(
					SqliteFunctions.decimal((writer) -> call(writer, aggregate.function().name(), aggregate, decimal)));
		}
		else {
			super.writeExtreme(out, aggregate, result);
		}
	}

	@Override
	protected void writeStringAgg(SqlWriter out, Aggregate aggregate) {
		if (aggregate.distinct()) {
			throw new UnsupportedError(
					SqliteDialect.NAME + " does not support joining distinct texts with a separator");
		}
		SqlNode text = casts().text(argument(aggregate));
		SqlNode separator = aggregate.arguments().get(1).node();
		call(out, "GROUP_CONCAT", aggregate, text, Sql.sequence(", ", separator, " ORDER BY ", text));
	}

}
