package io.tortoiseorm.dialect.ansi;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tortoiseorm.sql.SqlType;

/**
 * The name of a type taken apart, for example {@code NUMERIC(10, 2)}.
 *
 * @param base the name in lower case without what stands in parentheses, for example
 * {@code timestamp with time zone}
 * @param arguments the whole numbers in the parentheses
 */
public record TypeName(String base, List<Integer> arguments) {

	private static final Pattern PARENTHESES = Pattern.compile("\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\)");

	/**
	 * Copies the list.
	 */
	public TypeName {
		arguments = List.copyOf(arguments);
	}

	/**
	 * Takes a name apart.
	 * @param type the name
	 * @return its parts
	 */
	public static TypeName of(String type) {
		Matcher matcher = PARENTHESES.matcher(type);
		if (!matcher.find()) {
			return new TypeName(normal(type), List.of());
		}
		String base = normal(type.substring(0, matcher.start()) + " " + type.substring(matcher.end()));
		int first = Integer.parseInt(matcher.group(1));
		return (matcher.group(2) != null) ? new TypeName(base, List.of(first, Integer.parseInt(matcher.group(2))))
				: new TypeName(base, List.of(first));
	}

	private static String normal(String name) {
		return name.trim().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
	}

	/**
	 * Text of the length that the name has.
	 * @return limited text, or unlimited text without a length
	 */
	public SqlType text() {
		return this.arguments.isEmpty() ? SqlType.TEXT : SqlType.varchar(this.arguments.get(0));
	}

	/**
	 * A decimal of the digits that the name has.
	 * @return the type, of any precision without digits
	 */
	public SqlType decimal() {
		return switch (this.arguments.size()) {
			case 0 -> SqlType.DECIMAL;
			case 1 -> SqlType.decimal(this.arguments.get(0), 0);
			default -> SqlType.decimal(this.arguments.get(0), this.arguments.get(1));
		};
	}

}
