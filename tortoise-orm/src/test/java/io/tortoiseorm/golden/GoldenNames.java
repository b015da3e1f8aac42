package io.tortoiseorm.golden;

/**
 * Turns the names of the cases into those of the API.
 */
final class GoldenNames {

	private GoldenNames() {
	}

	/**
	 * Turns each segment between double underscores from snake case into camel case.
	 */
	static String camel(String name) {
		StringBuilder out = new StringBuilder();
		int start = name.startsWith("-") ? 1 : 0;
		out.append(name, 0, start);
		String[] segments = name.substring(start).split("__", -1);
		for (int i = 0; i < segments.length; i++) {
			out.append((i > 0) ? "__" : "").append(segment(segments[i]));
		}
		return out.toString();
	}

	private static String segment(String segment) {
		StringBuilder out = new StringBuilder();
		for (int i = 0; i < segment.length(); i++) {
			char c = segment.charAt(i);
			if (c == '_' && i > 0 && i + 1 < segment.length()) {
				i++;
				out.append(Character.toUpperCase(segment.charAt(i)));
			}
			else {
				out.append(c);
			}
		}
		return out.toString();
	}

}
