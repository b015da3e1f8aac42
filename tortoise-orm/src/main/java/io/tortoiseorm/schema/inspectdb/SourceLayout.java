package io.tortoiseorm.schema.inspectdb;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts annotations onto one line where they fit.
 */
final class SourceLayout {

	private static final int WIDTH = 120;

	private SourceLayout() {
	}

	static String of(String source) {
		List<String> lines = List.of(source.split("\n", -1));
		List<String> out = new ArrayList<>();
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i);
			int end = line.strip().matches("@\\w+\\(") ? end(lines, i) : -1;
			String joined = (end > 0) ? joined(lines.subList(i, end + 1)) : line;
			if (end > 0 && joined.replace("\t", "    ").length() <= WIDTH) {
				out.add(joined);
				i = end;
			}
			else {
				out.add(line);
			}
		}
		return String.join("\n", out);
	}

	private static int end(List<String> lines, int from) {
		String indent = indent(lines.get(from));
		for (int i = from + 1; i < lines.size(); i++) {
			if (lines.get(i).equals(indent + ")")) {
				return i;
			}
		}
		return -1;
	}

	private static String indent(String line) {
		return line.substring(0, line.length() - line.stripLeading().length());
	}

	private static String joined(List<String> lines) {
		StringBuilder text = new StringBuilder(lines.get(0));
		for (String line : lines.subList(1, lines.size())) {
			boolean tight = text.charAt(text.length() - 1) == '(' || line.strip().equals(")");
			text.append(tight ? "" : " ").append(line.strip());
		}
		return text.toString();
	}

}
