package io.tortoiseorm.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.tortoiseorm.exceptions.ParamsError;
import org.jspecify.annotations.Nullable;

/**
 * Hand-written SQL, split at its parameter markers. Markers inside quotes, dollar quotes
 * and comments are text.
 *
 * @param pieces the texts around the parameters, one more than these
 * @param parameters the parameters in order
 */
public record RawText(List<String> pieces, List<@Nullable Object> parameters) {

	private static final int SHOWN_NAMES = 20;

	private static final int SHOWN_LENGTH = 60;

	/**
	 * Makes the lists unmodifiable.
	 */
	public RawText {
		pieces = List.copyOf(pieces);
		parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
	}

	/**
	 * Splits at each {@code ?} that is not doubled.
	 * @param sql the text
	 * @param parameters the parameters in order
	 * @return the pieces and the parameters
	 * @throws ParamsError if the number of parameters differs from that of the markers
	 */
	public static RawText positional(String sql, List<? extends @Nullable Object> parameters) {
		Splitter splitter = new Splitter(sql);
		while (splitter.next()) {
			if (splitter.startsWith("??")) {
				splitter.take("?", 2);
			}
			else if (splitter.startsWith("?")) {
				splitter.cut(1);
			}
			else {
				splitter.take();
			}
		}
		List<String> pieces = splitter.pieces();
		if (pieces.size() - 1 != parameters.size()) {
			throw new ParamsError("The SQL has " + (pieces.size() - 1) + " parameter markers ('?'), but "
					+ parameters.size() + " parameters are given. A literal question mark is written '??'.");
		}
		return new RawText(pieces, new ArrayList<>(parameters));
	}

	/**
	 * Splits at each {@code :name}. A collection stands for a list of parameters with
	 * commas between them.
	 * @param sql the text, in which {@code ::} and {@code ?} are as they are
	 * @param parameters the parameters by name
	 * @return the pieces and the parameters, as often as they are named
	 * @throws ParamsError if the names differ from those of the markers, or a collection
	 * is empty
	 */
	public static RawText named(String sql, Map<String, ? extends @Nullable Object> parameters) {
		Splitter splitter = new Splitter(sql);
		List<@Nullable Object> values = new ArrayList<>();
		Set<String> used = new TreeSet<>();
		while (splitter.next()) {
			String name = splitter.name();
			if (splitter.startsWith("::")) {
				splitter.take("::", 2);
			}
			else if (name.isEmpty()) {
				splitter.take();
			}
			else {
				if (!parameters.containsKey(name)) {
					throw new ParamsError("The SQL has the parameter ':" + name + "', but only "
							+ shown(parameters.keySet()) + " are given.");
				}
				used.add(name);
				splitter.cut(name.length() + 1);
				add(name, parameters.get(name), values, splitter);
			}
		}
		if (used.size() < parameters.size()) {
			Set<String> unused = new TreeSet<>(parameters.keySet());
			unused.removeAll(used);
			throw new ParamsError("The SQL has no parameters named " + shown(unused) + "; it has " + shown(used) + ".");
		}
		return new RawText(splitter.pieces(), values);
	}

	private static List<String> shown(Set<String> names) {
		return names.stream()
			.sorted()
			.limit(SHOWN_NAMES)
			.map((name) -> (name.length() > SHOWN_LENGTH) ? name.substring(0, SHOWN_LENGTH) + "…" : name)
			.toList();
	}

	private static void add(String name, @Nullable Object value, List<@Nullable Object> values, Splitter splitter) {
		if (!(value instanceof Collection<?> collection)) {
			values.add(value);
			return;
		}
		if (collection.isEmpty()) {
			throw new ParamsError("The parameter ':" + name + "' is an empty collection, and SQL has no empty lists.");
		}
		values.addAll(collection);
		for (int i = 1; i < collection.size(); i++) {
			splitter.take(", ", 0);
			splitter.cut(0);
		}
	}

	/**
	 * Walks over a text, past quotes and comments.
	 */
	private static final class Splitter {

		private final String sql;

		private final List<String> pieces = new ArrayList<>();

		private final StringBuilder piece = new StringBuilder();

		private int position;

		Splitter(String sql) {
			this.sql = sql;
		}

		/**
		 * Goes on to the next character that is neither in quotes nor in a comment.
		 */
		boolean next() {
			int end;
			while ((end = endOfOpaque()) > this.position) {
				this.piece.append(this.sql, this.position, end);
				this.position = end;
			}
			return this.position < this.sql.length();
		}

		boolean startsWith(String text) {
			return this.sql.startsWith(text, this.position);
		}

		/**
		 * The name behind a colon, or nothing.
		 */
		String name() {
			int end = this.position + 1;
			if (!startsWith(":") || end >= this.sql.length()
					|| !Character.isJavaIdentifierStart(this.sql.charAt(end))) {
				return "";
			}
			while (end < this.sql.length() && Character.isJavaIdentifierPart(this.sql.charAt(end))) {
				end++;
			}
			return this.sql.substring(this.position + 1, end);
		}

		void take() {
			this.piece.append(this.sql.charAt(this.position++));
		}

		void take(String text, int length) {
			this.piece.append(text);
			this.position += length;
		}

		/**
		 * Puts a parameter in place of some characters.
		 */
		void cut(int length) {
			this.pieces.add(this.piece.toString());
			this.piece.setLength(0);
			this.position += length;
		}

		List<String> pieces() {
			List<String> all = new ArrayList<>(this.pieces);
			all.add(this.piece.toString());
			return all;
		}

		private int endOfOpaque() {
			if (this.position >= this.sql.length()) {
				return this.position;
			}
			char c = this.sql.charAt(this.position);
			if (c == '\'' || c == '"' || c == '`') {
				int end = this.sql.indexOf(c, this.position + 1);
				return (end < 0) ? this.sql.length() : end + 1;
			}
			if (startsWith("--")) {
				int end = this.sql.indexOf('\n', this.position);
				return (end < 0) ? this.sql.length() : end + 1;
			}
			if (startsWith("/*")) {
				int end = this.sql.indexOf("*/", this.position + 2);
				return (end < 0) ? this.sql.length() : end + 2;
			}
			return (c == '$') ? endOfDollarQuotes() : this.position;
		}

		/**
		 * The end of a text in dollar quotes, with or without a tag:
		 * {@code $tag$..$tag$}.
		 */
		private int endOfDollarQuotes() {
			int open = this.position + 1;
			while (open < this.sql.length() && isTagPart(this.sql.charAt(open))) {
				open++;
			}
			boolean inName = this.position > 0 && Character.isJavaIdentifierPart(this.sql.charAt(this.position - 1));
			if (inName || open == this.sql.length() || this.sql.charAt(open) != '$') {
				return this.position;
			}
			String quote = this.sql.substring(this.position, open + 1);
			int end = this.sql.indexOf(quote, open + 1);
			return (end < 0) ? this.position : end + quote.length();
		}

		private static boolean isTagPart(char c) {
			return Character.isLetterOrDigit(c) || c == '_';
		}

	}

}
