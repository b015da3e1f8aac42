package io.tortoiseorm.fields;

import java.util.regex.Pattern;

/**
 * Tells addresses of the Internet Protocol from other text, without asking any server.
 */
final class IpText {

	private static final int GROUPS = 8;

	private static final Pattern V4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}",
			Pattern.DOTALL);

	private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

	private IpText() {
	}

	static boolean isV4(String text) {
		return !text.endsWith("\n") && V4.matcher(text).matches();
	}

	/**
	 * Eight groups, where one run of zeros may be left out and the last two may be an
	 * IPv4 address.
	 */
	static boolean isV6(String text) {
		int gap = text.indexOf("::");
		if (gap < 0) {
			return groups(text, true) == GROUPS;
		}
		int before = (gap == 0) ? 0 : groups(text.substring(0, gap), false);
		String rest = text.substring(gap + 2);
		int after = rest.isEmpty() ? 0 : groups(rest, true);
		return before >= 0 && after >= 0 && before + after < GROUPS;
	}

	private static int groups(String text, boolean last) {
		String[] parts = text.split(":", -1);
		int count = 0;
		for (int i = 0; i < parts.length; i++) {
			if (GROUP.matcher(parts[i]).matches()) {
				count++;
			}
			else if (last && i == parts.length - 1 && isV4(parts[i])) {
				count += 2;
			}
			else {
				return Integer.MIN_VALUE;
			}
		}
		return count;
	}

}
