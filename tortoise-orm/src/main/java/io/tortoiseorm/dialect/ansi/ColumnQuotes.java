package io.tortoiseorm.dialect.ansi;

import java.util.HashSet;
import java.util.Set;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;

/**
 * Puts the names of columns between quotes where a condition or expression has them bare,
 * since databases read bare names in a case of their own. What is between quotes already,
 * and names of functions, stay as they are.
 */
final class ColumnQuotes {

	private final Dialect dialect;

	private final Set<String> columns = new HashSet<>();

	private final String sql;

	private final StringBuilder out = new StringBuilder();

	private int position;

	private ColumnQuotes(Dialect dialect, TableDefinition table, String sql) {
		this.dialect = dialect;
		this.sql = sql;
		table.columns().stream().map(ColumnDefinition::name).forEach(this.columns::add);
	}

	/**
	 * The condition or expression with its columns between quotes.
	 */
	static String in(Dialect dialect, TableDefinition table, String sql) {
		return new ColumnQuotes(dialect, table, sql).rewrite();
	}

	private String rewrite() {
		while (this.position < this.sql.length()) {
			char next = this.sql.charAt(this.position);
			if (next == '\'' || next == '"' || next == '`') {
				copy(closing(next));
			}
			else if (Character.isJavaIdentifierStart(next)) {
				word();
			}
			else if (Character.isDigit(next)) {
				copy(endOfWord());
			}
			else {
				copy(this.position + 1);
			}
		}
		return this.out.toString();
	}

	private void word() {
		int end = endOfWord();
		String word = this.sql.substring(this.position, end);
		if (this.columns.contains(word) && !isPrefix(end)) {
			this.dialect.quote(this.out, word);
			this.position = end;
		}
		else {
			copy(end);
		}
	}

	/**
	 * Whether a word belongs to what follows: a function's arguments or a typed literal.
	 */
	private boolean isPrefix(int end) {
		int next = end;
		while (next < this.sql.length() && Character.isWhitespace(this.sql.charAt(next))) {
			next++;
		}
		return next < this.sql.length() && (this.sql.charAt(next) == '(' || this.sql.charAt(next) == '\'');
	}

	private int endOfWord() {
		int end = this.position;
		while (end < this.sql.length() && Character.isJavaIdentifierPart(this.sql.charAt(end))) {
			end++;
		}
		return end;
	}

	private int closing(char quote) {
		int end = this.sql.indexOf(quote, this.position + 1);
		return (end < 0) ? this.sql.length() : end + 1;
	}

	private void copy(int end) {
		this.out.append(this.sql, this.position, end);
		this.position = end;
	}

}
