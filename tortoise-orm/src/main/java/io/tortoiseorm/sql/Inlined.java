package io.tortoiseorm.sql;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Statements with values in place of markers, for people to read.
 */
final class Inlined {

	private static final Pattern QUOTED_OR_MARKER = Pattern
		.compile("'(?:[^']|'')*+'|\"(?:[^\"]|\"\")*+\"|`(?:[^`]|``)*+`|\\$(\\d+)|\\?");

	private final List<Bind> binds;

	private int next;

	private Inlined(List<Bind> binds) {
		this.binds = binds;
	}

	static String of(SqlStatement statement) {
		Inlined inlined = new Inlined(statement.binds());
		return QUOTED_OR_MARKER.matcher(statement.text()).replaceAll(inlined::replacement);
	}

	private String replacement(MatchResult found) {
		String number = found.group(1);
		boolean marker = number != null || found.group().equals("?");
		int index = (number != null) ? Integer.parseInt(number) - 1 : this.next;
		if (!marker || index >= this.binds.size()) {
			return Matcher.quoteReplacement(found.group());
		}
		this.next = index + 1;
		return Matcher.quoteReplacement(literal(this.binds.get(index).value()));
	}

	private static String literal(@Nullable Object value) {
		if (value == null || value instanceof Number || value instanceof Boolean) {
			return String.valueOf(value).toUpperCase(Locale.ROOT);
		}
		if (value instanceof byte[] bytes) {
			return "X'" + HexFormat.of().formatHex(bytes) + "'";
		}
		return "'" + String.valueOf(value).replace("'", "''") + "'";
	}

}
