package io.tortoiseorm.db;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tortoiseorm.exceptions.ConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * The named values of a connection, from a URL's query or a map. Spelling is free:
 * {@code max_size}, {@code max-size}, {@code maxSize} and {@code maxsize} are the same.
 */
final class Parameters {

	private static final Pattern AMOUNT = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ms|s|m|h|d)?");

	private final String connection;

	private final Map<String, Object> values = new LinkedHashMap<>();

	Parameters(String connection, Map<String, ?> values) {
		this.connection = connection;
		values.forEach((name, value) -> {
			if (value != null) {
				this.values.put(name, value);
			}
		});
	}

	/**
	 * Takes a value out.
	 * @param names its names, in any spelling
	 * @return the value last given under one of the names, or {@code null}
	 */
	@Nullable Object take(String... names) {
		Object found = null;
		for (String name : names) {
			String wanted = canonical(name);
			for (String given : this.values.keySet().stream().filter((key) -> canonical(key).equals(wanted)).toList()) {
				found = this.values.remove(given);
			}
		}
		return found;
	}

	@Nullable String takeText(String... names) {
		Object value = take(names);
		return (value != null) ? value.toString() : null;
	}

	@Nullable Integer takeInt(int least, String... names) {
		return parsed((text) -> {
			int number = Integer.parseInt(text);
			return (number >= least) ? number : null;
		}, "a whole number, " + least + " or more", names);
	}

	@Nullable Boolean takeBoolean(String... names) {
		return parsed(Parameters::parseBoolean, "true or false", names);
	}

	/**
	 * Takes a time out: {@code 30} and {@code 30.0} are seconds, {@code 500ms},
	 * {@code 30s}, {@code 5m} and ISO 8601's {@code PT30S} are as they say, negative ones
	 * mean without end.
	 * @param names its names, in any spelling
	 * @return the time, or {@code null}
	 */
	@Nullable Duration takeDuration(String... names) {
		return parsed(Parameters::parseDuration, "a time such as 30, 30s, 500ms or PT30S", names);
	}

	/**
	 * What nobody took.
	 * @return names as they were given, with their values
	 */
	Map<String, Object> rest() {
		return this.values;
	}

	private <T> @Nullable T parsed(Function<String, @Nullable T> parser, String allowed, String... names) {
		Object value = take(names);
		if (value == null) {
			return null;
		}
		T result = null;
		try {
			result = parser.apply(value.toString().strip());
		}
		catch (IllegalArgumentException | DateTimeParseException ex) {
			// told below, without the value's class
		}
		if (result == null) {
			throw new ConfigurationError("Parameter " + names[0] + " of connection \"" + this.connection + "\" is \""
					+ value + "\": it must be " + allowed);
		}
		return result;
	}

	private static @Nullable Boolean parseBoolean(String text) {
		return switch (text.toLowerCase(Locale.ROOT)) {
			case "true", "1", "yes", "on" -> Boolean.TRUE;
			case "false", "0", "no", "off" -> Boolean.FALSE;
			default -> null;
		};
	}

	private static @Nullable Duration parseDuration(String text) {
		if (text.startsWith("-")) {
			return Duration.ofMillis(-1);
		}
		Matcher matcher = AMOUNT.matcher(text.toLowerCase(Locale.ROOT));
		if (!matcher.matches()) {
			return Duration.parse(text);
		}
		double amount = Double.parseDouble(matcher.group(1));
		String unit = matcher.group(2);
		double millis = switch ((unit != null) ? unit : "s") {
			case "ms" -> amount;
			case "m" -> amount * 60_000;
			case "h" -> amount * 3_600_000;
			case "d" -> amount * 86_400_000;
			default -> amount * 1_000;
		};
		return Duration.ofMillis(Math.round(millis));
	}

	private static String canonical(String name) {
		return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
	}

}
