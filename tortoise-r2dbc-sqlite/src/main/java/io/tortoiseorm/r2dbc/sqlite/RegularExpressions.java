package io.tortoiseorm.r2dbc.sqlite;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Tells whether a regular expression is found anywhere in a text. Expressions are those
 * of {@link Pattern}, with the character classes of POSIX ({@code [[:alpha:]]}) beside.
 */
final class RegularExpressions implements ScalarFunction.Body {

	private static final int CACHED_PATTERNS = 128;

	private static final Pattern POSIX_CLASS = Pattern.compile("\\[:(\\^?)([a-z]+):]");

	private static final Map<String, String> POSIX_CLASSES = Map.ofEntries(Map.entry("alnum", "Alnum"),
			Map.entry("alpha", "Alpha"), Map.entry("blank", "Blank"), Map.entry("cntrl", "Cntrl"),
			Map.entry("digit", "Digit"), Map.entry("graph", "Graph"), Map.entry("lower", "Lower"),
			Map.entry("print", "Print"), Map.entry("punct", "Punct"), Map.entry("space", "Space"),
			Map.entry("upper", "Upper"), Map.entry("xdigit", "XDigit"));

	private final Map<String, Pattern> patterns = new LinkedHashMap<>(16, 0.75f, true);

	private final Interruption interruption;

	private final int flags;

	RegularExpressions(Interruption interruption, boolean ignoreCase) {
		this.interruption = interruption;
		this.flags = Pattern.UNICODE_CHARACTER_CLASS
				| (ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
	}

	@Override
	public Integer call(String[] arguments) {
		Pattern pattern = pattern(arguments[0]);
		try {
			return pattern.matcher(new StoppableText(arguments[1], this.interruption)).find() ? 1 : 0;
		}
		catch (StackOverflowError ex) {
			throw new IllegalArgumentException("the text is too long for the regular expression", ex);
		}
	}

	private Pattern pattern(String expression) {
		Pattern known = this.patterns.get(expression);
		if (known != null) {
			return known;
		}
		Pattern compiled = compile(expression);
		this.patterns.put(expression, compiled);
		if (this.patterns.size() > CACHED_PATTERNS) {
			this.patterns.remove(this.patterns.keySet().iterator().next());
		}
		return compiled;
	}

	private Pattern compile(String expression) {
		try {
			return Pattern.compile(translatePosixClasses(expression), this.flags);
		}
		catch (PatternSyntaxException ex) {
			throw new IllegalArgumentException(
					"invalid regular expression: " + ex.getDescription() + " near index " + ex.getIndex(), ex);
		}
	}

	private static String translatePosixClasses(String expression) {
		if (!expression.contains("[:")) {
			return expression;
		}
		return POSIX_CLASS.matcher(expression).replaceAll((match) -> {
			String name = POSIX_CLASSES.get(match.group(2));
			if (name == null) {
				throw new IllegalArgumentException("invalid regular expression: unknown character class");
			}
			return (match.group(1).isEmpty() ? "\\\\p{" : "\\\\P{") + name + "}";
		});
	}

	/**
	 * Text that ends a search when the statement is cancelled or times out: an expression
	 * that backtracks can take for ever, and SQLite cannot interrupt it.
	 */
	private record StoppableText(String text, Interruption interruption) implements CharSequence {

		@Override
		public int length() {
			return this.text.length();
		}

		@Override
		public char charAt(int index) {
			if (this.interruption.isStopRequested()) {
				throw new IllegalArgumentException(SqliteErrors.INTERRUPTED);
			}
			return this.text.charAt(index);
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return new StoppableText(this.text.substring(start, end), this.interruption);
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

}
