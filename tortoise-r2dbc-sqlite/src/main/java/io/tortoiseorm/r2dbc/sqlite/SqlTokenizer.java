package io.tortoiseorm.r2dbc.sqlite;

/**
 * Cuts SQL text into tokens by SQLite's own lexical rules, as coarsely as the search for
 * statements and parameters allows. White space and comments are skipped.
 */
final class SqlTokenizer {

	enum Token {

		/** A keyword, an unquoted name or a number. */
		WORD,

		/** A quoted name, a string literal. */
		QUOTED,

		/** {@code ?}, {@code ?1}, {@code :name}, {@code @name} or {@code $name}. */
		PARAMETER,

		OPEN, CLOSE, COMMA, SEMICOLON, OTHER,

		/** The end of the text. */
		END

	}

	private final String sql;

	private int start;

	private int end;

	SqlTokenizer(String sql) {
		this.sql = sql;
	}

	/** Where the current token starts. */
	int start() {
		return this.start;
	}

	/** Where the current token ends, exclusive. */
	int end() {
		return this.end;
	}

	boolean currentIs(String keyword) {
		return this.end - this.start == keyword.length()
				&& this.sql.regionMatches(true, this.start, keyword, 0, keyword.length());
	}

	String current() {
		return this.sql.substring(this.start, this.end);
	}

	Token next() {
		this.start = skipSpaceAndComments(this.end);
		if (this.start == this.sql.length()) {
			this.end = this.start;
			return Token.END;
		}
		char c = this.sql.charAt(this.start);
		this.end = this.start + 1;
		switch (c) {
			case '(':
				return Token.OPEN;
			case ')':
				return Token.CLOSE;
			case ',':
				return Token.COMMA;
			case ';':
				return Token.SEMICOLON;
			case '\'', '"', '`':
				this.end = endOfQuoted(c);
				return Token.QUOTED;
			case '[':
				int close = this.sql.indexOf(']', this.end);
				this.end = (close < 0) ? this.sql.length() : close + 1;
				return Token.QUOTED;
			case '?':
				while (isDigit(at(this.end))) {
					this.end++;
				}
				return Token.PARAMETER;
			case ':', '@', '$':
				return namedParameter();
			default:
				return word(c);
		}
	}

	private Token word(char first) {
		if (!isNamePart(first)) {
			return Token.OTHER;
		}
		while (isNamePart(at(this.end))) {
			this.end++;
		}
		return Token.WORD;
	}

	private Token namedParameter() {
		int length = 0;
		while (this.end < this.sql.length()) {
			char c = at(this.end);
			if (isNamePart(c)) {
				this.end++;
				length++;
			}
			else if (c == '(' && length > 0) {
				return parenthesizedSuffix();
			}
			else if (c == ':' && at(this.end + 1) == ':') {
				this.end += 2;
			}
			else {
				break;
			}
		}
		return (length > 0) ? Token.PARAMETER : Token.OTHER;
	}

	// SQLite takes the index of a Tcl array, $array(index), into the name.
	private Token parenthesizedSuffix() {
		while (this.end < this.sql.length()) {
			char c = at(this.end++);
			if (c == ')') {
				return Token.PARAMETER;
			}
			if (isSpace(c)) {
				break;
			}
		}
		return Token.OTHER;
	}

	private int endOfQuoted(char quote) {
		int position = this.start + 1;
		while (true) {
			int close = this.sql.indexOf(quote, position);
			if (close < 0) {
				return this.sql.length();
			}
			if (at(close + 1) != quote) {
				return close + 1;
			}
			position = close + 2;
		}
	}

	private int skipSpaceAndComments(int from) {
		int position = from;
		while (position < this.sql.length()) {
			char c = this.sql.charAt(position);
			if (isSpace(c) || c == '\uFEFF') {
				position++;
			}
			else if (c == '-' && at(position + 1) == '-') {
				int lineEnd = this.sql.indexOf('\n', position);
				position = (lineEnd < 0) ? this.sql.length() : lineEnd + 1;
			}
			else if (c == '/' && at(position + 1) == '*') {
				int commentEnd = this.sql.indexOf("*/", position + 2);
				position = (commentEnd < 0) ? this.sql.length() : commentEnd + 2;
			}
			else {
				break;
			}
		}
		return position;
	}

	private char at(int position) {
		return (position < this.sql.length()) ? this.sql.charAt(position) : '\0';
	}

	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	private static boolean isSpace(char c) {
		return c == ' ' || (c >= '\t' && c <= '\r');
	}

	private static boolean isNamePart(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_' || c == '$' || c >= 0x80;
	}

}
