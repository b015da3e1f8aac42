package io.tortoiseorm.meta;

import java.util.HashMap;
import java.util.Map;

import io.tortoiseorm.fields.CharEnum;
import io.tortoiseorm.fields.IntEnum;
import org.jspecify.annotations.Nullable;

/**
 * What enums must be like to be stored.
 */
final class EnumRules {

	private EnumRules() {
	}

	static void check(PropertySource property) {
		Class<?> type = property.javaType();
		if (type.getEnumConstants().length == 0) {
			throw property.error("has the enum %s, which has no constants.".formatted(type.getSimpleName()),
					"Add constants to it.");
		}
		if (property.kind() == FieldKind.INT_ENUM) {
			checkNumbers(property, type);
		}
		else {
			checkTexts(property, type);
		}
	}

	/**
	 * The text that stands for a constant.
	 */
	static String text(Enum<?> constant) {
		return (constant instanceof CharEnum valued) ? valued.value() : constant.name();
	}

	/**
	 * The length of the longest text.
	 */
	static int longest(Class<?> type) {
		int longest = 1;
		for (Object constant : type.getEnumConstants()) {
			longest = Math.max(longest, length(text((Enum<?>) constant)));
		}
		return longest;
	}

	private static void checkNumbers(PropertySource property, Class<?> type) {
		if (!IntEnum.class.isAssignableFrom(type)) {
			throw property.error(
					"is an @IntEnumField, but %s does not say its numbers.".formatted(type.getSimpleName()),
					"Let the enum implement IntEnum, or use @CharEnumField.");
		}
		Map<Object, Object> seen = new HashMap<>();
		for (Object constant : type.getEnumConstants()) {
			int value = ((IntEnum) constant).value();
			if (value < Short.MIN_VALUE || value > Short.MAX_VALUE) {
				throw property.error(
						"has the constant %s.%s with the value %d.".formatted(type.getSimpleName(), constant, value),
						"Values of an @IntEnumField are from -32768 to 32767.");
			}
			refuseTwins(property, type, seen.put(value, constant), constant, value);
		}
	}

	private static void checkTexts(PropertySource property, Class<?> type) {
		int maxLength = property.options().number("maxLength");
		if (maxLength < 0) {
			throw property.error("has maxLength %d.".formatted(maxLength),
					"Leave it out, or give at least the length of the longest value.");
		}
		Map<Object, Object> seen = new HashMap<>();
		for (Object constant : type.getEnumConstants()) {
			String value = text((Enum<?>) constant);
			if (maxLength > 0 && length(value) > maxLength) {
				throw property.error(
						"has maxLength %d, but the value \"%s\" of %s.%s has %d characters.".formatted(maxLength, value,
								type.getSimpleName(), constant, length(value)),
						"Raise maxLength, or leave it out to fit the longest value.");
			}
			refuseTwins(property, type, seen.put(value, constant), constant, value);
		}
	}

	private static void refuseTwins(PropertySource property, Class<?> type, @Nullable Object twin, Object constant,
			Object value) {
		if (twin != null) {
			throw property.error("has the enum %s, whose constants %s and %s both have the value %s."
				.formatted(type.getSimpleName(), twin, constant, value), "Give each constant its own value.");
		}
	}

	private static int length(String text) {
		return text.codePointCount(0, text.length());
	}

}
