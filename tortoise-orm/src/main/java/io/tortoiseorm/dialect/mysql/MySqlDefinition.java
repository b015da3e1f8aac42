package io.tortoiseorm.dialect.mysql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.tortoiseorm.dialect.IndexText;
import io.tortoiseorm.dialect.TableText;
import io.tortoiseorm.sql.ddl.CheckDefinition;

/**
 * Reads defaults, checks, computed columns and indexes from what SHOW CREATE TABLE says:
 * a line for each column, index and constraint.
 */
final class MySqlDefinition {

	private static final Set<String> AFTER_DEFAULT = Set.of("COMMENT", "CHECK", "ON", "AUTO_INCREMENT", "INVISIBLE",
			"COLUMN_FORMAT", "STORAGE", "/*");

	private final Map<String, String> defaults = new HashMap<>();

	private final Map<String, String> computed = new HashMap<>();

	private final Map<String, IndexText> indexes = new HashMap<>();

	private final List<CheckDefinition> checks = new ArrayList<>();

	private MySqlDefinition() {
	}

	static TableText table(String text) {
		MySqlDefinition definition = new MySqlDefinition();
		text.lines().map(String::strip).forEach((line) -> definition.line(words(line)));
		return new TableText(null, Map.of(), definition.computed, Map.of(), definition.checks, definition.defaults,
				definition.indexes);
	}

	/** Words, quoted names, literals, and whole parentheses. */
	private static List<String> words(String line) {
		List<String> words = new ArrayList<>();
		int at = 0;
		while (at < line.length()) {
			int end = end(line, at);
			if (!Character.isWhitespace(line.charAt(at))) {
				words.add(line.substring(at, end));
			}
			at = end;
		}
		if (!words.isEmpty() && words.get(words.size() - 1).equals(",")) {
			words.remove(words.size() - 1);
		}
		return words;
	}

	private static int end(String line, int start) {
		char first = line.charAt(start);
		if (first == '\'' || first == '`' || first == '"') {
			return endOfQuoted(line, start, first);
		}
		if (first == '(') {
			int at = start + 1;
			while (at < line.length() && line.charAt(at) != ')') {
				at = end(line, at);
			}
			return Math.min(line.length(), at + 1);
		}
		if (line.startsWith("/*", start)) {
			return start + 2;
		}
		int at = start + 1;
		while (isWord(first) && at < line.length() && isWord(line.charAt(at))) {
			at++;
		}
		return at;
	}

	private static boolean isWord(char character) {
		return Character.isLetterOrDigit(character) || character == '_' || character == '$' || character == '.';
	}

	private static int endOfQuoted(String line, int start, char quote) {
		int at = start + 1;
		while (at < line.length()) {
			if (line.charAt(at) == '\\' && quote != '`') {
				at += 2;
			}
			else if (line.charAt(at) != quote) {
				at++;
			}
			else if (at + 1 < line.length() && line.charAt(at + 1) == quote) {
				at += 2;
			}
			else {
				return at + 1;
			}
		}
		return line.length();
	}

	private void line(List<String> words) {
		if (words.size() < 2) {
			return;
		}
		if (isQuoted(words.get(0))) {
			column(unquoted(words.get(0)), words);
			return;
		}
		int check = find(words, "CHECK");
		if (words.get(0).equals("CONSTRAINT") && check >= 0) {
			this.checks.add(new CheckDefinition(unquoted(words.get(1)), after(words, check)));
			return;
		}
		int key = find(words, "KEY");
		if (key >= 0 && key + 2 < words.size() && isQuoted(words.get(key + 1))) {
			String parts = words.get(key + 2);
			this.indexes.put(unquoted(words.get(key + 1)),
					new IndexText(List.of(parts.substring(1, parts.length() - 1)), null));
		}
	}

	private void column(String name, List<String> words) {
		int given = find(words, "DEFAULT");
		if (given >= 0) {
			StringBuilder value = new StringBuilder();
			for (int i = given + 1; i < words.size() && !endsDefault(words.get(i)); i++) {
				value.append(value.isEmpty() ? "" : " ").append(words.get(i));
			}
			if (!value.toString().equalsIgnoreCase("NULL")) {
				this.defaults.put(name, value.toString());
			}
		}
		int as = find(words, "AS");
		if (as >= 0) {
			this.computed.put(name, after(words, as));
		}
		int check = find(words, "CHECK");
		if (check >= 0 && !after(words, check).startsWith("(json_valid(")) {
			this.checks.add(new CheckDefinition("", after(words, check)));
		}
	}

	private static boolean endsDefault(String word) {
		return AFTER_DEFAULT.contains(word.toUpperCase(Locale.ROOT));
	}

	private static int find(List<String> words, String wanted) {
		for (int i = 0; i < words.size(); i++) {
			if (words.get(i).equalsIgnoreCase(wanted)) {
				return i;
			}
		}
		return -1;
	}

	private static String after(List<String> words, int index) {
		return (index + 1 < words.size()) ? words.get(index + 1) : "";
	}

	private static boolean isQuoted(String word) {
		return word.startsWith("`") || word.startsWith("\"");
	}

	private static String unquoted(String word) {
		if (!isQuoted(word)) {
			return word;
		}
		String quote = word.substring(0, 1);
		return word.substring(1, word.length() - 1).replace(quote + quote, quote);
	}

}
