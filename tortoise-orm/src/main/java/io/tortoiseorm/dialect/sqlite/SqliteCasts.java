package io.tortoiseorm.dialect.sqlite;

import io.tortoiseorm.dialect.ansi.AnsiCasts;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import io.tortoiseorm.sql.SqlWriter;

/**
 * SQLite's conversions. Dates and times are text already.
 */
final class SqliteCasts extends AnsiCasts {

	@Override
	protected void writePlain(SqlWriter out, SqlNode node, SqlType target) {
		if (target.kind() == Kind.DECIMAL) {
			SqlNode text = Sql.cast(node, "TEXT");
			out.node(SqliteFunctions.decimal(
					(target.length() > 0) ? Sql.sequence("DECIMAL_ROUND(", text, ", " + target.scale() + ")") : text));
		}
		else if (target.kind() == Kind.VARCHAR && target.length() > 0) {
			out.append("SUBSTR(").node(Sql.cast(node, "TEXT")).append(", 1, ").append(target.length()).append(')');
		}
		else {
			super.writePlain(out, node, target);
		}
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
