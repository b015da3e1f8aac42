package io.tortoiseorm.dialect;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Parts of dates and times are the same everywhere.
 */
@DatabaseTest
class DatesTest {

	private static final LocalDateTime MOMENT = LocalDateTime.of(2026, 8, 15, 23, 59, 58, 123_456_000);

	private static final Instant INSTANT = Instant.parse("2026-08-15T23:59:58.123456Z");

	private final DialectProbe probe;

	DatesTest(TestDatabase database) {
		this.probe = new DialectProbe(database);
	}

	private @Nullable Object part(DatePart part, Object value) {
		SqlType type = Nodes.typeOf(value);
		return this.probe.value(this.probe.dialect().operators().datePart(part, Nodes.bind(value), type),
				SqlType.BIGINT);
	}

	private @Nullable Object truncated(DatePart part, Object value) {
		SqlType type = Nodes.typeOf(value);
		return this.probe.value(this.probe.dialect().operators().dateTrunc(part, Nodes.bind(value), type), type);
	}

	@ParameterizedTest
	@CsvSource({ "YEAR, 2026", "QUARTER, 3", "MONTH, 8", "WEEK, 33", "DAY, 15", "HOUR, 23", "MINUTE, 59", "SECOND, 58",
			"MICROSECOND, 123456" })
	void takesPartsOfMoments(DatePart part, long expected) {
		assertThat(part(part, MOMENT)).isEqualTo(expected);
		assertThat(part(part, INSTANT)).isEqualTo(expected);
	}

	@Test
	void takesPartsOfTimes() {
		LocalTime time = MOMENT.toLocalTime();
		assertThat(part(DatePart.HOUR, time)).isEqualTo(23L);
		assertThat(part(DatePart.MINUTE, time)).isEqualTo(59L);
		assertThat(part(DatePart.SECOND, time)).isEqualTo(58L);
		assertThat(part(DatePart.MICROSECOND, time)).isEqualTo(123456L);
	}

	@Test
	void takesPartsOfDates() {
		LocalDate date = MOMENT.toLocalDate();
		assertThat(part(DatePart.YEAR, date)).isEqualTo(2026L);
		assertThat(part(DatePart.QUARTER, date)).isEqualTo(3L);
		assertThat(part(DatePart.DAY, date)).isEqualTo(15L);
		assertThat(part(DatePart.HOUR, date)).isEqualTo(0L);
		assertThat(part(DatePart.MICROSECOND, date)).isEqualTo(0L);
	}

	@Test
	void numbersWeeksByIso() {
		assertThat(part(DatePart.WEEK, LocalDate.of(2021, 1, 1))).isEqualTo(53L);
		assertThat(part(DatePart.WEEK, LocalDate.of(2018, 12, 31))).isEqualTo(1L);
		assertThat(part(DatePart.WEEK, LocalDate.of(2020, 12, 31))).isEqualTo(53L);
		assertThat(part(DatePart.WEEK, Instant.parse("2026-01-04T23:00:00Z"))).isEqualTo(1L);
		assertThat(part(DatePart.WEEK, Instant.parse("2026-01-05T00:00:00Z"))).isEqualTo(2L);
	}

	@ParameterizedTest
	@CsvSource({ "YEAR, 2026-01-01T00:00:00", "QUARTER, 2026-07-01T00:00:00", "MONTH, 2026-08-01T00:00:00",
			"WEEK, 2026-08-10T00:00:00", "DAY, 2026-08-15T00:00:00", "HOUR, 2026-08-15T23:00:00",
			"MINUTE, 2026-08-15T23:59:00", "SECOND, 2026-08-15T23:59:58", "MICROSECOND, 2026-08-15T23:59:58.123456" })
	void cutsMoments(DatePart part, LocalDateTime expected) {
		assertThat(truncated(part, MOMENT)).isEqualTo(expected);
		assertThat(truncated(part, INSTANT))
			.isEqualTo(Instant.parse(expected + (expected.toString().length() == 16 ? ":00Z" : "Z")));
	}

	@Test
	void cutsDatesAndTimes() {
		LocalDate date = MOMENT.toLocalDate();
		LocalTime time = MOMENT.toLocalTime();
		assertThat(truncated(DatePart.YEAR, date)).isEqualTo(LocalDate.of(2026, 1, 1));
		assertThat(truncated(DatePart.QUARTER, date)).isEqualTo(LocalDate.of(2026, 7, 1));
		assertThat(truncated(DatePart.WEEK, date)).isEqualTo(LocalDate.of(2026, 8, 10));
		assertThat(truncated(DatePart.DAY, date)).isEqualTo(date);
		assertThat(truncated(DatePart.HOUR, time)).isEqualTo(LocalTime.of(23, 0));
		assertThat(truncated(DatePart.MINUTE, time)).isEqualTo(LocalTime.of(23, 59));
		assertThat(truncated(DatePart.SECOND, time)).isEqualTo(LocalTime.of(23, 59, 58));
		assertThat(truncated(DatePart.WEEK, LocalDate.of(2026, 8, 10))).isEqualTo(LocalDate.of(2026, 8, 10));
		assertThat(truncated(DatePart.QUARTER, LocalDate.of(2026, 12, 31))).isEqualTo(LocalDate.of(2026, 10, 1));
	}

	@Test
	void takesTheDate() {
		Operators operators = this.probe.dialect().operators();
		assertThat(this.probe.value(operators.dateOf(Nodes.bind(INSTANT), SqlType.INSTANT), SqlType.DATE))
			.isEqualTo(LocalDate.of(2026, 8, 15));
		assertThat(this.probe.value(operators.dateOf(Nodes.bind(MOMENT), SqlType.TIMESTAMP), SqlType.DATE))
			.isEqualTo(LocalDate.of(2026, 8, 15));
	}

}
