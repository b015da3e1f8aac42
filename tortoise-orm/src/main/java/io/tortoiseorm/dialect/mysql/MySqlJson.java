package io.tortoiseorm.dialect.mysql;

import java.util.List;
import java.util.function.UnaryOperator;

import io.tortoiseorm.dialect.ansi.IsoTimes;
import io.tortoiseorm.dialect.ansi.JsonPathText;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * Values inside JSON documents. A value of another JSON type than the target's reads as
 * NULL.
 */
class MySqlJson {

	private static final String NUMBER = "IN ('INTEGER', 'UNSIGNED INTEGER', 'DECIMAL', 'DOUBLE')";

	private final String collation;

	MySqlJson(String collation) {
		this.collation = collation;
	}

	final SqlNode path(SqlNode document, List<Object> path, @Nullable SqlType target) {
		SqlNode steps = Sql.bind(JsonPathText.of(path, this::key), SqlType.TEXT);
		SqlNode json = Sql.call("JSON_EXTRACT", document, steps);
		if (target == null || target.isText()) {
			SqlNode other = unless(json, "= 'NULL'", text(json));
			return Sql.sequence("CASE WHEN JSON_TYPE(", json, ") = 'STRING' THEN ", text(string(document, steps)),
					" ELSE ", other, " END");
		}
		return switch (target.kind()) {
			case JSON -> unless(json, "= 'NULL'", json);
			case SMALLINT, INTEGER, BIGINT, DECIMAL -> when(json, NUMBER, cast(json, SqlType.DECIMAL));
			case REAL, DOUBLE -> when(json, NUMBER, cast(json, target));
			case BOOLEAN -> when(json, "= 'BOOLEAN'", Sql.sequence(text(json), " = 'true'"));
			case INSTANT -> matching(json, text(string(document, steps)), IsoTimes.INSTANT, MySqlJson::instant);
			case TIME -> matching(json, text(string(document, steps)), IsoTimes.TIME,
					(text) -> cast(without(text, IsoTimes.BEYOND_MICROSECONDS), target));
			default -> when(json, "= 'STRING'", cast(string(document, steps), target));
		};
	}

	private SqlNode text(SqlNode value) {
		return Sql.sequence("CONVERT(", value, " USING utf8mb4) COLLATE " + this.collation);
	}

	/**
	 * The text of a JSON string.
	 * @param document the document
	 * @param path where the string is
	 * @return the text
	 */
	SqlNode string(SqlNode document, SqlNode path) {
		return Sql.sequence("JSON_UNQUOTE(JSON_EXTRACT(", document, ", ", path, "))");
	}

	private static SqlNode matching(SqlNode json, SqlNode text, String pattern, UnaryOperator<SqlNode> value) {
		return when(json, "= 'STRING'",
				Sql.sequence("CASE WHEN ", regex(text, pattern), " THEN ", value.apply(text), " END"));
	}

	private static SqlNode instant(SqlNode text) {
		SqlNode local = cast(without(text, IsoTimes.BEYOND_MICROSECONDS + "|Z$|" + IsoTimes.OFFSET), SqlType.INSTANT);
		SqlNode east = Sql.sequence("IF(SUBSTRING(", text, ", -6, 1) = '-', 1, -1) * (SUBSTRING(", text,
				", -5, 2) * 60 + SUBSTRING(", text, ", -2))");
		return Sql.sequence("TIMESTAMPADD(MINUTE, CASE WHEN ", regex(text, IsoTimes.OFFSET), " THEN ", east,
				" ELSE 0 END, ", local, ")");
	}

	private static SqlNode without(SqlNode text, String pattern) {
		return Sql.sequence("REGEXP_REPLACE(", text, ", '" + pattern + "', '')");
	}

	private static SqlNode regex(SqlNode text, String pattern) {
		return (out) -> out.node(out.dialect().operators().regex(text, Sql.raw("'" + pattern + "'"), false));
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

	/**
	 * A key in a path.
	 */
	String key(String name) {
		return JsonPathText.quoted(name);
	}

}
