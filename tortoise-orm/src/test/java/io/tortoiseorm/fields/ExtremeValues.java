package io.tortoiseorm.fields;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The values at the edges of what the fields of {@link Sample} hold on every database.
 */
final class ExtremeValues {

	private static final String ALL_CHARACTERS = "\t\r\n'\"`\\%_;?$1:a/*--*/\u007f\u00a0\u2028\ufeff\uffff";

	private static final byte[] ALL_BYTES = new byte[256];

	static {
		for (int i = 0; i < ALL_BYTES.length; i++) {
			ALL_BYTES[i] = (byte) i;
		}
	}

	private ExtremeValues() {
	}

	/** The values by the name of the field. */
	static Map<String, List<Object>> byField() {
		Map<String, List<Object>> values = new LinkedHashMap<>();
		values.put("small", List.of(Short.MIN_VALUE, (short) -1, (short) 0, Short.MAX_VALUE));
		values.put("number", List.of(Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE));
		values.put("big", List.of(Long.MIN_VALUE, -1L, 0L, (1L << 53) + 1, Long.MAX_VALUE));
		values.put("ratio", List.of(0.0, 0.1, -1e-300, Double.MIN_NORMAL, Double.MAX_VALUE, -Double.MAX_VALUE, Math.PI,
				1.0 / 3, 9007199254740993.0));
		values.put("single", List.of(0.1f, Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE, 16777216f));
		values.put("amount",
				decimals("0.0000000000", "0.0000000001", "-0.0000000001", "9999999999999999999999999999.9999999999",
						"-9999999999999999999999999999.9999999999", "1.5000000000", "12345678901234567890.1234567890"));
		values.put("whole", decimals("0", "99999999999999999999", "-99999999999999999999", "18446744073709551616"));
		values.put("label",
				List.of("", " ", "a ", "a", " a", "ä", "ÄÖÜ€",
						"\ud83d\udc22\ud83e\udd80\ud83d\udc22\ud83e\udd80\ud83d\udc22", "e\u0301", "\u00e9", "A",
						"null", "NULL", "'; DROP--", "\\", "\\'", "%_", "{}", "0x41"));
		values.put("body",
				List.of("", " ", "  a  ", ALL_CHARACTERS, "\ud83d\udc22".repeat(30_000), "x".repeat(200_000)));
		values.put("flag", List.of(true, false));
		values.put("day",
				List.of(LocalDate.of(1, 1, 1), LocalDate.of(1582, 10, 4), LocalDate.of(1582, 10, 10),
						LocalDate.of(1900, 2, 28), LocalDate.EPOCH, LocalDate.of(2024, 2, 29),
						LocalDate.of(2024, 3, 31), LocalDate.of(9999, 12, 31)));
		values.put("time", List.of(LocalTime.MIDNIGHT, LocalTime.of(2, 30), LocalTime.NOON,
				LocalTime.of(0, 0, 0, 1_000), LocalTime.of(23, 59, 59, 999_999_000)));
		values.put("instant", new ArrayList<>(instants()));
		values.put("offset", instants().stream().map((instant) -> (Object) instant.atOffset(ZoneOffset.UTC)).toList());
		values.put("zoned", instants().stream().map((instant) -> (Object) instant.atZone(ZoneOffset.UTC)).toList());
		values.put("local", locals());
		values.put("took", List.of(Duration.ZERO, Duration.of(1, ChronoUnit.MICROS), Duration.of(-1, ChronoUnit.MICROS),
				Duration.of(Long.MAX_VALUE, ChronoUnit.MICROS), Duration.of(Long.MIN_VALUE, ChronoUnit.MICROS)));
		values.put("data", documents());
		values.put("bytes", List.of(new byte[0], new byte[] { 0 }, ALL_BYTES, new byte[100_000]));
		values.put("uid", List.of(new UUID(0, 0), new UUID(-1, -1), new UUID(Long.MIN_VALUE, 1),
				UUID.fromString("0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")));
		values.put("colour", Arrays.asList((Object[]) Sample.Colour.values()));
		values.put("rank", Arrays.asList((Object[]) Sample.Rank.values()));
		return values;
	}

	private static List<Object> decimals(String... digits) {
		return Arrays.stream(digits).map((text) -> (Object) new BigDecimal(text)).toList();
	}

	/** Some lie in hours that a zone leaves out or has twice. */
	private static List<Instant> instants() {
		return List.of(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("1582-10-10T12:00:00Z"),
				Instant.parse("1969-12-31T23:59:59.999999Z"), Instant.EPOCH,
				Instant.parse("2024-03-10T10:30:00.000001Z"), Instant.parse("2024-03-10T02:30:00Z"),
				Instant.parse("2024-11-03T05:30:00Z"), Instant.parse("2024-11-03T06:30:00Z"),
				Instant.parse("2038-01-19T03:14:08Z"), Instant.parse("9999-12-31T23:59:59.999999Z"));
	}

	/** Some lie in hours that a zone leaves out or has twice. */
	private static List<Object> locals() {
		return List.of(LocalDateTime.of(1, 1, 1, 0, 0), LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000),
				LocalDateTime.of(1970, 1, 1, 0, 0), LocalDateTime.of(2024, 3, 10, 2, 30),
				LocalDateTime.of(2024, 3, 10, 2, 30, 0, 1_000), LocalDateTime.of(2024, 11, 3, 1, 30),
				LocalDateTime.of(2024, 3, 31, 2, 30), LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000));
	}

	private static List<Object> documents() {
		Map<String, Object> keys = new LinkedHashMap<>();
		keys.put("", "");
		keys.put("a b", List.of());
		keys.put("\ud83d\udc22", Map.of());
		keys.put("quote\"\\'", true);
		return List.of(Map.of(), List.of(), List.of(List.of(1), "a", false), keys, "", "text", 0, -1, Long.MAX_VALUE,
				1.5, true, Map.of("deep", Map.of("er", List.of(Map.of("x", 1)))), "\ud83d\udc22 ;?$1 \t\n \\ '");
	}

	/** What an instant is in each of the types that hold one. */
	static List<Object> otherForms(Instant instant) {
		ZoneId zone = ZoneId.of("America/New_York");
		ZonedDateTime there = instant.atZone(zone);
		return List.of(instant, there, there.toOffsetDateTime(),
				OffsetDateTime.ofInstant(instant, ZoneOffset.ofHours(-9)));
	}

}
