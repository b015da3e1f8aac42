package io.tortoiseorm.meta;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.fields.IntEnum;
import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * How values of a Java type travel: between the property value, which users see, and the
 * logical value, which the dialects' codecs take and give. Immutable and thread-safe.
 */
public final class ValueType {

	/** {@link Short}, 16 bits. */
	public static final ValueType SHORT = new ValueType(Short.class, SqlType.SMALLINT, Numbers.smallInt(Short.class));

	/** {@link Integer}, 32 bits. */
	public static final ValueType INTEGER = new ValueType(Integer.class, SqlType.INTEGER,
			Numbers.integer(Integer.class));

	/** {@link Long}, 64 bits. */
	public static final ValueType LONG = new ValueType(Long.class, SqlType.BIGINT, Numbers.bigInt());

	/** {@link Double}. */
	public static final ValueType DOUBLE = new ValueType(Double.class, SqlType.DOUBLE, Numbers.floating(Double.class));

	/** {@link Float}, kept as a double. */
	public static final ValueType FLOAT = new ValueType(Float.class, SqlType.DOUBLE, Numbers.floating(Float.class));

	/** {@link BigDecimal} of any precision. */
	public static final ValueType DECIMAL = new ValueType(BigDecimal.class, SqlType.DECIMAL, Numbers.decimal(0, 0));

	/** {@link Boolean}. */
	public static final ValueType BOOLEAN = new ValueType(Boolean.class, SqlType.BOOLEAN, Texts.BOOLEAN);

	/** {@link String} without a limit. */
	public static final ValueType STRING = new ValueType(String.class, SqlType.TEXT, Texts.TEXT);

	/** {@link Instant}. */
	public static final ValueType INSTANT = new ValueType(Instant.class, SqlType.INSTANT,
			Times.instant(Instant.class, Zones.UTC));

	/** {@link OffsetDateTime}, always UTC when read. */
	public static final ValueType OFFSET_DATE_TIME = new ValueType(OffsetDateTime.class, SqlType.INSTANT,
			Times.instant(OffsetDateTime.class, Zones.UTC));

	/** {@link ZonedDateTime}, always UTC when read. */
	public static final ValueType ZONED_DATE_TIME = new ValueType(ZonedDateTime.class, SqlType.INSTANT,
			Times.instant(ZonedDateTime.class, Zones.UTC));

	/** {@link LocalDateTime}, never shifted. */
	public static final ValueType LOCAL_DATE_TIME = new ValueType(LocalDateTime.class, SqlType.TIMESTAMP, Times.LOCAL);

	/** {@link LocalDate}. */
	public static final ValueType DATE = new ValueType(LocalDate.class, SqlType.DATE, Times.DATE);

	/** {@link LocalTime}. */
	public static final ValueType TIME = new ValueType(LocalTime.class, SqlType.TIME, Times.TIME);

	/** {@link Duration}, kept as microseconds. */
	public static final ValueType DURATION = new ValueType(Duration.class, SqlType.BIGINT, Times.DURATION);

	/** {@link java.util.UUID}. */
	public static final ValueType UUID = new ValueType(UUID.class, SqlType.UUID, Texts.UUIDS);

	/** {@code byte[]}. */
	public static final ValueType BINARY = new ValueType(byte[].class, SqlType.BINARY, Texts.BYTES);

	/** {@link String}: the form in which PostgreSQL searches text. */
	public static final ValueType TEXT_SEARCH = new ValueType(String.class,
			new SqlType(SqlType.Kind.TSVECTOR, 0, 0, null), Texts.TEXT);

	/** Values of which nothing is known: they pass unchanged. */
	public static final ValueType UNKNOWN = new ValueType(Object.class, SqlType.UNKNOWN, Texts.ANYTHING);

	private static final Map<Class<?>, ValueType> BY_CLASS = Stream
		.of(SHORT, INTEGER, LONG, DOUBLE, FLOAT, DECIMAL, BOOLEAN, STRING, INSTANT, OFFSET_DATE_TIME, ZONED_DATE_TIME,
				LOCAL_DATE_TIME, DATE, TIME, DURATION, UUID, BINARY, UNKNOWN)
		.collect(Collectors.toUnmodifiableMap(ValueType::javaType, Function.identity()));

	private final Class<?> javaType;

