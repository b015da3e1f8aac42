package io.tortoiseorm.dialect.ansi;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Paths into JSON documents as text, such as {@code $."address"."lines"[0]}.
 */
public final class JsonPathText {

	private JsonPathText() {
	}

	/**
	 * A path.
	 * @param path keys and positions
	 * @return the text
	 */
	public static String of(List<Object> path) {
		return of(path, JsonPathText::quoted);
	}

	/**
	 * A path whose keys are written in a way of their own.
	 * @param path keys and positions
	 * @param key writes a key
	 * @return the text
	 */
	public static String of(List<Object> path, UnaryOperator<String> key) {
		StringBuilder text = new StringBuilder("$");
		for (Object step : path) {
			if (step instanceof Number position) {
				text.append('[').append(position.longValue()).append(']');
			}
			else {
				text.append('.').append(key.apply(String.valueOf(step)));
			}
		}
		return text.toString();
	}

	/**
	 * A key as a JSON string, escaped as documents are.
	 * @param key the key
	 * @return the string with its quotes
	 */
	public static String quoted(String key) {
		StringBuilder text = new StringBuilder(key.length() + 2).append('"');
		for (int i = 0; i < key.length(); i++) {
			char c = key.charAt(i);
			switch (c) {
				case '"', '\\' -> text.append('\\').append(c);
				case '\b' -> text.append("\\b");
				case '\f' -> text.append("\\f");
				case '\n' -> text.append("\\n");
				case '\r' -> text.append("\\r");
				case '\t' -> text.append("\\t");
				default -> {
					if (c < ' ') {
						text.append("\\u%04X".formatted((int) c));
					}
					else {
						text.append(c);
					}
				}
			}
		}
		return text.append('"').toString();
	}

}
