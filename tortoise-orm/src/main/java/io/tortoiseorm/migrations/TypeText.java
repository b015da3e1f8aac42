package io.tortoiseorm.migrations;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.sql.SqlType;

/**
 * Types as files name them: {@code integer}, {@code varchar(255)}, {@code decimal(10,2)},
 * {@code array(integer)}.
 */
final class TypeText {

	private static final Pattern TYPE = Pattern.compile("(\\w+)(?:\\(\\s*(.+?)\\s*\\))?");

	private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9})(?:\\s*,\\s*(\\d{1,9}))?");

	private TypeText() {
	}

	static String of(SqlType type) {
		String kind = type.kind().name().toLowerCase(Locale.ROOT);
		if (type.element() != null) {
			return kind + "(" + of(type.element()) + ")";
		}
		if (type.length() == 0) {
			return kind;
		}
		boolean scaled = type.kind() == SqlType.Kind.DECIMAL;
		return kind + "(" + type.length() + (scaled ? "," + type.scale() : "") + ")";
	}

	static SqlType parse(String text) {
		Matcher matcher = TYPE.matcher(text.strip());
		if (!matcher.matches()) {
			throw misunderstood(text);
		}
		SqlType.Kind kind = kind(matcher.group(1), text);
		String inner = matcher.group(2);
		if (kind == SqlType.Kind.ARRAY) {
			if (inner == null) {
				throw misunderstood(text);
			}
			return SqlType.array(parse(inner));
		}
		if (inner == null) {
			return new SqlType(kind, 0, 0, null);
		}
		Matcher numbers = NUMBERS.matcher(inner);
		if (!numbers.matches()) {
			throw misunderstood(text);
		}
		int scale = (numbers.group(2) != null) ? Integer.parseInt(numbers.group(2)) : 0;
		return new SqlType(kind, Integer.parseInt(numbers.group(1)), scale, null);
	}

	private static SqlType.Kind kind(String name, String text) {
		try {
			return SqlType.Kind.valueOf(name.toUpperCase(Locale.ROOT));
		}
		catch (IllegalArgumentException ex) {
			throw misunderstood(text);
		}
	}

	private static MigrationError misunderstood(String text) {
		List<String> kinds = Arrays.stream(SqlType.Kind.values())
			.map((kind) -> kind.name().toLowerCase(Locale.ROOT))
			.toList();
		return new MigrationError(
				"There is no type '%s'. Types are %s, some with a length, as varchar(20), others with ".formatted(text,
						String.join(", ", kinds)) + "digits, as decimal(10,2)");
	}

}
