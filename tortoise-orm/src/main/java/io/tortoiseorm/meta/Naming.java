package io.tortoiseorm.meta;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How names are made from names.
 */
public final class Naming {

	private static final Pattern BEFORE_WORD = Pattern
		.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

	private Naming() {
	}

	/**
	 * {@code orderLine} and {@code OrderLine} become {@code order_line},
	 * {@code HTTPServer} becomes {@code http_server}.
	 * @param name the name
	 * @return the name in snake case
	 */
	public static String snakeCase(String name) {
		return BEFORE_WORD.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
	}

	/**
	 * {@code OrderLine} becomes {@code orderLine}, {@code HTTPServer} becomes
	 * {@code httpServer}.
	 * @param name the name
	 * @return the name in camel case
	 */
	public static String camelCase(String name) {
		StringBuilder camel = new StringBuilder(name.length());
		for (String word : snakeCase(name).split("_")) {
			if (camel.isEmpty() || word.isEmpty()) {
				camel.append(word);
			}
			else {
				camel.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
			}
		}
		return camel.toString();
	}

}
