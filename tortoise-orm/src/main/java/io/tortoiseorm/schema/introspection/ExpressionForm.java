package io.tortoiseorm.schema.introspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form in which two expressions of one database are the same if they mean the same
 * and were only written or kept in another way: without casts, needless parentheses,
 * quotes of names, and differences of case.
 */
public final class ExpressionForm {

	private static final Set<String> LONG_TYPES = Set.of("character", "double", "timestamp", "time", "bit", "interval");

	private static final Set<String> TYPE_WORDS = Set.of("varying", "precision", "with", "without", "time", "zone",
			"large", "object");

	private final String text;

	private int position;

	private ExpressionForm(String text) {
		this.text = text;
	}

	/**
	 * The form of an expression.
	 * @param expression the expression as a database writes it
	 * @return its form, which is no SQL any more
	 */
	public static String of(String expression) {
		List<Object> all = new ExpressionForm(expression).group();
		return written(all.size() == 1 && all.get(0) instanceof List<?> inner ? inner : all);
	}

	private static String written(List<?> group) {
		StringBuilder out = new StringBuilder();
		for (Object item : group) {
			out.append(out.isEmpty() ? "" : " ");
			out.append((item instanceof List<?> inner) ? "(" + written(inner) + ")" : item);
		}
		return out.toString();
	}

	/** What stands up to the end or a closing parenthesis. */
	private List<Object> group() {
		List<Object> items = new ArrayList<>();
		while (this.position < this.text.length()) {
			char next = this.text.charAt(this.position);
			if (next == ')') {
				this.position++;
				break;
			}
			if (Character.isWhitespace(next)) {
				this.position++;
			}
			else if (next == '(') {
				this.position++;
				items.add(opened(items, group()));
			}
			else if (this.text.startsWith("::", this.position)) {
				this.position += 2;
				skipType();
			}
			else {
				token(items);
			}
		}
		return items;
	}

	/** A group without needless parentheses. That of a cast is what is cast. */
	private static Object opened(List<Object> before, List<Object> group) {
		boolean cast = !before.isEmpty() && before.get(before.size() - 1).equals("cast");
		int as = group.lastIndexOf("as");
		List<Object> inner = group;
		if (cast && as > 0) {
			before.remove(before.size() - 1);
			inner = new ArrayList<>(group.subList(0, as));
		}
		return (inner.size() == 1) ? inner.get(0) : inner;
	}

	private void token(List<Object> items) {
		int start = this.position;
		char first = this.text.charAt(start);
		if (first == '\'') {
			String literal = quoted(first);
			boolean prefixed = !items.isEmpty() && items.get(items.size() - 1) instanceof String word
					&& word.startsWith("_");
			if (prefixed) {
				items.remove(items.size() - 1);
			}
			boolean number = literal.matches("'[-+]?\\d+(\\.\\d+)?'");
			items.add(number ? literal.substring(1, literal.length() - 1) : literal);
		}
		else if (first == '"' || first == '`') {
			String name = quoted(first);
			items.add(name.substring(1, name.length() - 1).toLowerCase(Locale.ROOT));
		}
		else {
			String word = word();
			items.add(
					word.isEmpty() ? String.valueOf(this.text.charAt(this.position++)) : word.toLowerCase(Locale.ROOT));
		}
	}

	private String word() {
		int start = this.position;
		while (this.position < this.text.length() && isWord(this.text.charAt(this.position))) {
			this.position++;
		}
		return this.text.substring(start, this.position);
	}

	private static boolean isWord(char character) {
		return Character.isLetterOrDigit(character) || character == '_' || character == '$' || character == '.';
	}

	private String quoted(char quote) {
		int start = this.position++;
		while (this.position < this.text.length()) {
			char next = this.text.charAt(this.position++);
			boolean doubled = this.position < this.text.length() && this.text.charAt(this.position) == quote;
			if (next == quote && !doubled) {
				break;
			}
			this.position += (next == quote) ? 1 : 0;
		}
		return this.text.substring(start, this.position);
	}

	/** A type after PostgreSQL's sign of a cast. */
	private void skipType() {
		if (this.text.startsWith("\"", this.position)) {
			quoted('"');
		}
		boolean known = LONG_TYPES.contains(word().toLowerCase(Locale.ROOT));
		int end = this.position;
		while (known && skipTypeWord()) {
			end = this.position;
		}
		this.position = end;
		skip("\\(\\d+(,\\s*\\d+)?\\)");
		end = this.position;
		while (known && skipTypeWord()) {
			end = this.position;
		}
		this.position = end;
		skip("(\\[\\d*\\])+");
	}

	private boolean skipTypeWord() {
		while (this.position < this.text.length() && this.text.charAt(this.position) == ' ') {
			this.position++;
		}
		return TYPE_WORDS.contains(word().toLowerCase(Locale.ROOT));
	}

	private void skip(String pattern) {
		Matcher found = Pattern.compile(pattern).matcher(this.text).region(this.position, this.text.length());
		if (found.lookingAt()) {
			this.position = found.end();
		}
	}

}
