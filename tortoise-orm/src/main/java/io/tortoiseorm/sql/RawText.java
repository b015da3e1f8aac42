package io.tortoiseorm.sql;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.exceptions.ParamsError;

/**
 * Splits hand-written SQL at its parameter markers.
 */
public final class RawText {

	private RawText() {
	}

	/**
	 * Splits at each {@code ?} that is not inside quotes, comments or doubled.
	 * @param sql the text
	 * @param parameters how many parameters are given
	 * @return the pieces between the markers, one more than markers
	 * @throws ParamsError if the number of parameters differs from that of the markers
	 */
	public static List<String> split(String sql, int parameters) {
		List<String> pieces = new ArrayList<>();
		StringBuilder piece = new StringBuilder();
		int i = 0;
		while (i < sql.length()) {
			char c = sql.charAt(i);
			if (c == '\'' || c == '"' || c == '`') {
				int end = endOfQuoted(sql, i, c);
				piece.append(sql, i, end);
				i = end;
			}
			else if (sql.startsWith("--", i) || sql.startsWith("/*", i)) {
				int end = endOfComment(sql, i);
				piece.append(sql, i, end);
				i = end;
			}
			else if (c == '?' && sql.startsWith("??", i)) {
				piece.append('?');
				i += 2;
			}
			else if (c == '?') {
				pieces.add(piece.toString());
				piece.setLength(0);
				i++;
			}
			else {
				piece.append(c);
				i++;
			}
		}
		pieces.add(piece.toString());
		if (pieces.size() - 1 != parameters) {
			throw new ParamsError("The SQL has " + (pieces.size() - 1) + " parameter markers ('?'), but " + parameters
					+ " parameters are given. A literal question mark is written '??'.");
		}
		return List.copyOf(pieces);
	}

	private static int endOfQuoted(String sql, int start, char quote) {
		int end = sql.indexOf(quote, start + 1);
		return (end < 0) ? sql.length() : end + 1;
	}

	private static int endOfComment(String sql, int start) {
		boolean line = sql.charAt(start) == '-';
		int end = line ? sql.indexOf('\n', start) : sql.indexOf("*/", start + 2);
		return (end < 0) ? sql.length() : end + (line ? 1 : 2);
	}

}
