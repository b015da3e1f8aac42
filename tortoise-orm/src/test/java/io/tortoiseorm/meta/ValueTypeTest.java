package io.tortoiseorm.meta;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.UUID;
import java.util.stream.Stream;

import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.fields.IntEnum;
import io.tortoiseorm.sql.SqlType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * How values travel between properties and the database.
 */
class ValueTypeTest {

	private static final UUID ID = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");

	private static final Instant NOON = Instant.parse("2024-03-31T12:00:00.123456Z");

	private static final LocalDateTime LOCAL_NOON = LocalDateTime.parse("2024-03-31T12:00:00.123456");

	@ParameterizedTest
	@MethodSource
	void takesWhatStandsForAValue(ValueType type, Object given, Object logical) {
		assertThat(type.toLogical(given)).isEqualTo(logical);
		assertThat(type.toOperand(given)).isEqualTo(logical);
		assertThat(logical).isInstanceOf(type.sqlType().kind().logicalClass());
	}

	static Stream<Arguments> takesWhatStandsForAValue() {
		return Stream.of(arguments(ValueType.SHORT, 32767, (short) 32767),
				arguments(ValueType.SHORT, -32768L, (short) -32768), arguments(ValueType.INTEGER, (byte) 1, 1),
				arguments(ValueType.INTEGER, 2_147_483_647L, Integer.MAX_VALUE),
				arguments(ValueType.INTEGER, " 18 ", 18), arguments(ValueType.INTEGER, new BigDecimal("5.00"), 5),
				arguments(ValueType.INTEGER, 5.0, 5), arguments(ValueType.LONG, 1, 1L),
				arguments(ValueType.LONG, BigInteger.valueOf(Long.MIN_VALUE), Long.MIN_VALUE),
				arguments(ValueType.LONG, "9223372036854775807", Long.MAX_VALUE), arguments(ValueType.DOUBLE, 1, 1.0),
				arguments(ValueType.DOUBLE, "1.5", 1.5), arguments(ValueType.DOUBLE, new BigDecimal("0.1"), 0.1),
				arguments(ValueType.FLOAT, 0.5f, 0.5), arguments(ValueType.DECIMAL, 5, new BigDecimal("5")),
				arguments(ValueType.DECIMAL, 0.1, new BigDecimal("0.1")),
				arguments(ValueType.DECIMAL, "1.230", new BigDecimal("1.230")),
				arguments(ValueType.DECIMAL, BigInteger.TEN, BigDecimal.TEN), arguments(ValueType.BOOLEAN, true, true),
				arguments(ValueType.BOOLEAN, "TRUE", true), arguments(ValueType.BOOLEAN, "false", false),
				arguments(ValueType.BOOLEAN, 1, true), arguments(ValueType.BOOLEAN, 0L, false),
				arguments(ValueType.STRING, "text", "text"), arguments(ValueType.STRING, new StringBuilder("b"), "b"),
				arguments(ValueType.STRING, 'c', "c"), arguments(ValueType.UUID, ID, ID),
				arguments(ValueType.UUID, "01234567-89AB-cdef-0123-456789abcdef", ID),
				arguments(ValueType.UUID, "0123456789abcdef0123456789abcdef", ID),
				arguments(ValueType.BINARY, new byte[] { 1, 2 }, new byte[] { 1, 2 }),
				arguments(ValueType.BINARY, ByteBuffer.wrap(new byte[] { 1, 2 }), new byte[] { 1, 2 }),
				arguments(ValueType.DATE, LocalDate.of(2024, 3, 31), LocalDate.of(2024, 3, 31)),
				arguments(ValueType.DATE, "2024-03-31", LocalDate.of(2024, 3, 31)),
				arguments(ValueType.DATE, "2024-03-31T23:00:00Z", LocalDate.of(2024, 3, 31)),
				arguments(ValueType.DATE, LOCAL_NOON, LocalDate.of(2024, 3, 31)),
				arguments(ValueType.DATE, OffsetDateTime.parse("2024-03-31T23:00:00-05:00"), LocalDate.of(2024, 3, 31)),
				arguments(ValueType.TIME, LocalTime.parse("12:00:00.123456999"), LocalTime.parse("12:00:00.123456")),
				arguments(ValueType.TIME, "12:30", LocalTime.of(12, 30)),
				arguments(ValueType.DURATION, Duration.ofMillis(-1), -1000L),
				arguments(ValueType.DURATION, Duration.ofNanos(-1), -1L),
				arguments(ValueType.DURATION, Duration.ofNanos(1999), 1L),
				arguments(ValueType.DURATION, "PT1M", 60_000_000L), arguments(ValueType.DURATION, 5, 5L),
				arguments(ValueType.UNKNOWN, "anything", "anything"));
	}

