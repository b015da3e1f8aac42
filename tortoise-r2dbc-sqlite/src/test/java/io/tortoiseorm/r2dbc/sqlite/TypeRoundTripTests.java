package io.tortoiseorm.r2dbc.sqlite;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.r2dbc.spi.Blob;
import io.r2dbc.spi.Clob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TypeRoundTripTests extends SqliteTestSupport {

	private static final String SPECIAL_TEXT = "a\0b é 中 \uD83D\uDC22 ' \" \\ \n";

	@ParameterizedTest
	@MethodSource
	void whatGoesInComesOut(Object value, String storageClass) {
		String sql = "SELECT ?1, typeof(?1)";
		Class<?> type = (value instanceof ByteBuffer) ? ByteBuffer.class : value.getClass();
		List<Object> read = List.of();
		// From SQLite, and from memory, where rows are kept when the connection is
		// needed.
		for (boolean buffered : new boolean[] { false, true }) {
			read = buffered ? readBuffered(sql, type, value)
					: await(query(this.connection, sql, (row) -> List.of(row.get(0, type), row.get(1)), value)).get(0);
			assertThat(read.get(0)).isEqualTo(value);
			assertThat(read.get(1)).isEqualTo(storageClass);
		}
	}

	static Stream<Arguments> whatGoesInComesOut() {
		List<Arguments> arguments = new ArrayList<>();
		add(arguments, "integer", Byte.MIN_VALUE, Byte.MAX_VALUE, Short.MIN_VALUE, Short.MAX_VALUE, Integer.MIN_VALUE,
				0, Integer.MAX_VALUE, Long.MIN_VALUE, 0L, Long.MAX_VALUE, true, false,
				new BigInteger("9223372036854775807"), new BigInteger("-9223372036854775808"), BigInteger.ZERO);
		add(arguments, "real", Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, 0.0, 0.1, 1e300,
				Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.1f, Float.MAX_VALUE, Float.MIN_VALUE, 0f);
		add(arguments, "text", "", " ", SPECIAL_TEXT, "x".repeat(1_000_000), 'c', new BigInteger("9223372036854775808"),
				new BigDecimal("0"), new BigDecimal("0.00"), new BigDecimal("-1.10"),
				new BigDecimal("123456789012345678901234567890.123456789012345678901234567890"),
				new BigDecimal("1e-30"), new UUID(0, 0), new UUID(-1, -1),
				UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"), TimeUnit.SECONDS);
		add(arguments, "text", LocalDate.of(0, 1, 1), LocalDate.of(9999, 12, 31), LocalDate.of(2024, 2, 29),
				LocalTime.MIN, LocalTime.of(23, 59, 59, 999_999_000), LocalDateTime.of(0, 1, 1, 0, 0),
				LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000), LocalDateTime.of(2024, 3, 31, 2, 30),
				Instant.EPOCH, Instant.parse("1969-12-31T23:59:59.999999Z"),
				Instant.parse("9999-12-31T23:59:59.999999Z"), Instant.parse("0000-01-01T00:00:00Z"),
				OffsetDateTime.of(2024, 3, 31, 1, 30, 0, 123_456_000, ZoneOffset.UTC),
				ZonedDateTime.of(2024, 3, 31, 1, 30, 0, 0, ZoneOffset.UTC));
		add(arguments, "blob", new byte[0], new byte[] { 0, -1, 127, -128 }, new byte[1_000_000],
				ByteBuffer.wrap(new byte[] { 1, 2, 3 }));
		return arguments.stream();
	}

	private static void add(List<Arguments> arguments, String storageClass, Object... values) {
		for (Object value : values) {
			arguments.add(Arguments.of(value, storageClass));
		}
	}

	private List<Object> readBuffered(String sql, Class<?> type, Object value) {
		return Mono.from(this.connection.createStatement(sql).bind(0, value).execute())
			.flatMap((result) -> ints(this.connection, "SELECT 1")
				.then(Mono.from(result.map((row) -> List.of(row.get(0, type), row.get(1))))))
			.block(TIMEOUT);
	}

	@ParameterizedTest
	@MethodSource
	void nullIsNullAsEveryType(Class<?> type) {
		Flux<Boolean> isNull = Flux.from(this.connection.createStatement("SELECT ?").bindNull(0, type).execute())
			.flatMap((result) -> result.map((row) -> row.get(0, type) == null && row.get(0) == null));
		assertThat(await(isNull)).containsExactly(true);
	}

	static Stream<Class<?>> nullIsNullAsEveryType() {
		return Stream.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class, Float.class,
				Double.class, BigDecimal.class, Number.class, Boolean.class, String.class, Character.class, UUID.class,
				byte[].class, ByteBuffer.class, Blob.class, Clob.class, LocalDate.class, LocalTime.class,
				LocalDateTime.class, Instant.class, OffsetDateTime.class, ZonedDateTime.class, TimeUnit.class,
				Object.class);
	}

	@Test
	void storesTimesAsTextInUtc() {
		ZonedDateTime berlin = ZonedDateTime.of(2024, 7, 1, 0, 30, 0, 123_456_789, ZoneId.of("Europe/Berlin"));
		assertThat(select("SELECT ?", berlin)).containsExactly("2024-06-30 22:30:00.123456");
		assertThat(select("SELECT ?", berlin.toOffsetDateTime())).containsExactly("2024-06-30 22:30:00.123456");
		assertThat(select("SELECT ?", berlin.toInstant())).containsExactly("2024-06-30 22:30:00.123456");
		assertThat(select("SELECT ?", berlin.toLocalDateTime())).containsExactly("2024-07-01 00:30:00.123456");
		assertThat(select("SELECT ?", berlin.toLocalDate())).containsExactly("2024-07-01");
		assertThat(select("SELECT ?", berlin.toLocalTime())).containsExactly("00:30:00.123456");
		assertThat(select("SELECT strftime('%s', ?)", Instant.ofEpochSecond(1_700_000_000)))
			.containsExactly("1700000000");
	}

	@Test
	void timesDoNotDependOnTheZoneOfTheMachine() {
		TimeZone original = TimeZone.getDefault();
		LocalDateTime inTheGap = LocalDateTime.of(2024, 3, 31, 2, 30);
		try {
			TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
			assertThat(await(query(this.connection, "SELECT ?", (row) -> row.get(0, LocalDateTime.class), inTheGap)))
				.containsExactly(inTheGap);
			assertThat(select("SELECT ?", Instant.EPOCH)).containsExactly("1970-01-01 00:00:00.000000");
		}
		finally {
			TimeZone.setDefault(original);
		}
	}

	@ParameterizedTest
	@CsvSource({ "2024-01-02 03:04:05,2024-01-02T03:04:05", "2024-01-02T03:04,2024-01-02T03:04",
			"2024-01-02 03:04:05.6,2024-01-02T03:04:05.6",
			"2024-01-02 03:04:05.123456789,2024-01-02T03:04:05.123456789", "2024-01-02T03:04:05Z,2024-01-02T03:04:05",
			"2024-01-02 03:04:05+02:00,2024-01-02T01:04:05", "2024-01-02 03:04:05.5 -0130,2024-01-02T04:34:05.5",
			"2024-01-02,2024-01-02T00:00" })
	void readsTheFormsOfTimesThatSqliteReads(String text, LocalDateTime expected) {
		List<Object> read = await(query(this.connection, "SELECT ?", (row) -> List
			.<Object>of(row.get(0, LocalDateTime.class), row.get(0, LocalDate.class), row.get(0, Instant.class)), text))
			.get(0);
		assertThat(read).containsExactly(expected, expected.toLocalDate(), expected.toInstant(ZoneOffset.UTC));
	}

	@Test
	void readsWhatSqliteWrites() {
		List<Object> now = await(
				query(this.connection, "SELECT CURRENT_TIMESTAMP, CURRENT_DATE, CURRENT_TIME", (row) -> List
					.<Object>of(row.get(0, Instant.class), row.get(1, LocalDate.class), row.get(2, LocalTime.class))))
			.get(0);
		assertThat((Instant) now.get(0)).isBetween(Instant.now().minusSeconds(3600), Instant.now().plusSeconds(3600));
		assertThat(now.get(1)).isInstanceOf(LocalDate.class);
		assertThat(now.get(2)).isInstanceOf(LocalTime.class);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"',
			value = { "1,java.lang.Double,1.0", "1.0,java.lang.Long,1", "'12',java.lang.Integer,12",
					"'0',java.lang.Integer,0", "'0.0',java.lang.Double,0.0", "1.5,java.math.BigDecimal,1.5",
					"12,java.lang.String,12", "'true',java.lang.Boolean,true", "'f',java.lang.Boolean,false",
					"2,java.lang.Boolean,true", "0.5,java.lang.Boolean,true",
					"9007199254740993,java.math.BigInteger,9007199254740993", "x'6162',java.lang.String,ab",
					"12,java.lang.Number,12", "1.5,java.lang.Object,1.5" })
	void convertsBetweenStorageClasses(String literal, Class<?> type, String expected) {
		assertThat(await(query(this.connection, "SELECT " + literal, (row) -> row.get(0, type)))).singleElement()
			.asString()
			.isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', value = { "'abc',java.lang.Integer", "'abc',java.lang.Double",
			"'abc',java.math.BigDecimal", "3000000000,java.lang.Integer", "40000,java.lang.Short", "200,java.lang.Byte",
			"'abc',java.lang.Boolean", "'abc',java.util.UUID", "'2024-13-01',java.time.LocalDate",
			"'2024-02-30',java.time.LocalDate", "'25:00:00',java.time.LocalTime",
			"'2024-01-01x',java.time.LocalDateTime", "17,java.time.Instant", "'MONTHS',java.util.concurrent.TimeUnit",
			"'ab',java.lang.Character", "1.5,java.math.BigInteger", "1,java.util.Currency" })
	void refusesWhatItCannotRead(String literal, Class<?> type) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> await(query(this.connection, "SELECT " + literal, (row) -> row.get(0, type))))
			.withMessageContaining(type.getName())
			.withMessageNotContaining("abc");
	}

	@ParameterizedTest
	@MethodSource
	void refusesWhatCannotComeOutAgain(Object value, String message) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.connection.createStatement("SELECT ?").bind(0, value))
			.withMessageContaining(message);
	}

	static Stream<Arguments> refusesWhatCannotComeOutAgain() {
		return Stream.of(Arguments.of(Double.NaN, "NaN"), Arguments.of(Float.NaN, "NaN"),
				Arguments.of(LocalDate.MAX, "out of range"), Arguments.of(LocalDate.MIN, "out of range"),
				Arguments.of(LocalDateTime.MAX, "out of range"), Arguments.of(Instant.MAX, "out of range"),
				Arguments.of(OffsetDateTime.MAX, "out of range"), Arguments.of("half \uD83D", "surrogate"),
				Arguments.of('\uDC22', "surrogate"), Arguments.of(new BigDecimal("1e999999999"), "out of range"),
				Arguments.of(Currency.getInstance("EUR"), "java.util.Currency"),
				Arguments.of(new int[0], "cannot be bound"));
	}

	@Test
	void describesWhichRowAndColumnCannotBeRead() {
		assertThatExceptionOfType(IndexOutOfBoundsException.class)
			.isThrownBy(() -> await(query(this.connection, "SELECT 1", (row) -> row.get(1, String.class))))
			.withMessageContaining("the row has 1 columns");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> await(query(this.connection, "SELECT 1", (row) -> row.get(0, null))));
	}

	@Test
	void readsLargeObjects() {
		Flux<String> content = Flux.from(this.connection.createStatement("SELECT x'616263' AS b, 'äöü' AS c").execute())
			.flatMap((result) -> result.map((row) -> List.of(row.get("b", Blob.class), row.get("c", Clob.class))))
			.concatMap((large) -> Flux.from(((Blob) large.get(0)).stream())
				.map((bytes) -> new String(Encoder.bytes(bytes)))
				.concatWith(Flux.from(((Clob) large.get(1)).stream()).map(CharSequence::toString)));
		assertThat(await(content)).containsExactly("abc", "äöü");
	}

}
