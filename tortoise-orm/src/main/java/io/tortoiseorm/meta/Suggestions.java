package io.tortoiseorm.meta;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds the names that a mistyped name may have meant.
 */
public final class Suggestions {

	private static final int MOST = 3;

	private static final int MOST_SHOWN = 300;

	private Suggestions() {
	}

	/**
	 * The names closest to a wrong one.
	 * @param wrong the name that does not exist
	 * @param allowed the names that do
	 * @return at most three, the closest first; empty when none is close
	 */
	public static List<String> closeTo(String wrong, Collection<String> allowed) {
		int limit = Math.max(2, wrong.length() / 3);
		record Candidate(String name, int distance) {
		}
		return allowed.stream()
			.map((name) -> new Candidate(name, distance(plain(wrong), plain(name))))
			.filter((candidate) -> candidate.distance() <= limit)
			.sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
			.limit(MOST)
			.map(Candidate::name)
			.toList();
	}

	/**
	 * A sentence for an error message.
	 * @param wrong the name that does not exist
	 * @param allowed the names that do
	 * @return "Did you mean …?", or the list of allowed names when none is close
	 */
	public static String sentence(String wrong, Collection<String> allowed) {
		List<String> close = closeTo(wrong, allowed);
		if (!close.isEmpty()) {
			return "Did you mean " + String.join(" or ", close) + "?";
		}
		return allowed.isEmpty() ? "There are none." : "Allowed: " + String.join(", ", allowed) + ".";
	}

	/**
	 * A name for an error message, which says enough of it.
	 * @param name the name, from whoever
	 * @return the name, or its beginning
	 */
	public static String shown(String name) {
		return (name.length() <= MOST_SHOWN) ? name : name.substring(0, MOST_SHOWN) + "…";
	}

	private static String plain(String name) {
		return name.replace("_", "").toLowerCase(Locale.ROOT);
	}

	private static int distance(String a, String b) {
		int[] previous = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++) {
			previous[j] = j;
		}
		for (int i = 1; i <= a.length(); i++) {
			int[] current = new int[b.length() + 1];
			current[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				int change = previous[j - 1] + ((a.charAt(i - 1) != b.charAt(j - 1)) ? 1 : 0);
				current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
			}
			previous = current;
		}
		return previous[b.length()];
	}

}
