package io.tortoiseorm.dialect.mysql;

import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;

/**
 * MariaDB's conditions, where they differ from MySQL's: regular expressions are PCRE's,
 * and JSON documents are text.
 */
final class MariaDbOperators extends MySqlOperators {

	MariaDbOperators(String database, String collation) {
		super(database, collation, new Json(collation));
	}

	@Override
	public SqlNode regex(SqlNode value, SqlNode pattern, boolean ignoreCase) {
		return Sql.sequence(value, " REGEXP CONCAT('" + (ignoreCase ? "(?i)" : "(?-i)") + "', ", pattern, ")");
	}

	@Override
	public SqlNode jsonEquals(SqlNode left, SqlNode right) {
		return Sql.call("JSON_EQUALS", left, right);
	}

	/**
	 * JSON_UNQUOTE knows only the characters of utf8mb3.
	 */
	private static final class Json extends MySqlJson {

		Json(String collation) {
			super(collation);
		}

		@Override
		SqlNode string(SqlNode document, SqlNode path) {
			return Sql.call("JSON_VALUE", document, path);
		}

	}

}
