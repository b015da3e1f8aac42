package io.tortoiseorm.dialect.sqlite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.tortoiseorm.dialect.IndexText;
import io.tortoiseorm.dialect.TableText;
import io.tortoiseorm.dialect.sqlite.SqliteTokens.Sort;
import io.tortoiseorm.dialect.sqlite.SqliteTokens.Token;
import io.tortoiseorm.sql.ddl.CheckDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Reads what only the text of a definition tells: comments, checks, computed columns, and
 * the names of constraints.
 */
final class SqliteDefinition {

	private final String text;

	private final Map<String, String> comments = new HashMap<>();

	private final Map<String, String> computed = new HashMap<>();

	private final Map<String, String> constraints = new HashMap<>();

	private final Map<String, String> defaults = new HashMap<>();

	private final List<CheckDefinition> checks = new ArrayList<>();

	private @Nullable String comment;

	private SqliteDefinition(String text) {
		this.text = text;
	}

	static TableText table(String text) {
		SqliteDefinition definition = new SqliteDefinition(text);
		List<Token> tokens = SqliteTokens.of(text);
		List<List<Token>> elements = parts(tokens, 0);
		if (!elements.isEmpty() && !elements.get(0).isEmpty() && elements.get(0).get(0).sort() == Sort.COMMENT) {
			definition.comment = comment(elements.get(0).get(0));
		}
		elements.forEach(definition::element);
		return new TableText(definition.comment, definition.comments, definition.computed, definition.constraints,
				definition.checks, definition.defaults, Map.of());
	}

	static IndexText index(String text) {
		List<Token> tokens = SqliteTokens.of(text);
		List<String> parts = parts(tokens, 0).stream().map((part) -> expression(text, part)).toList();
		for (Token token : tokens) {
			if (token.depth() == 0 && token.is("WHERE")) {
				return new IndexText(parts, text.substring(token.end()).trim());
			}
		}
		return new IndexText(parts, null);
	}

	/** An expression of an index, without direction and surrounding parentheses. */
	private static String expression(String text, List<Token> tokens) {
		List<Token> part = new ArrayList<>(tokens);
		Token last = part.get(part.size() - 1);
		if (part.size() > 1 && (last.is("DESC") || last.is("ASC"))) {
			part.remove(part.size() - 1);
		}
		int depth = part.get(0).depth();
		long outer = part.stream().filter((token) -> token.depth() == depth).count();
		boolean wrapped = part.get(0).is("(") && part.get(part.size() - 1).is(")") && outer == 2;
		int start = wrapped ? part.get(0).end() : part.get(0).start();
		int end = wrapped ? part.get(part.size() - 1).start() : part.get(part.size() - 1).end();
		return text.substring(start, end).trim();
	}

	/** What stands between commas in the first parentheses from a position on. */
	private static List<List<Token>> parts(List<Token> tokens, int from) {
		int open = from;
		while (open < tokens.size() && !tokens.get(open).is("(")) {
			open++;
		}
		if (open == tokens.size()) {
			return List.of();
		}
		int depth = tokens.get(open).depth();
		List<List<Token>> parts = new ArrayList<>();
		List<Token> part = new ArrayList<>();
		for (int i = open + 1; i < tokens.size(); i++) {
			Token token = tokens.get(i);
			boolean end = token.depth() == depth && token.is(")");
			if (end || (token.depth() == depth + 1 && token.is(","))) {
				parts.add(part);
				part = new ArrayList<>();
			}
			else {
				part.add(token);
			}
			if (end) {
				break;
			}
		}
		return parts;
	}

	private void element(List<Token> all) {
		List<Token> tokens = all.stream().filter((token) -> token.sort() != Sort.COMMENT).toList();
		if (tokens.isEmpty()) {
			return;
		}
		if (List.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN").stream().anyMatch(tokens.get(0)::is)) {
			clauses(tokens, 0, null);
			return;
		}
		String column = tokens.get(0).name();
		clauses(tokens, 1, column);
		Token last = all.get(all.size() - 1);
		if (last.sort() == Sort.COMMENT) {
			this.comments.put(column, comment(last));
		}
	}

	/** The constraints of a table or, with a column, of a column. */
	private void clauses(List<Token> tokens, int from, @Nullable String column) {
		String name = "";
		for (int i = from; i < tokens.size(); i++) {
			Token token = tokens.get(i);
			if (token.depth() != tokens.get(0).depth()) {
				continue;
			}
			if (token.is("CONSTRAINT") && i + 1 < tokens.size()) {
				name = tokens.get(++i).name();
			}
			else if (token.is("CHECK")) {
				this.checks.add(new CheckDefinition(name, inParentheses(tokens, i)));
				name = "";
			}
			else if (token.is("DEFAULT") && column != null) {
				this.defaults.put(column, value(tokens, i + 1));
			}
			else if (token.is("AS") && column != null) {
				this.computed.put(column, inParentheses(tokens, i));
			}
			else if (token.is("PRIMARY") || token.is("UNIQUE") || token.is("FOREIGN")
					|| (token.is("REFERENCES") && column != null)) {
				constraint(token, name, (column != null) ? List.of(column) : columns(tokens, i));
				name = "";
			}
		}
	}

	/** A default: something in parentheses, or a literal, maybe with a sign. */
	private String value(List<Token> tokens, int from) {
		if (from >= tokens.size() || tokens.get(from).is("(")) {
			return inParentheses(tokens, from);
		}
		boolean signed = (tokens.get(from).is("-") || tokens.get(from).is("+")) && from + 1 < tokens.size();
		return this.text.substring(tokens.get(from).start(), tokens.get(signed ? from + 1 : from).end());
	}

	private void constraint(Token sort, String name, List<String> columns) {
		if (!name.isEmpty()) {
			this.constraints.put(
					TableText.key(sort.is("REFERENCES") ? "FOREIGN" : sort.text().toUpperCase(Locale.ROOT), columns),
					name);
		}
	}

	private static List<String> columns(List<Token> tokens, int from) {
		return parts(tokens, from).stream()
			.filter((part) -> !part.isEmpty())
			.map((part) -> part.get(0).name())
			.toList();
	}

	private String inParentheses(List<Token> tokens, int from) {
		List<Token> inside = parts(tokens, from).stream().flatMap(List::stream).toList();
		return inside.isEmpty() ? ""
				: this.text.substring(inside.get(0).start(), inside.get(inside.size() - 1).end()).trim();
	}

	private static String comment(Token token) {
		String inside = token.text().substring(2, Math.max(2, token.text().length() - 2));
		return inside.strip().replace("*\\/", "*/");
	}

}