	@ParameterizedTest
	@MethodSource
	void pointsInTimeAreUtcToTheMicrosecond(Object given, Instant logical) {
		assertThat(ValueType.INSTANT.toLogical(given)).isEqualTo(logical);
		assertThat(ValueType.OFFSET_DATE_TIME.toLogical(given)).isEqualTo(logical);
		assertThat(ValueType.ZONED_DATE_TIME.toLogical(given)).isEqualTo(logical);
	}

	static Stream<Arguments> pointsInTimeAreUtcToTheMicrosecond() {
		return Stream.of(arguments(NOON, NOON), arguments(NOON.plusNanos(999), NOON),
				arguments(Instant.parse("1969-12-31T23:59:59.999999999Z"),
						Instant.parse("1969-12-31T23:59:59.999999Z")),
				arguments(NOON.atOffset(ZoneOffset.ofHours(5)), NOON),
				arguments(NOON.atZone(ZoneId.of("Europe/Berlin")), NOON),
				arguments(new Date(1_700_000_000_123L), Instant.ofEpochMilli(1_700_000_000_123L)),
				arguments(1_700_000_000, Instant.ofEpochSecond(1_700_000_000)),
				arguments("2024-03-31T12:00:00.123456Z", NOON), arguments("2024-03-31T14:00:00.123456+02:00", NOON),
				arguments("2024-03-31T14:00:00.123456+02:00[Europe/Berlin]", NOON),
				arguments("2024-03-31 12:00:00.123456", NOON), arguments(LOCAL_NOON, NOON),
				arguments("2024-03-31", Instant.parse("2024-03-31T00:00:00Z")),
				arguments(LocalDate.of(2024, 3, 31), Instant.parse("2024-03-31T00:00:00Z")));
	}

	@Test
	void pointsInTimeAreReadAsUtc() {
		assertThat(ValueType.INSTANT.fromLogical(NOON)).isSameAs(NOON);
		assertThat(ValueType.OFFSET_DATE_TIME.fromLogical(NOON))
			.isEqualTo(OffsetDateTime.ofInstant(NOON, ZoneOffset.UTC));
		assertThat(ValueType.ZONED_DATE_TIME.fromLogical(NOON))
			.isEqualTo(ZonedDateTime.ofInstant(NOON, ZoneOffset.UTC));
	}

	@Test
	void localTimesAreNeverShifted() {
		ValueType type = ValueType.LOCAL_DATE_TIME;
		assertThat(type.toLogical(LOCAL_NOON.plusNanos(1))).isEqualTo(LOCAL_NOON);
		assertThat(type.toLogical("2024-03-31 02:30")).as("a gap in some zones")
			.isEqualTo(LocalDateTime.of(2024, 3, 31, 2, 30));
		assertThat(type.toLogical(LocalDate.of(2024, 3, 31))).isEqualTo(LocalDateTime.of(2024, 3, 31, 0, 0));
		assertThat(type.fromLogical(LOCAL_NOON)).isSameAs(LOCAL_NOON);
		refused(type, NOON, "expected a date and time without zone such as 2024-12-31T23:59:59, found Instant " + NOON);
		refused(type, "2024-03-31T02:30Z", "expected a date and time without zone");
		refused(type, OffsetDateTime.ofInstant(NOON, ZoneOffset.UTC), "expected a date and time without zone");
	}

	@ParameterizedTest
	@MethodSource
	void refusesTheRest(ValueType type, Object given, String message) {
		refused(type, given, message);
	}

