package io.tortoiseorm.meta;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.fields.IntEnum;

/**
 * Converters of enums: by constant, by stored value, by the name of the constant.
 */
final class Enums {

	private Enums() {
	}

	static Converter byText(Class<?> type) {
		Map<Object, Object> constants = new LinkedHashMap<>();
		for (Object constant : type.getEnumConstants()) {
			constants.put(EnumRules.text((Enum<?>) constant), constant);
		}
		return new ByValue(type, constants, EnumRules::text);
	}

	static Converter byNumber(Class<?> type) {
		Map<Object, Object> constants = new LinkedHashMap<>();
		for (Object constant : type.getEnumConstants()) {
			constants.put(number((Enum<?>) constant), constant);
		}
		return new ByValue(type, constants, Enums::number);
	}

	private static Object number(Enum<?> constant) {
		return (short) ((IntEnum) constant).value();
	}

	private record ByValue(Class<?> type, Map<Object, Object> constants,
			Function<Enum<?>, Object> logical) implements Converter {

		@Override
		public Object toLogical(Object value) {
			if (this.type.isInstance(value)) {
				return this.logical.apply((Enum<?>) value);
			}
			Object stored = stored(value);
			if ((value instanceof Number || value instanceof CharSequence) && this.constants.containsKey(stored)) {
				return stored;
			}
			if (value instanceof CharSequence) {
				for (Object constant : this.type.getEnumConstants()) {
					if (((Enum<?>) constant).name().equals(stored)) {
						return this.logical.apply((Enum<?>) constant);
					}
				}
			}
			throw Found.not("a constant of %s or one of its values %s".formatted(this.type.getSimpleName(),
					this.constants.keySet()), value);
		}

		/** Numbers may be given as text, as those of other fields may. */
		private Object stored(Object value) {
			if (value instanceof Number number && number.longValue() == number.shortValue()) {
				return number.shortValue();
			}
			String text = value.toString();
			boolean number = IntEnum.class.isAssignableFrom(this.type) && text.matches("-?\\d{1,4}|-?[1-3]\\d{4}");
			return (number && Integer.parseInt(text) == (short) Integer.parseInt(text)) ? (Object) Short.valueOf(text)
					: text;
		}

		@Override
		public Object fromLogical(Object logical) {
			Object constant = this.constants.get(logical);
			if (constant == null) {
				throw new OperationalError("The database holds \"%s\", which no constant of %s stands for. Known: %s."
					.formatted(logical, this.type.getSimpleName(), this.constants.keySet()));
			}
			return constant;
		}

	}

}
