package io.tortoiseorm.dialect.postgres;

import io.tortoiseorm.dialect.Functions.Aggregate;
import io.tortoiseorm.dialect.Functions.Function;
import io.tortoiseorm.dialect.ansi.AnsiAggregates;
import io.tortoiseorm.dialect.ansi.AnsiCasts;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import io.tortoiseorm.sql.SqlWriter;

/**
 * PostgreSQL's aggregates.
 */
final class PostgresAggregates extends AnsiAggregates {

	PostgresAggregates(AnsiCasts casts) {
		super(casts);
	}

	@Override
	protected void writeExtreme(SqlWriter out, Aggregate aggregate, SqlType result) {
		SqlNode value = argument(aggregate).node();
		boolean least = is(aggregate, Function.MIN);
		if (result.kind() == Kind.BOOLEAN) {
			call(out, least ? "BOOL_AND" : "BOOL_OR", aggregate, value);
		}
		else if (result.kind() == Kind.UUID) {
			// there is no MIN(uuid); its text has the same order
			SqlNode text = (writer) -> {
				writer.append("CAST(").node(value).append(" AS TEXT)");
				PostgresDialect.writeCollation(writer, "C");
			};
			SqlNode extreme = (writer) -> call(writer, aggregate.function().name(), aggregate, text);
			out.append("CAST(").node(extreme).append(" AS UUID)");
		}
		else {
			super.writeExtreme(out, aggregate, result);
		}
	}

}
