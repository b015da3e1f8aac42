package io.tortoiseorm.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a definition as SQLite keeps it.
 */
final class SqliteTokens {

	private final String text;

	private final List<Token> tokens = new ArrayList<>();

	private int depth;

	private SqliteTokens(String text) {
		this.text = text;
	}

	static List<Token> of(String text) {
		SqliteTokens scanner = new SqliteTokens(text);
		int at = 0;
		while (at < text.length()) {
			at = scanner.scan(at);
		}
		return scanner.tokens;
	}

	private int scan(int start) {
		char first = this.text.charAt(start);
		if (Character.isWhitespace(first)) {
			return start + 1;
		}
		if (this.text.startsWith("/*", start)) {
			int end = this.text.indexOf("*/", start + 2);
			return add(Sort.COMMENT, start, (end < 0) ? this.text.length() : end + 2);
		}
		if (this.text.startsWith("--", start)) {
			int end = this.text.indexOf('\n', start);
			return (end < 0) ? this.text.length() : end + 1;
		}
		if (first == '\'') {
			return add(Sort.STRING, start, endOfQuoted(start, '\''));
		}
		if (first == '"' || first == '`' || first == '[') {
			return add(Sort.NAME, start, endOfQuoted(start, (first == '[') ? ']' : first));
		}
		if (isWord(first)) {
			int end = start + 1;
			while (end < this.text.length() && isWord(this.text.charAt(end))) {
				end++;
			}
			return add(Sort.WORD, start, end);
		}
		return symbol(first, start);
	}

	private int symbol(char symbol, int start) {
		if (symbol == ')') {
			this.depth--;
		}
		int end = add(Sort.SYMBOL, start, start + 1);
		if (symbol == '(') {
			this.depth++;
		}
		return end;
	}

	private static boolean isWord(char character) {
		return Character.isLetterOrDigit(character) || character == '_' || character == '$' || character == '.';
	}

	private int endOfQuoted(int start, char quote) {
		int at = start + 1;
		while (at < this.text.length()) {
			if (this.text.charAt(at) != quote) {
				at++;
			}
			else if (quote != ']' && at + 1 < this.text.length() && this.text.charAt(at + 1) == quote) {
				at += 2;
			}
			else {
				return at + 1;
			}
		}
		return at;
	}

	private int add(Sort sort, int start, int end) {
		this.tokens.add(new Token(sort, this.text.substring(start, end), start, end, this.depth));
		return end;
	}

	/**
	 * The sorts of words.
	 */
	enum Sort {

		WORD, NAME, STRING, SYMBOL, COMMENT

	}

	/**
	 * A word.
	 */
	record Token(Sort sort, String text, int start, int end, int depth) {

		boolean is(String word) {
			return (this.sort == Sort.WORD || this.sort == Sort.SYMBOL) && this.text.equalsIgnoreCase(word);
		}

		/** What an identifier names. */
		String name() {
			if (this.sort != Sort.NAME) {
				return this.text;
			}
			char quote = this.text.charAt(this.text.length() - 1);
			String inside = this.text.substring(1, this.text.length() - 1);
			return (quote == ']') ? inside : inside.replace(String.valueOf(quote) + quote, String.valueOf(quote));
		}

	}

}