	static Stream<Arguments> refusesTheRest() {
		String whole = "expected a whole number from ";
		String decimal = "expected a decimal number of at most 16383 digits, found ";
		return Stream.of(arguments(ValueType.SHORT, 32768, whole + "-32768 to 32767, found Integer 32768."),
				arguments(ValueType.INTEGER, 2_147_483_648L,
						whole + "-2147483648 to 2147483647, found Long 2147483648."),
				arguments(ValueType.INTEGER, 1.5, whole + "-2147483648 to 2147483647, found Double 1.5."),
				arguments(ValueType.INTEGER, "", whole + "-2147483648 to 2147483647, found String \"\"."),
				arguments(ValueType.INTEGER, true, whole + "-2147483648 to 2147483647, found Boolean true."),
				arguments(ValueType.LONG, "9223372036854775808", whole),
				arguments(ValueType.LONG, new BigDecimal("1e999999999"), whole),
				arguments(ValueType.LONG, "1e2147483647", whole), arguments(ValueType.LONG, "1e-2147483647", whole),
				arguments(ValueType.LONG, Double.NaN, whole),
				arguments(ValueType.DOUBLE, "x", "expected a number, found"),
				arguments(ValueType.DOUBLE, true, "expected a number, found Boolean true."),
				arguments(ValueType.DECIMAL, Double.POSITIVE_INFINITY, decimal + "Double Infinity."),
				arguments(ValueType.DECIMAL, "1e1000000000", decimal),
				arguments(ValueType.DECIMAL, "1e-1000000000", decimal),
				arguments(ValueType.DECIMAL, "1,5", decimal + "String \"1,5\"."),
				arguments(ValueType.BOOLEAN, "yes", "expected true or false, found String \"yes\"."),
				arguments(ValueType.BOOLEAN, 2, "expected true or false, found Integer 2."),
				arguments(ValueType.STRING, 5, "expected text, found Integer 5."),
				arguments(ValueType.UUID, "1-1-1-1-1", "expected a UUID, found String \"1-1-1-1-1\"."),
				arguments(ValueType.UUID, "x".repeat(36), "expected a UUID"),
				arguments(ValueType.UUID, 5, "expected a UUID"),
				arguments(ValueType.BINARY, "text", "expected bytes, found String \"text\"."),
				arguments(ValueType.DATE, "31.3.2024",
						"expected a date such as 2024-12-31, found String \"31.3.2024\"."),
				arguments(ValueType.DATE, NOON, "expected a date such as 2024-12-31, found Instant " + NOON + "."),
				arguments(ValueType.TIME, "25:00", "expected a time of day such as 23:59:59"),
				arguments(ValueType.INSTANT, "soon", "expected a point in time such as 2024-12-31T23:59:59Z"),
				arguments(ValueType.INSTANT, 1.5, "expected a point in time"),
				arguments(ValueType.DURATION, Duration.ofSeconds(Long.MAX_VALUE), "expected a duration of at most"),
				arguments(ValueType.DURATION, "long", "expected a duration of at most"),
				arguments(ValueType.INTEGER, "9".repeat(100), "found String \"" + "9".repeat(60) + "…\"."));
	}

	@Test
	void durationsReachAsFarAsTheirNumbers() {
		for (long micros : new long[] { Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, 1, Long.MAX_VALUE }) {
			Object duration = ValueType.DURATION.fromLogical(micros);
			assertThat(ValueType.DURATION.toLogical(duration)).isEqualTo(micros);
		}
	}

	@Test
	void nullStaysNull() {
		assertThat(ValueType.INTEGER.toLogical(null)).isNull();
		assertThat(ValueType.OFFSET_DATE_TIME.toOperand(null)).isNull();
		assertThat(ValueType.OFFSET_DATE_TIME.fromLogical(null)).isNull();
	}

