package io.tortoiseorm.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import io.tortoiseorm.expressions.Expression;
import io.tortoiseorm.expressions.ExpressionContext;
import io.tortoiseorm.expressions.TypedNode;
import io.tortoiseorm.meta.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * What a value inside a JSON document is compared with, which tells the type that the
 * value is read as.
 */
final class JsonOperand {

	private static final Set<String> DOCUMENT_TESTS = Set.of("exact", "not", "contains", "contained_by", "containedBy",
			"filter");

	private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(Byte.class, Short.class, Integer.class, Long.class,
			BigInteger.class);

	private static final Set<Class<?>> TIMES = Set.of(LocalDate.class, LocalDateTime.class, Instant.class,
			OffsetDateTime.class, ZonedDateTime.class, Date.class);

	private final ValueType type;

	private final @Nullable Object value;

	private final List<?> samples;

	private JsonOperand(ValueType type, @Nullable Object value, List<?> samples) {
		this.type = type;
		this.value = value;
		this.samples = samples;
	}

	/**
	 * Looks at a value.
	 * @param document the type of documents
	 * @param lookup how it is compared
	 * @param expected the value
	 */
	static JsonOperand of(ExpressionContext context, ValueType document, String lookup, @Nullable Object expected) {
		if (expected instanceof Expression<?> expression) {
			return new JsonOperand(computed(expression.compile(context)), expected, List.of());
		}
		boolean many = expected instanceof Collection || expected instanceof Object[];
		if (expected instanceof Map || (many && DOCUMENT_TESTS.contains(lookup))) {
			return new JsonOperand(document, expected, List.of());
		}
		if (!many) {
			Object plain = plain(expected);
			return of(plain, (plain != null) ? List.of(plain) : List.of());
		}
		Collection<?> elements = (expected instanceof Object[] array) ? Arrays.asList(array) : (Collection<?>) expected;
		List<@Nullable Object> all = new ArrayList<>(elements.size());
		elements.forEach((element) -> all.add(plain(element)));
		return of(all, all.stream().filter((element) -> element != null).toList());
	}

	private static JsonOperand of(@Nullable Object value, List<?> samples) {
		return new JsonOperand(samples.isEmpty() ? ValueType.STRING : typeOf(samples.get(0)), value, samples);
	}

	/**
	 * Enums and UUIDs as they are in documents.
	 */
	private static @Nullable Object plain(@Nullable Object value) {
		if (value instanceof Enum<?> constant) {
			return ValueType.of(constant.getClass()).toLogical(constant);
		}
		return (value instanceof UUID uuid) ? uuid.toString() : value;
	}

	private static ValueType typeOf(Object sample) {
		if (sample instanceof Boolean) {
			return ValueType.BOOLEAN;
		}
		if (sample instanceof Double || sample instanceof Float) {
			return ValueType.DOUBLE;
		}
		if (sample instanceof BigDecimal || WHOLE_NUMBERS.contains(sample.getClass())) {
			return ValueType.DECIMAL;
		}
		if (TIMES.contains(sample.getClass())) {
			return ValueType.INSTANT;
		}
		return (sample instanceof LocalTime) ? ValueType.TIME : ValueType.STRING;
	}

	private static ValueType computed(TypedNode node) {
		return switch (node.sqlType().kind()) {
			case SMALLINT, INTEGER, BIGINT, DECIMAL -> ValueType.DECIMAL;
			case REAL, DOUBLE -> ValueType.DOUBLE;
			case BOOLEAN -> ValueType.BOOLEAN;
			case INSTANT -> ValueType.INSTANT;
			case TIME -> ValueType.TIME;
			case JSON -> node.type();
			default -> ValueType.STRING;
		};
	}

	/**
	 * The type that the value inside the document is read as.
	 */
	ValueType type() {
		return this.type;
	}

	/**
	 * The value to compare with.
	 */
	@Nullable Object value() {
		return this.value;
	}

	/**
	 * Whether it is whole numbers, as parts of dates are.
	 */
	boolean isWhole() {
		return areAll((sample) -> WHOLE_NUMBERS.contains(sample.getClass()));
	}

	/**
	 * Whether it is dates without a time.
	 */
	boolean isDate() {
		return areAll((sample) -> sample instanceof LocalDate);
	}

	private boolean areAll(Predicate<Object> condition) {
		return !this.samples.isEmpty() && this.samples.stream().allMatch(condition);
	}

}
