package io.tortoiseorm.r2dbc.sqlite;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the number at the start of a text, as SQLite's {@code CAST} does.
 */
final class NumericPrefix {

	private static final Pattern NUMBER = Pattern
		.compile("^[ \\t\\n\\x0B\\f\\r]*([+-]?(?:\\d+(\\.\\d*)?|(\\.\\d+))([eE][+-]?\\d+)?)");

	private NumericPrefix() {
	}

	/**
	 * Reads a number.
	 * @param text the text
	 * @return a {@link Long}, a {@link Double} where the number has a fraction or is
	 * large, 0 where the text starts with no number
	 */
	static Number of(String text) {
		Matcher matcher = NUMBER.matcher(text);
		if (!matcher.find()) {
			return 0L;
		}
		boolean integer = matcher.group(2) == null && matcher.group(3) == null && matcher.group(4) == null;
		if (integer) {
			try {
				return Long.valueOf(matcher.group(1));
			}
			catch (NumberFormatException ex) {
				// Out of the range of long: a floating point number, as in SQLite.
			}
		}
		return Double.valueOf(matcher.group(1));
	}

}
