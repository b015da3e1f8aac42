package io.tortoiseorm.query.generated;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

import io.tortoiseorm.fields.CharEnum;
import io.tortoiseorm.fields.IntEnum;
import io.tortoiseorm.golden.models.Level;
import io.tortoiseorm.golden.models.Role;
import org.jspecify.annotations.Nullable;

/**
 * What values a field has, and what can be asked of them.
 */
enum Kind {

	SHORT, INTEGER, LONG, DOUBLE, DECIMAL, TEXT, BOOLEAN, DATE, INSTANT, DURATION, UUID, CHAR_ENUM, INT_ENUM, JSON,
	BINARY;

	private static final List<String> EQUALITY = List.of("exact", "not", "in", "not_in", "isnull", "not_isnull");

	private static final List<String> ORDER = List.of("gt", "gte", "lt", "lte", "range");

	private static final List<String> TEXTS = List.of("contains", "icontains", "startswith", "istartswith", "endswith",
			"iendswith", "iexact", "posix_regex", "iposix_regex");

	private static final List<String> DAYS = List.of("year", "quarter", "month", "week", "day");

	private static final List<String> TIMES = List.of("hour", "minute", "second", "microsecond");

	List<List<String>> lookups() {
		return switch (this) {
			case JSON, BINARY -> List.of(List.of("isnull", "not_isnull"));
			case BOOLEAN, CHAR_ENUM -> List.of(EQUALITY);
			case TEXT -> List.of(EQUALITY, ORDER, TEXTS, TEXTS);
			default -> List.of(EQUALITY, ORDER);
		};
	}

	/** The parts a value has. */
	List<String> parts() {
		return switch (this) {
			case DATE -> DAYS;
			case INSTANT -> java.util.stream.Stream.of(DAYS, TIMES, List.of("date")).flatMap(List::stream).toList();
			default -> List.of();
		};
	}

	boolean isOrdered() {
		return this != JSON && this != BINARY;
	}

	boolean isInteger() {
		return this == SHORT || this == INTEGER || this == LONG;
	}

	boolean isNumber() {
		return isInteger() || this == DOUBLE || this == DECIMAL;
	}

	/**
	 * A value of the reference's rows as the model's field holds it.
	 */
	@Nullable Object typed(@Nullable Object value) {
		if (value == null) {
			return null;
		}
		return switch (this) {
			case SHORT -> ((Number) value).shortValue();
			case INTEGER -> ((Number) value).intValue();
			case LONG -> ((Number) value).longValue();
			case DOUBLE -> ((Number) value).doubleValue();
			case DECIMAL -> new BigDecimal(value.toString());
			case CHAR_ENUM -> Role.valueOf(value.toString().toUpperCase(Locale.ROOT));
			case INT_ENUM -> level(((Number) value).intValue());
			default -> value;
		};
	}

	private static Level level(int number) {
		for (Level level : Level.values()) {
			if (level.value() == number) {
				return level;
			}
		}
		throw new IllegalArgumentException("No level has the number " + number);
	}

	/**
	 * Compares as databases do: text by code points, enums by what is stored.
	 */
	static int compare(Object left, Object right) {
		Object a = stored(left);
		Object b = stored(right);
		if (a instanceof Number x && b instanceof Number y) {
			return new BigDecimal(x.toString()).compareTo(new BigDecimal(y.toString()));
		}
		return natural(a, b);
	}

	@SuppressWarnings("unchecked")
	private static <T extends Comparable<T>> int natural(Object a, Object b) {
		return ((T) a).compareTo((T) b);
	}

	private static Object stored(Object value) {
		if (value instanceof CharEnum named) {
			return named.value();
		}
		if (value instanceof IntEnum numbered) {
			return numbered.value();
		}
		return (value instanceof java.util.UUID || value instanceof java.time.LocalDate) ? value.toString() : value;
	}

}
