package io.tortoiseorm.dialect.sqlite;

import java.util.List;

import io.tortoiseorm.dialect.ansi.JsonPathText;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * JSON documents, which are text. A value of another JSON type than the target's reads as
 * NULL; numbers keep their fraction, whatever number is the target. Dates and times are
 * read by functions of the driver.
 */
final class SqliteJson {

	SqlNode path(SqlNode document, List<Object> path, @Nullable SqlType target) {
		SqlNode steps = Sql.bind(JsonPathText.of(path), SqlType.TEXT);
		SqlNode value = Sql.sequence("JSON_EXTRACT(", document, ", ", steps, ")");
		SqlNode type = Sql.sequence("JSON_TYPE(", document, ", ", steps, ")");
		if (target == null || target.isText()) {
			return Sql.sequence("CASE ", type, " WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE CAST(", value,
					" AS TEXT) END");
		}
		return switch (target.kind()) {
			case JSON -> Sql.sequence("CASE WHEN ", type, " <> 'null' THEN ", document, " -> ", steps, " END");
			case SMALLINT, INTEGER, BIGINT, REAL, DOUBLE -> when(type, "IN ('integer', 'real')", value);
			case DECIMAL -> SqliteFunctions.decimal(when(type, "IN ('integer', 'real')", Sql.cast(value, "TEXT")));
			case BOOLEAN -> when(type, "IN ('true', 'false')", value);
			case INSTANT -> when(type, "= 'text'", Sql.call("ISO_INSTANT", value));
			case TIME -> when(type, "= 'text'", Sql.call("ISO_TIME", value));
			default -> when(type, "= 'text'", value);
		};
	}

	private static SqlNode when(SqlNode type, String condition, SqlNode value) {
		return Sql.sequence("CASE WHEN ", type, " " + condition + " THEN ", value, " END");
	}

	/**
	 * Two documents are equal if they have the same values at the same places.
	 */
	SqlNode equal(SqlNode left, SqlNode right) {
		return Sql.sequence("CASE WHEN ", left, " IS NULL OR ", right, " IS NULL THEN NULL ELSE NOT EXISTS (",
				values(left), " EXCEPT ", values(right), ") AND NOT EXISTS (", values(right), " EXCEPT ", values(left),
				") END");
	}

	private static SqlNode values(SqlNode document) {
		return Sql.sequence("SELECT fullkey, REPLACE(type, 'real', 'integer'), atom FROM JSON_TREE(", document, ")");
	}

}
