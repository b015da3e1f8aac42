package io.tortoiseorm.dialect.mysql;

import java.util.List;

import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * Values inside JSON documents. A value of another JSON type than the target's reads as
 * NULL.
 */
final class MySqlJson {

	private static final String NUMBER = "IN ('INTEGER', 'UNSIGNED INTEGER', 'DECIMAL', 'DOUBLE')";

	private final String collation;

	MySqlJson(String collation) {
		this.collation = collation;
	}

	SqlNode path(SqlNode document, List<Object> path, @Nullable SqlType target) {
		SqlNode json = Sql.sequence("JSON_EXTRACT(", document, ", ", Sql.bind(jsonPath(path), SqlType.TEXT), ")");
		SqlNode text = Sql.sequence("CONVERT(JSON_UNQUOTE(", json, ") USING utf8mb4) COLLATE " + this.collation);
		if (target == null || target.isText()) {
			return unless(json, "= 'NULL'", text);
		}
		return switch (target.kind()) {
			case JSON -> unless(json, "= 'NULL'", json);
			case SMALLINT, INTEGER, BIGINT, DECIMAL -> when(json, NUMBER, cast(text, SqlType.DECIMAL));
			case REAL, DOUBLE -> when(json, NUMBER, cast(text, target));
			case BOOLEAN -> when(json, "= 'BOOLEAN'", Sql.sequence(text, " = 'true'"));
			default -> when(json, "= 'STRING'", cast(text, target));
		};
	}

	private static SqlNode when(SqlNode json, String type, SqlNode value) {
		return Sql.sequence("CASE WHEN JSON_TYPE(", json, ") " + type + " THEN ", value, " END");
	}

	private static SqlNode unless(SqlNode json, String type, SqlNode value) {
		return Sql.sequence("CASE WHEN JSON_TYPE(", json, ") " + type + " THEN NULL ELSE ", value, " END");
	}

	private static SqlNode cast(SqlNode text, SqlType target) {
		return (out) -> out.append("CAST(")
			.node(text)
			.append(" AS ")
			.append(out.dialect().types().castType(target))
			.append(')');
	}

	private static String jsonPath(List<Object> path) {
		StringBuilder text = new StringBuilder("$");
		for (Object step : path) {
			if (step instanceof Number position) {
				text.append('[').append(position.longValue()).append(']');
			}
			else {
				String name = String.valueOf(step).replace("\\", "\\\\").replace("\"", "\\\"");
				text.append(".\"").append(name).append('"');
			}
		}
		return text.toString();
	}

}
