package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.meta.ModelMeta;

/**
 * Splits lookup keys, and tells of unknown names what may have been meant.
 */
final class Names {

	private static final int MAX_SHOWN = 300;

	private Names() {
	}

	/**
	 * The names of a key.
	 * @param key names joined by {@code __}
	 * @return the names, at least one
	 */
	static List<String> split(String key) {
		List<String> names = new ArrayList<>(4);
		int start = 0;
		int end = key.indexOf("__", 1);
		while (end > 0) {
			names.add(key.substring(start, end));
			start = end + 2;
			end = key.indexOf("__", start);
		}
		names.add(key.substring(start));
		return names;
	}

	static FieldError unknown(String name, ModelMeta model, String key, Collection<String> annotations) {
		List<String> allowed = new ArrayList<>(model.names());
		allowed.addAll(annotations);
		allowed.sort(Comparator.naturalOrder());
		return new FieldError("Unknown name '" + shown(name) + "' on model " + model.name() + within(name, key) + "."
				+ suggestion(name, allowed) + " Allowed are: " + String.join(", ", allowed) + ".");
	}

	static String within(String name, String key) {
		return name.equals(key) ? "" : " (in '" + shown(key) + "')";
	}

	/**
	 * A question for the closest names, or nothing when none is close.
	 */
	static String suggestion(String name, Collection<String> allowed) {
		String wanted = name.toLowerCase(Locale.ROOT).replace("_", "");
		if (wanted.isEmpty() || wanted.length() > 64) {
			return "";
		}
		int tolerance = Math.max(1, wanted.length() / 3);
		List<String> close = allowed.stream()
			.filter((candidate) -> distance(wanted, candidate.toLowerCase(Locale.ROOT).replace("_", "")) <= tolerance)
			.sorted(Comparator
				.comparingInt((candidate) -> distance(wanted, candidate.toLowerCase(Locale.ROOT).replace("_", ""))))
			.limit(3)
			.toList();
		return close.isEmpty() ? "" : " Did you mean " + String.join(" or ", close) + "?";
	}

	static String shown(String text) {
		return (text.length() <= MAX_SHOWN) ? text : text.substring(0, MAX_SHOWN) + "…";
	}

	private static int distance(String a, String b) {
		int[] previous = new int[b.length() + 1];
		int[] current = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++) {
			previous[j] = j;
		}
		for (int i = 1; i <= a.length(); i++) {
			current[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				int cost = (a.charAt(i - 1) == b.charAt(j - 1)) ? 0 : 1;
				current[j] = Math.min(Math.min(current[j - 1] + 1, previous[j] + 1), previous[j - 1] + cost);
			}
			int[] swap = previous;
			previous = current;
			current = swap;
		}
		return previous[b.length()];
	}

}
