package io.tortoiseorm.r2dbc.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.tortoiseorm.r2dbc.sqlite.SqlTokenizer.Token;

/**
 * An SQL text, cut into its statements: SQLite itself prepares the first one only and
 * would silently leave out the others.
 */
final class SqlScript {

	private final List<SqlUnit> units;

	private SqlScript(List<SqlUnit> units) {
		this.units = List.copyOf(units);
	}

	List<SqlUnit> units() {
		return this.units;
	}

	/** The parameters to bind: only a text of a single statement has any. */
	ParameterLayout parameters() {
		return (this.units.size() == 1) ? this.units.get(0).parameters() : ParameterLayout.NONE;
	}

	SqlScript returning(String... columns) {
		return new SqlScript(this.units.stream().map((unit) -> unit.returning(columns)).toList());
	}

	static SqlScript parse(String sql) {
		List<SqlUnit> units = new ArrayList<>(1);
		SqlTokenizer tokenizer = new SqlTokenizer(sql);
		UnitParser unit = new UnitParser(sql);
		Token token;
		do {
			token = tokenizer.next();
			if (token == Token.END || (token == Token.SEMICOLON && unit.endsAtSemicolon())) {
				if (!unit.isEmpty()) {
					units.add(unit.finish());
				}
				unit = new UnitParser(sql);
			}
			else {
				unit.accept(token, tokenizer);
			}
		}
		while (token != Token.END);
		if (units.size() > 1 && units.stream().anyMatch((candidate) -> !candidate.parameters().isEmpty())) {
			throw new IllegalArgumentException("SQL with parameters must be a single statement, found " + units.size()
					+ " statements; execute them one by one");
		}
		return new SqlScript(units);
	}

	/**
	 * Follows the tokens of one statement.
	 */
	private static final class UnitParser {

		private final String sql;

		private final StringBuilder text = new StringBuilder();

		private final ParameterLayout parameters = new ParameterLayout();

		private int copied = -1;

		private int end;

		private int depth;

		private Token previous = Token.END;

		private String firstWord = "";

		private String verb = "";

		private boolean creating;

		private boolean trigger;

		private boolean returning;

		/** {@code ROLLBACK TO} leaves the transaction open. */
		private boolean partial;

		/** {@code END} after a semicolon: the next semicolon closes a trigger. */
		private boolean bodyEnded;

		private boolean previousIsAs;

		UnitParser(String sql) {
			this.sql = sql;
		}

		boolean isEmpty() {
			return this.copied < 0;
		}

		boolean endsAtSemicolon() {
			return !this.trigger || this.bodyEnded;
		}

		void accept(Token token, SqlTokenizer tokenizer) {
			if (this.copied < 0) {
				this.copied = tokenizer.start();
			}
			boolean as = false;
			switch (token) {
				case OPEN -> this.depth++;
				case CLOSE -> this.depth--;
				case PARAMETER -> parameter(tokenizer);
				case WORD -> {
					as = tokenizer.currentIs("AS");
					word(tokenizer);
				}
				default -> {
				}
			}
			this.bodyEnded = token == Token.WORD && this.previous == Token.SEMICOLON && tokenizer.currentIs("END");
			this.previous = token;
			this.previousIsAs = as;
			this.end = tokenizer.end();
		}

		private void parameter(SqlTokenizer tokenizer) {
			String marker = tokenizer.current();
			this.parameters.add(marker);
			if (marker.charAt(0) == '$' && ParameterLayout.numberOf(marker) != null) {
				// $1 is a mere name to SQLite; ?1 is the numbered parameter that is
				// meant.
				this.text.append(this.sql, this.copied, tokenizer.start()).append('?');
				this.copied = tokenizer.start() + 1;
			}
		}

		private void word(SqlTokenizer tokenizer) {
			if (this.firstWord.isEmpty()) {
				this.firstWord = tokenizer.current().toUpperCase(Locale.ROOT);
				this.creating = this.firstWord.equals("CREATE");
				this.verb = this.firstWord.equals("WITH") ? "" : this.firstWord;
			}
			else if (this.creating) {
				this.trigger = tokenizer.currentIs("TRIGGER");
				this.creating = tokenizer.currentIs("TEMP") || tokenizer.currentIs("TEMPORARY");
			}
			else if (this.firstWord.equals("EXPLAIN") && tokenizer.currentIs("CREATE")) {
				this.creating = true;
			}
			else if (this.depth == 0) {
				this.partial |= tokenizer.currentIs("TO");
				topLevelWord(tokenizer);
			}
		}

		private void topLevelWord(SqlTokenizer tokenizer) {
			if (this.verb.isEmpty()) {
				// After WITH, the verb is the first word behind a parenthesis: WITH a(x)
				// AS (…) SELECT
				if (this.previous == Token.CLOSE && !tokenizer.currentIs("AS")) {
					this.verb = tokenizer.current().toUpperCase(Locale.ROOT);
				}
			}
			else if (StatementKind.of(this.verb) == StatementKind.CHANGE && !this.previousIsAs
					&& tokenizer.currentIs("RETURNING")) {
				this.returning = true;
			}
		}

		SqlUnit finish() {
			this.text.append(this.sql, this.copied, this.end);
			boolean insert = this.verb.equals("INSERT") || this.verb.equals("REPLACE");
			boolean endsTransaction = switch (this.verb) {
				case "COMMIT", "END" -> true;
				case "ROLLBACK" -> !this.partial;
				default -> false;
			};
			return new SqlUnit(this.text.toString(), StatementKind.of(this.verb), this.parameters, endsTransaction,
					insert, this.returning);
		}

	}

}
