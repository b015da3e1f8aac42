package io.tortoiseorm.processor.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How names are made from names, the same as at run time.
 */
public final class Naming {

	private static final Pattern BEFORE_WORD = Pattern
		.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

	private Naming() {
	}

	/**
	 * {@code OrderLine} becomes {@code order_line}.
	 * @param name a Java name
	 * @return the name in snake_case
	 */
	public static String snakeCase(String name) {
		return BEFORE_WORD.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
	}

	/**
	 * {@code OrderLine} becomes {@code orderLine}.
	 * @param name a Java name
	 * @return the name in camelCase
	 */
	public static String camelCase(String name) {
		StringBuilder camel = new StringBuilder(name.length());
		for (String word : snakeCase(name).split("_")) {
			camel.append((camel.isEmpty() || word.isEmpty()) ? word : capitalized(word));
		}
		return camel.toString();
	}

	/**
	 * {@code orders} becomes {@code Orders}.
	 * @param name a Java name
	 * @return the name beginning in upper case
	 */
	public static String capitalized(String name) {
		return Character.toUpperCase(name.charAt(0)) + name.substring(1);
	}

}
