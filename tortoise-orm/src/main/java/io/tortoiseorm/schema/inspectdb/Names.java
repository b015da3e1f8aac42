package io.tortoiseorm.schema.inspectdb;

import java.util.Locale;
import java.util.Set;

import io.tortoiseorm.meta.Naming;

import javax.lang.model.SourceVersion;

/**
 * Java names from names of a database.
 */
final class Names {

	private static final Set<String> RESERVED = Set.of("pk", "objects");

	private Names() {
	}

	/** {@code order_lines} becomes {@code OrderLine}. */
	static String className(String table) {
		String name = camelCase(singular(words(table)));
		String upper = Character.toUpperCase(name.charAt(0)) + name.substring(1);
		return Character.isJavaIdentifierStart(upper.charAt(0)) ? upper : "Table" + upper;
	}

	/** {@code created_at} becomes {@code createdAt}. */
	static String property(String column) {
		String name = camelCase(words(column));
		if (!Character.isJavaIdentifierStart(name.charAt(0))) {
			return "field" + name;
		}
		return (SourceVersion.isKeyword(name) || RESERVED.contains(name)) ? name + "Field" : name;
	}

	/** {@code customer_id} becomes {@code customer}. */
	static String relation(String column) {
		String words = words(column);
		return property((words.endsWith("_id") && words.length() > 3) ? words.substring(0, words.length() - 3) : words);
	}

	static String plural(String name) {
		if (name.endsWith("s") || name.endsWith("x") || name.endsWith("ch") || name.endsWith("sh")) {
			return name + "es";
		}
		boolean consonant = name.length() > 1 && "aeiou".indexOf(name.charAt(name.length() - 2)) < 0;
		return (name.endsWith("y") && consonant) ? name.substring(0, name.length() - 1) + "ies" : name + "s";
	}

	static String decapitalized(String name) {
		return Naming.camelCase(name);
	}

	static String capitalized(String name) {
		return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
	}

	static String unused(String wanted, Set<String> taken) {
		String name = wanted;
		for (int i = 2; taken.contains(name); i++) {
			name = wanted + i;
		}
		return name;
	}

	private static String singular(String words) {
		if (words.endsWith("ies") && words.length() > 4) {
			return words.substring(0, words.length() - 3) + "y";
		}
		if (words.matches(".*(ss|x|ch|sh)es")) {
			return words.substring(0, words.length() - 2);
		}
		boolean plural = words.endsWith("s") && !words.matches(".*(ss|us|is)") && words.length() > 2;
		return plural ? words.substring(0, words.length() - 1) : words;
	}

	/** Lower-case words with one underscore between them. */
	private static String words(String name) {
		String snake = name.equals(name.toUpperCase(Locale.ROOT)) ? name.toLowerCase(Locale.ROOT)
				: Naming.snakeCase(name);
		String words = snake.replaceAll("[^\\p{L}\\d]+", "_").replaceAll("^_+|_+$", "");
		return words.isEmpty() ? "unnamed" : words;
	}

	private static String camelCase(String words) {
		return Naming.camelCase(words);
	}

}
