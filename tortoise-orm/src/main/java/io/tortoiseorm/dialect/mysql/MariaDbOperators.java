package io.tortoiseorm.dialect.mysql;

import java.util.regex.Pattern;

import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;

/**
 * MariaDB's conditions, where they differ from MySQL's: regular expressions are PCRE's,
 * and JSON documents are text.
 */
final class MariaDbOperators extends MySqlOperators {

	MariaDbOperators(String database, String collation) {
		super(database, collation, new Json(database, collation));
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

		private static final Pattern UNQUOTED = Pattern.compile("[A-Za-z0-9_-]+");

		private final String database;

		Json(String database, String collation) {
			super(collation);
			this.database = database;
		}

		/** MariaDB does not find a quoted key that begins with a hyphen. */
		@Override
		String key(String name) {
			if (!name.startsWith("-")) {
				return super.key(name);
			}
			if (!UNQUOTED.matcher(name).matches()) {
				throw new UnsupportedError(this.database + " finds a key of JSON that begins with a hyphen only when "
						+ "it has nothing but letters, digits, hyphens and underscores.");
			}
			return name;
		}

		@Override
		SqlNode string(SqlNode document, SqlNode path) {
			return Sql.call("JSON_VALUE", document, path);
		}

	}

}