	private final SqlType sqlType;

	private final Converter converter;

	private final boolean readsAsIs;

	ValueType(Class<?> javaType, SqlType sqlType, Converter converter) {
		this.javaType = javaType;
		this.sqlType = sqlType;
		this.converter = converter;
		this.readsAsIs = converter.readsAsIs();
	}

	/**
	 * The type of a Java class as expressions have it: text and decimals without limits.
	 * @param javaType a class or primitive type
	 * @return the type
	 * @throws ParamsError if values of the class cannot be bound
	 */
	public static ValueType of(Class<?> javaType) {
		Class<?> boxed = boxed(javaType);
		ValueType known = BY_CLASS.get(boxed);
		if (known != null) {
			return known;
		}
		if (boxed.isEnum()) {
			return IntEnum.class.isAssignableFrom(boxed) ? ofIntEnum(boxed) : ofCharEnum(boxed, 0);
		}
		if (Enum.class.isAssignableFrom(boxed) && boxed.getSuperclass().isEnum()) {
			return of(boxed.getSuperclass());
		}
		throw new ParamsError("Values of %s cannot be bound. Allowed: %s, enums.".formatted(javaType.getSimpleName(),
				BY_CLASS.keySet()
					.stream()
					.filter((type) -> type != Object.class)
					.map(Class::getSimpleName)
					.sorted()
					.collect(Collectors.joining(", "))));
	}

	static ValueType ofCharEnum(Class<?> type, int maxLength) {
		int length = (maxLength > 0) ? maxLength : EnumRules.longest(type);
		return new ValueType(type, SqlType.varchar(length), Enums.byText(type));
	}

	static ValueType ofIntEnum(Class<?> type) {
		return new ValueType(type, SqlType.SMALLINT, Enums.byNumber(type));
	}

	static ValueType ofInstant(Class<?> type, Zones zones) {
		return zones.equals(Zones.UTC) ? of(type) : new ValueType(type, SqlType.INSTANT, Times.instant(type, zones));
	}

	static Class<?> boxed(Class<?> type) {
		return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
	}

	/**
	 * The class of property values; primitive types are boxed.
	 * @return the class
	 */
	public Class<?> javaType() {
		return this.javaType;
	}

	/**
	 * The type of the column or expression.
	 * @return the type, whose kind names the logical class
	 */
	public SqlType sqlType() {
		return this.sqlType;
	}

	/**
	 * Converts for writing. Besides property values it takes what stands for them without
	 * loss: other number classes within the range, numbers as text, ISO-8601 text for
	 * dates and times, UUIDs as text, enums by constant, stored value or constant name.
	 * Times are cut to microseconds, decimals rounded half to even to the places of the
	 * column.
	 * @param value the value, or {@code null}
	 * @return the logical value, {@code null} for {@code null}
	 * @throws ParamsError if the value does not fit, saying what was found and what is
	 * allowed
	 */
	public @Nullable Object toLogical(@Nullable Object value) {
		return (value != null) ? this.converter.toLogical(value) : null;
	}

	/**
	 * Converts for comparing with a column: as {@link #toLogical} does, but decimals keep
	 * all their digits, so that a comparison never becomes another one by rounding.
	 * @param value the value, or {@code null}
	 * @return the logical value, {@code null} for {@code null}
	 * @throws ParamsError if the value does not fit
	 */
	public @Nullable Object toOperand(@Nullable Object value) {
		return (value != null) ? this.converter.toOperand(value) : null;
	}

	/**
	 * Converts after reading.
	 * @param logical a value of the logical class, or {@code null}
	 * @return the property value, {@code null} for {@code null}
	 * @throws io.tortoiseorm.exceptions.OperationalError if the database holds a value
	 * that the property has no form for
	 */
	public @Nullable Object fromLogical(@Nullable Object logical) {
		return (logical == null || this.readsAsIs) ? logical : this.converter.fromLogical(logical);
	}

	/**
	 * Whether {@link #fromLogical} gives back its argument, so that readers may skip the
	 * call.
	 * @return whether logical and property values are the same
	 */
	public boolean readsAsIs() {
		return this.readsAsIs;
	}

	@Override
	public String toString() {
		return this.javaType.getSimpleName() + " as " + this.sqlType.kind();
	}

}
