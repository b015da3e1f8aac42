package io.tortoiseorm.dialect.h2;

import java.util.List;

import io.tortoiseorm.dialect.ansi.IsoTimes;
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
			case SMALLINT, INTEGER, BIGINT, DECIMAL -> number(json, text, "DECFLOAT");
			case REAL, DOUBLE -> number(json, text, "DOUBLE PRECISION");
			case BOOLEAN -> when(json, Sql.sequence(text, " IN ('true', 'false')"), Sql.cast(text, "BOOLEAN"));
			case INSTANT -> matching(json, text, IsoTimes.INSTANT, instant(unquoted(text)));
			case TIME -> matching(json, text, IsoTimes.TIME,
					Sql.cast(replaced(unquoted(text), IsoTimes.BEYOND_MICROSECONDS, ""), "TIME(6)"));
			default ->
				(out) -> out.node(string(json, text, Sql.cast(unquoted(text), out.dialect().types().castType(target))));
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

	private static SqlNode number(SqlNode json, SqlNode text, String castType) {
		return when(json, Sql.sequence("REGEXP_LIKE(", text, ", '^[-0-9]')"), Sql.cast(text, castType));
	}

	private static SqlNode string(SqlNode json, SqlNode text, SqlNode value) {
		return when(json, Sql.sequence(text, " LIKE '\"%'"), value);
	}

	private static SqlNode matching(SqlNode json, SqlNode text, String pattern, SqlNode value) {
		return string(json, text,
				Sql.sequence("CASE WHEN REGEXP_LIKE(", unquoted(text), ", '" + pattern + "') THEN ", value, " END"));
	}

	private static SqlNode when(SqlNode json, SqlNode condition, SqlNode value) {
		return Sql.sequence("CASE WHEN ", json, " IS JSON SCALAR AND ", condition, " THEN ", value, " END");
	}

	private static SqlNode instant(SqlNode text) {
		SqlNode full = replaced(text, IsoTimes.BEYOND_MICROSECONDS, "");
		full = replaced(full, "(?<=[T ][0-9]{2}:[0-9]{2})(?!:)", ":00");
		SqlNode offset = Sql.sequence(" || CASE WHEN ", text, " LIKE '%Z' OR REGEXP_LIKE(", text,
				", '" + IsoTimes.OFFSET + "') THEN '' WHEN CHAR_LENGTH(", text,
				") = 10 THEN ' 00:00:00Z' ELSE 'Z' END");
		return Sql.sequence("CAST(", full, offset, " AS TIMESTAMP(6) WITH TIME ZONE)");
	}

	private static SqlNode replaced(SqlNode text, String pattern, String replacement) {
		return Sql.sequence("REGEXP_REPLACE(", text, ", '" + pattern + "', '" + replacement + "')");
	}

	private static SqlNode unquoted(SqlNode text) {
		return Sql.sequence("STRINGDECODE(SUBSTRING(", text, ", 2, CHAR_LENGTH(", text, ") - 2))");
	}

}
