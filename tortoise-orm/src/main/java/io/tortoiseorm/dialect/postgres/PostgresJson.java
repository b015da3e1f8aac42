package io.tortoiseorm.dialect.postgres;

import java.util.List;

import io.tortoiseorm.dialect.ansi.IsoTimes;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * Values inside JSON documents. A value of another JSON type than the target's reads as
 * NULL.
 */
final class PostgresJson {

	private static final SqlType PATH = SqlType.array(SqlType.TEXT);

	SqlNode path(SqlNode document, List<Object> path, @Nullable SqlType target) {
		SqlNode steps = steps(path.stream().map(String::valueOf).toList());
		SqlNode json = Sql.sequence("(", document, " #> ", steps, ")");
		SqlNode text = Sql.sequence("(", document, " #>> ", steps, ")");
		if (target == null || target.isText()) {
			return (out) -> {
				out.append('(').node(text);
				PostgresDialect.writeCollation(out, "C");
				out.append(')');
			};
		}
		return switch (target.kind()) {
			case JSON -> Sql.sequence("NULLIF(", json, ", 'null'::jsonb)");
			case SMALLINT, INTEGER, BIGINT, DECIMAL -> typed(json, "number", text, "NUMERIC");
			case REAL, DOUBLE -> typed(json, "number", text, "DOUBLE PRECISION");
			case BOOLEAN -> typed(json, "boolean", text, "BOOLEAN");
			case INSTANT -> matching(json, text, IsoTimes.INSTANT, instant(text));
			case TIME -> matching(json, text, IsoTimes.TIME, Sql.cast(toMicroseconds(text), "TIME"));
			default -> (out) -> out.node(typed(json, "string", text, out.dialect().types().castType(target)));
		};
	}

	private static SqlNode instant(SqlNode text) {
		SqlNode offset = Sql.sequence(" || CASE WHEN ", text, " LIKE '%Z' OR ", text,
				" ~ '" + IsoTimes.OFFSET + "' THEN '' WHEN LENGTH(", text, ") = 10 THEN ' 00:00Z' ELSE 'Z' END");
		return Sql.sequence("CAST(", toMicroseconds(text), offset, " AS TIMESTAMP WITH TIME ZONE)");
	}

	private static SqlNode toMicroseconds(SqlNode text) {
		return Sql.sequence("REGEXP_REPLACE(", text, ", '" + IsoTimes.BEYOND_MICROSECONDS + "', '')");
	}

	private static SqlNode matching(SqlNode json, SqlNode text, String pattern, SqlNode value) {
		return Sql.sequence("CASE WHEN JSONB_TYPEOF(", json, ") = 'string' AND ", text, " ~ '" + pattern + "' THEN ",
				value, " END");
	}

	private static SqlNode typed(SqlNode json, String jsonType, SqlNode text, String castType) {
		return Sql.sequence("CASE WHEN JSONB_TYPEOF(", json, ") = '" + jsonType + "' THEN CAST(", text,
				" AS " + castType + ") END");
	}

	/**
	 * The path as text, unless a name needs escapes: then it is bound.
	 */
	private static SqlNode steps(List<String> names) {
		boolean plain = names.stream().allMatch((name) -> name.matches("[\\p{L}\\p{N}_ .:$@-]+"));
		if (!plain) {
			return Sql.bind(names, PATH);
		}
		return Sql.raw("ARRAY['" + String.join("', '", names) + "']");
	}

}