	@Test
	void decimalsAreRoundedForWritingButNotForComparing() {
		ValueType price = new ValueType(BigDecimal.class, SqlType.decimal(5, 2), Numbers.decimal(5, 2));
		assertThat(price.toLogical("9.995")).as("half to even, up").isEqualTo(new BigDecimal("10.00"));
		assertThat(price.toLogical("9.985")).as("half to even, down").isEqualTo(new BigDecimal("9.98"));
		assertThat(price.toLogical(7)).isEqualTo(new BigDecimal("7.00"));
		assertThat(price.toLogical("0E+10")).isEqualTo(new BigDecimal("0.00"));
		assertThat(price.toLogical("999.994")).isEqualTo(new BigDecimal("999.99"));
		assertThat(price.toOperand("9.995")).isEqualTo(new BigDecimal("9.995"));
		assertThat(price.toOperand("100000")).as("compares, though no row can hold it")
			.isEqualTo(new BigDecimal("100000"));
		String message = "expected a decimal with at most 3 digits before the point (maxDigits 5, decimalPlaces 2)";
		refused(price, "1000", message);
		refused(price, "999.995", message);
	}

	@Test
	void widerPropertiesReadNarrowerColumns() {
		ValueType type = new ValueType(Long.class, SqlType.SMALLINT, Numbers.smallInt(Long.class));
		assertThat(type.toLogical(5L)).isEqualTo((short) 5);
		assertThat(type.fromLogical((short) 5)).isEqualTo(5L);
		assertThat(type.readsAsIs()).isFalse();
		assertThat(ValueType.FLOAT.fromLogical(0.1f + 0.0)).isEqualTo(0.1f);
	}

	@Test
	void whatNeedsNoConversionSaysSo() {
		assertThat(Stream.of(ValueType.SHORT, ValueType.INTEGER, ValueType.LONG, ValueType.DOUBLE, ValueType.DECIMAL,
				ValueType.BOOLEAN, ValueType.STRING, ValueType.INSTANT, ValueType.LOCAL_DATE_TIME, ValueType.DATE,
				ValueType.TIME, ValueType.UUID, ValueType.BINARY))
			.allSatisfy((type) -> {
				assertThat(type.readsAsIs()).isTrue();
				assertThat(type.javaType()).isEqualTo(type.sqlType().kind().logicalClass());
			});
		assertThat(ValueType.DURATION.readsAsIs()).isFalse();
	}

	@Test
	void typesAreFoundByClass() {
		assertThat(ValueType.of(int.class)).isSameAs(ValueType.INTEGER);
		assertThat(ValueType.of(Long.class)).isSameAs(ValueType.LONG);
		assertThat(ValueType.of(byte[].class)).isSameAs(ValueType.BINARY);
		assertThat(ValueType.of(Size.class).sqlType()).isEqualTo(SqlType.varchar(6));
		assertThat(ValueType.of(Size.MEDIUM.getClass()).javaType()).as("a constant with a body").isEqualTo(Size.class);
		assertThat(ValueType.of(Grade.class).sqlType()).isEqualTo(SqlType.SMALLINT);
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> ValueType.of(Thread.class))
			.withMessageStartingWith("Values of Thread cannot be bound. Allowed: BigDecimal, Boolean, ");
	}

	@Test
	void enumsAreTakenByConstantValueOrName() {
		ValueType size = ValueType.of(Size.class);
		assertThat(size.toLogical(Size.MEDIUM)).isEqualTo("MEDIUM");
		assertThat(size.toLogical("SMALL")).isEqualTo("SMALL");
		refused(size, "TINY",
				"expected a constant of Size or one of its values [SMALL, MEDIUM], found String \"TINY\".");
		refused(size, Grade.GOOD,
				"expected a constant of Size or one of its values [SMALL, MEDIUM], found Grade GOOD.");
		ValueType grade = ValueType.of(Grade.class);
		assertThat(grade.toLogical(Grade.GOOD)).isEqualTo((short) 2);
		assertThat(grade.toLogical(2L)).isEqualTo((short) 2);
		assertThat(grade.toLogical("GOOD")).isEqualTo((short) 2);
		refused(grade, 65538, "expected a constant of Grade or one of its values [2], found Integer 65538.");
		assertThatExceptionOfType(OperationalError.class).isThrownBy(() -> grade.fromLogical((short) 3))
			.withMessage("The database holds \"3\", which no constant of Grade stands for. Known: [2].");
	}

	private static void refused(ValueType type, Object given, String message) {
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> type.toLogical(given))
			.withMessageContaining(message);
	}

	enum Size {

		SMALL, MEDIUM {

		}

	}

	enum Grade implements IntEnum {

		GOOD;

		@Override
		public int value() {
			return 2;
		}

	}

}
