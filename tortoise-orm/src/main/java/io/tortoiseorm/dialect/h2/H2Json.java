package io.tortoiseorm.dialect.h2;

import java.util.List;

import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/**
 * Values inside JSON documents, by field references and array elements. H2 has no
 * function that gives the text of a JSON string, but writes JSON with the escapes of
 * Java.
 */
final class H2Json {

	SqlNode path(SqlNode document, List<Object> path, @Nullable SqlType target) {
		SqlNode json = (out) -> writeSteps(out, document, path);
		SqlNode text = Sql.cast(json, "VARCHAR");
		if (target == null || target.isText()) {
			return Sql.sequence("CASE WHEN ", json, " = JSON 'null' THEN NULL WHEN ", text, " LIKE '\"%' THEN ",
					unquoted(text), " ELSE ", text, " END");
		}
		return switch (target.kind()) {
			case JSON -> Sql.sequence("NULLIF(", json, ", JSON 'null')");
			case SMALLINT, INTEGER, BIGINT, DECIMAL -> number(json, text, SqlType.DECIMAL);
			case REAL, DOUBLE -> number(json, text, target);
			case BOOLEAN -> typed(json, "", text, " IN ('true', 'false')", text, target);
			default -> typed(json, "", text, " LIKE '\"%'", unquoted(text), target);
		};
	}

	private static void writeSteps(SqlWriter out, SqlNode document, List<Object> path) {
		out.append('(').node(document).append(')');
		for (Object step : path) {
			if (step instanceof Number position) {
				out.append('[').append(position.longValue() + 1).append(']');
			}
			else {
				out.append('.').name(key(out, String.valueOf(step)));
			}
		}
	}

	private static String key(SqlWriter out, String key) {
		int limit = out.dialect().limits().identifierLength();
		if (key.length() > limit) {
			throw new UnsupportedError(H2Dialect.NAME + " reaches keys of JSON of at most " + limit
					+ " characters, found " + key.length() + ".");
		}
		return key;
	}

	private static SqlNode number(SqlNode json, SqlNode text, SqlType target) {
		return typed(json, "REGEXP_LIKE(", text, ", '^[-0-9]')", text, target);
	}

	private static SqlNode typed(SqlNode json, String before, SqlNode text, String after, SqlNode value,
			SqlType target) {
		return (out) -> {
			out.append("CASE WHEN ").node(json).append(" IS JSON SCALAR AND ");
			out.append(before).node(text).append(after).append(" THEN CAST(").node(value).append(" AS ");
			out.append(out.dialect().types().castType(target)).append(") END");
		};
	}

	private static SqlNode unquoted(SqlNode text) {
		return Sql.sequence("STRINGDECODE(SUBSTRING(", text, ", 2, CHAR_LENGTH(", text, ") - 2))");
	}

}
