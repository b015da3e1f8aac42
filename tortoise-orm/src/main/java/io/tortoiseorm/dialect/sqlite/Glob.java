package io.tortoiseorm.dialect.sqlite;

import io.tortoiseorm.dialect.ansi.Codecs;
import io.tortoiseorm.sql.BoundValue;
import io.tortoiseorm.sql.Codec;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;

/**
 * Patterns of LIKE with {@code \} as escape character as patterns of GLOB: bound ones are
 * translated when they are bound, others by the database.
 */
final class Glob {

	private static final Codec BOUND = new PatternCodec();

	/**
	 * Characters that stand for escaped ones: such as no text has, as Unicode reserves
	 * them.
	 */
	private static final String BACKSLASH = "CHAR(64976)";

	private static final String PERCENT = "CHAR(64977)";

	private static final String UNDERSCORE = "CHAR(64978)";

	private Glob() {
	}

	static SqlNode of(SqlNode pattern) {
		if (pattern instanceof BoundValue bound && bound.type().isText()) {
			return (out) -> out.bindBare(bound, BOUND);
		}
		SqlNode node = replaced(pattern, "'\\\\'", BACKSLASH);
		node = replaced(node, "'\\%'", PERCENT);
		node = replaced(node, "'\\_'", UNDERSCORE);
		node = replaced(node, "'['", "'[[]'");
		node = replaced(node, "'*'", "'[*]'");
		node = replaced(node, "'?'", "'[?]'");
		node = replaced(node, "'%'", "'*'");
		node = replaced(node, "'_'", "'?'");
		node = replaced(node, BACKSLASH, "'\\'");
		node = replaced(node, PERCENT, "'%'");
		return replaced(node, UNDERSCORE, "'_'");
	}

	private static SqlNode replaced(SqlNode node, String search, String replacement) {
		return Sql.sequence("REPLACE(", node, ", " + search + ", " + replacement + ")");
	}

	static String translate(String pattern) {
		StringBuilder glob = new StringBuilder(pattern.length() + 8);
		for (int i = 0; i < pattern.length(); i++) {
			char character = pattern.charAt(i);
			switch (character) {
				case '%' -> glob.append('*');
				case '_' -> glob.append('?');
				case '\\' -> {
					i++;
					appendLiteral(glob, (i < pattern.length()) ? pattern.charAt(i) : '\\');
				}
				default -> appendLiteral(glob, character);
			}
		}
		return glob.toString();
	}

	private static void appendLiteral(StringBuilder glob, char character) {
		if (character == '*' || character == '?' || character == '[') {
			glob.append('[').append(character).append(']');
		}
		else {
			glob.append(character);
		}
	}

	/**
	 * Patterns that are bound.
	 */
	private static final class PatternCodec implements Codec {

		private static final Codec TEXT = Codecs.textWithoutNul("a pattern of SQLite");

		@Override
		public Class<?> driverClass() {
			return String.class;
		}

		@Override
		public void check(Object value) {
			TEXT.check(value);
		}

		@Override
		public Object toDriver(Object value) {
			return translate((String) value);
		}

		@Override
		public Object fromDriver(Object value) {
			return value;
		}

	}

}
