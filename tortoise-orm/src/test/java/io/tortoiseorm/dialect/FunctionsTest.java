package io.tortoiseorm.dialect;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import io.tortoiseorm.dialect.Functions.Argument;
import io.tortoiseorm.dialect.Functions.Function;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Functions and operators give the same answer everywhere.
 */
@DatabaseTest
class FunctionsTest {

	private final DialectProbe probe;

	FunctionsTest(TestDatabase database) {
		this.probe = new DialectProbe(database);
	}

	private @Nullable Object call(Function function, SqlType result, Argument... arguments) {
		return this.probe.value(Nodes.call(function, result, arguments), result);
	}

	private @Nullable Object calculate(Object left, char operator, Object right, SqlType result) {
		return this.probe.value(Nodes.arithmetic(Nodes.argument(left), operator, Nodes.argument(right), result),
				result);
	}

	private static BigDecimal decimal(String digits) {
		return new BigDecimal(digits);
	}

	@Test
	void wholeNumbersDivideByTruncation() {
		assertThat(calculate(7, '/', 2, SqlType.INTEGER)).isEqualTo(3);
		assertThat(calculate(-7, '/', 2, SqlType.INTEGER)).isEqualTo(-3);
		assertThat(calculate(7L, '/', -2L, SqlType.BIGINT)).isEqualTo(-3L);
	}

	@Test
	void aRemainderHasTheSignOfTheDividend() {
		assertThat(calculate(7, '%', 3, SqlType.INTEGER)).isEqualTo(1);
		assertThat(calculate(-7, '%', 3, SqlType.INTEGER)).isEqualTo(-1);
		assertThat(calculate(7, '%', -3, SqlType.INTEGER)).isEqualTo(1);
		assertThat(calculate(decimal("5.5"), '%', 2, SqlType.DECIMAL)).isEqualTo(decimal("1.5"));
		assertThat(calculate(decimal("-5.5"), '%', decimal("2"), SqlType.DECIMAL)).isEqualTo(decimal("-1.5"));
		assertThat(calculate(5, '%', decimal("1.5"), SqlType.DECIMAL)).isEqualTo(decimal("0.5"));
		assertThat(calculate(5.5, '%', 2.0, SqlType.DOUBLE)).isEqualTo(1.5);
		assertThat(calculate(-5.5, '%', 2, SqlType.DOUBLE)).isEqualTo(-1.5);
	}

	@Test
	void decimalsAreExact() {
		assertThat(calculate(decimal("0.1"), '+', decimal("0.2"), SqlType.DECIMAL)).isEqualTo(decimal("0.3"));
		assertThat(calculate(decimal("1.10"), '*', decimal("1.10"), SqlType.DECIMAL)).isEqualTo(decimal("1.21"));
		assertThat(calculate(decimal("12345678901234567890.12"), '-', decimal("0.01"), SqlType.DECIMAL))
			.isEqualTo(decimal("12345678901234567890.11"));
		assertThat(calculate(decimal("1.50"), '+', 1, SqlType.DECIMAL)).isEqualTo(decimal("2.5"));
	}

	@Test
	void quotientsOfDecimalsHaveTwentyDigits() {
		assertThat(calculate(decimal("7.00"), '/', 3, SqlType.DECIMAL)).isEqualTo(decimal("2.33333333333333333333"));
		assertThat(calculate(20, '/', decimal("3"), SqlType.DECIMAL)).isEqualTo(decimal("6.66666666666666666667"));
		assertThat(calculate(decimal("123456789.12"), '/', decimal("7.5"), SqlType.DECIMAL))
			.isEqualTo(decimal("16460905.216"));
		assertThat(calculate(7, '/', 2, SqlType.DECIMAL)).isEqualTo(decimal("3.5"));
	}

	@Test
	void floatingPointNumbersDivide() {
		assertThat(calculate(7, '/', 2.0, SqlType.DOUBLE)).isEqualTo(3.5);
		assertThat(calculate(7, '/', 2, SqlType.DOUBLE)).isEqualTo(3.5);
		assertThat(calculate(0.1, '+', 0.2, SqlType.DOUBLE)).isEqualTo(0.1 + 0.2);
		assertThat(calculate(0.1, '*', 3, SqlType.DOUBLE)).isEqualTo(0.1 * 3);
		assertThat(calculate(decimal("1.5"), '*', 0.5, SqlType.DOUBLE)).isEqualTo(0.75);
	}

	@Test
	void powers() {
		assertThat(calculate(2, '^', 10, SqlType.DOUBLE)).isEqualTo(1024.0);
		assertThat(calculate(2, '^', 10, SqlType.BIGINT)).isEqualTo(1024L);
		assertThat(calculate(2L, '^', 60L, SqlType.BIGINT)).isEqualTo(1L << 60);
		assertThat(calculate(decimal("1.5"), '^', 2, SqlType.DECIMAL)).isEqualTo(decimal("2.25"));
	}

	@ParameterizedTest
	@CsvSource({ "2.5, 0, 3", "-2.5, 0, -3", "2.675, 2, 2.68", "-2.675, 2, -2.68", "1.005, 2, 1.01",
			"123.456, 1, 123.5", "0.5, 0, 1", "1.4, 0, 1" })
	void roundsHalfAwayFromZero(BigDecimal number, int digits, BigDecimal expected) {
		assertThat(call(Function.ROUND, SqlType.DECIMAL, Nodes.argument(number), Nodes.argument(digits)))
			.isEqualTo(expected);
		assertThat(call(Function.ROUND, SqlType.DOUBLE, Nodes.argument(number.doubleValue()), Nodes.argument(digits)))
			.isEqualTo(expected.doubleValue());
	}

	@Test
	void roundsToWholeNumbers() {
		assertThat(call(Function.ROUND, SqlType.BIGINT, Nodes.argument(decimal("2.5")))).isEqualTo(3L);
		assertThat(call(Function.CEIL, SqlType.BIGINT, Nodes.argument(decimal("2.1")))).isEqualTo(3L);
		assertThat(call(Function.CEIL, SqlType.BIGINT, Nodes.argument(decimal("-2.1")))).isEqualTo(-2L);
		assertThat(call(Function.FLOOR, SqlType.BIGINT, Nodes.argument(decimal("2.9")))).isEqualTo(2L);
		assertThat(call(Function.FLOOR, SqlType.BIGINT, Nodes.argument(decimal("-2.1")))).isEqualTo(-3L);
		assertThat(call(Function.CEIL, SqlType.DECIMAL, Nodes.argument(decimal("3.00")))).isEqualTo(decimal("3"));
		assertThat(call(Function.FLOOR, SqlType.BIGINT, Nodes.argument(-2.5))).isEqualTo(-3L);
		assertThat(call(Function.CEIL, SqlType.DOUBLE, Nodes.argument(2.5))).isEqualTo(3.0);
		assertThat(call(Function.CEIL, SqlType.BIGINT, Nodes.argument(7))).isEqualTo(7L);
	}

	@Test
	void absoluteValues() {
		assertThat(call(Function.ABS, SqlType.INTEGER, Nodes.argument(-5))).isEqualTo(5);
		assertThat(call(Function.ABS, SqlType.DECIMAL, Nodes.argument(decimal("-5.25")))).isEqualTo(decimal("5.25"));
		assertThat(call(Function.ABS, SqlType.DOUBLE, Nodes.argument(-5.5))).isEqualTo(5.5);
	}

	@Test
	void theGreatestOfNullIsNull() {
		assertThat(call(Function.GREATEST, SqlType.INTEGER, Nodes.argument(1), Nodes.argument(3), Nodes.argument(2)))
			.isEqualTo(3);
		assertThat(call(Function.LEAST, SqlType.INTEGER, Nodes.argument(3), Nodes.argument(1))).isEqualTo(1);
		assertThat(call(Function.GREATEST, SqlType.INTEGER, Nodes.argument(1), Nodes.missing(SqlType.INTEGER)))
			.isNull();
		assertThat(call(Function.LEAST, SqlType.INTEGER, Nodes.missing(SqlType.INTEGER), Nodes.argument(1))).isNull();
		assertThat(call(Function.GREATEST, SqlType.DECIMAL, Nodes.argument(decimal("9.5")),
				Nodes.argument(decimal("10.25"))))
			.isEqualTo(decimal("10.25"));
	}

	@Test
	void choosesTheFirstThatIsNotNull() {
		assertThat(call(Function.COALESCE, SqlType.INTEGER, Nodes.missing(SqlType.INTEGER), Nodes.argument(2)))
			.isEqualTo(2);
		assertThat(call(Function.COALESCE, SqlType.DECIMAL, Nodes.missing(SqlType.DECIMAL), Nodes.argument(0)))
			.isEqualTo(decimal("0"));
		assertThat(call(Function.NULLIF, SqlType.TEXT, Nodes.argument("a"), Nodes.argument("a"))).isNull();
		assertThat(call(Function.NULLIF, SqlType.TEXT, Nodes.argument("a"), Nodes.argument("b"))).isEqualTo("a");
		assertThat(
				call(Function.NULLIF, SqlType.DECIMAL, Nodes.argument(decimal("1.50")), Nodes.argument(decimal("1.5"))))
			.isNull();
	}

	@Test
	void textsAreJoined() {
		assertThat(call(Function.CONCAT, SqlType.TEXT, Nodes.argument("a"), Nodes.argument("-"), Nodes.argument(5)))
			.isEqualTo("a-5");
		assertThat(call(Function.CONCAT, SqlType.TEXT, Nodes.argument("a"), Nodes.missing(SqlType.TEXT))).isNull();
		assertThat(
				call(Function.CONCAT, SqlType.TEXT, Nodes.argument(true), Nodes.argument(" "), Nodes.argument(false)))
			.isEqualTo("true false");
	}

	@Test
	void lengthsCountCharacters() {
		assertThat(call(Function.LENGTH, SqlType.BIGINT, Nodes.argument("a😀é"))).isEqualTo(3L);
		assertThat(call(Function.LENGTH, SqlType.BIGINT, Nodes.argument(""))).isEqualTo(0L);
		assertThat(call(Function.LENGTH, SqlType.BIGINT, Nodes.missing(SqlType.TEXT))).isNull();
	}

	@Test
	void partsOfTextsCountCharacters() {
		assertThat(call(Function.SUBSTR, SqlType.TEXT, Nodes.argument("a😀bcd"), Nodes.argument(2), Nodes.argument(2)))
			.isEqualTo("😀b");
		assertThat(call(Function.SUBSTR, SqlType.TEXT, Nodes.argument("a😀bcd"), Nodes.argument(3))).isEqualTo("bcd");
		assertThat(call(Function.SUBSTR, SqlType.TEXT, Nodes.argument("abc"), Nodes.argument(9L))).isEqualTo("");
		assertThat(call(Function.SUBSTR, SqlType.TEXT, Nodes.argument("a\nb"), Nodes.argument(2), Nodes.argument(9)))
			.isEqualTo("\nb");
	}

	@Test
	void textsAreChanged() {
		assertThat(call(Function.UPPER, SqlType.TEXT, Nodes.argument("aéж"))).isEqualTo("AÉЖ");
		assertThat(call(Function.LOWER, SqlType.TEXT, Nodes.argument("AÉЖ"))).isEqualTo("aéж");
		assertThat(call(Function.TRIM, SqlType.TEXT, Nodes.argument("  a b "))).isEqualTo("a b");
		assertThat(
				call(Function.REPLACE, SqlType.TEXT, Nodes.argument("aXbx"), Nodes.argument("X"), Nodes.argument("--")))
			.isEqualTo("a--bx");
	}

	@Test
	void convertsToText() {
		Instant instant = Instant.parse("2026-03-01T12:30:05.5Z");
		assertThat(cast(12, SqlType.TEXT)).isEqualTo("12");
		assertThat(cast(true, SqlType.TEXT)).isEqualTo("true");
		assertThat(cast(LocalDate.of(2026, 3, 1), SqlType.TEXT)).isEqualTo("2026-03-01");
		assertThat(cast(LocalTime.of(12, 30), SqlType.TEXT)).isEqualTo("12:30:00.000000");
		assertThat(cast(instant, SqlType.TEXT)).isEqualTo("2026-03-01 12:30:05.500000");
		assertThat(cast(LocalDateTime.of(2026, 3, 1, 12, 30), SqlType.TEXT)).isEqualTo("2026-03-01 12:30:00.000000");
		assertThat(cast("abcdef", SqlType.varchar(3))).isEqualTo("abc");
	}

	@Test
	void convertsToNumbers() {
		assertThat(cast("12", SqlType.INTEGER)).isEqualTo(12);
		assertThat(cast(decimal("2.5"), SqlType.INTEGER)).isEqualTo(3);
		assertThat(cast(decimal("-2.5"), SqlType.BIGINT)).isEqualTo(-3L);
		assertThat(cast(2.5, SqlType.BIGINT)).isEqualTo(3L);
		assertThat(cast(-0.5, SqlType.BIGINT)).isEqualTo(-1L);
		assertThat(cast(12345678901234567.0, SqlType.BIGINT)).isEqualTo(12345678901234568L);
		assertThat(cast(decimal("1.255"), SqlType.decimal(10, 2))).isEqualTo(decimal("1.26"));
		assertThat(cast("1.50", SqlType.DECIMAL)).isEqualTo(decimal("1.5"));
		assertThat(cast(5, SqlType.DOUBLE)).isEqualTo(5.0);
	}

	@Test
	void convertsTimes() {
		Instant instant = Instant.parse("2026-03-01T23:30:00.123456Z");
		LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
		assertThat(cast(instant, SqlType.DATE)).isEqualTo(utc.toLocalDate());
		assertThat(cast(instant, SqlType.TIMESTAMP)).isEqualTo(utc);
		assertThat(cast(utc, SqlType.INSTANT)).isEqualTo(instant);
	}

	private @Nullable Object cast(Object value, SqlType target) {
		return this.probe.value(Nodes.cast(Nodes.argument(value), target), target);
	}

	@Test
	void knowsTheTime() {
		Instant now = (Instant) call(Function.NOW, SqlType.INSTANT);
		assertThat(now).isCloseTo(Instant.now(), within(Duration.ofMinutes(5)));
		LocalDateTime utc = (LocalDateTime) call(Function.NOW, SqlType.TIMESTAMP);
		assertThat(utc).isCloseTo(LocalDateTime.now(ZoneOffset.UTC), within(5, ChronoUnit.MINUTES));
		assertThat(call(Function.NOW, SqlType.DATE)).isInstanceOf(LocalDate.class);
		assertThat(call(Function.NOW, SqlType.TIME)).isInstanceOf(LocalTime.class);
	}

	@Test
	void makesRandomNumbers() {
		Double one = (Double) call(Function.RANDOM, SqlType.DOUBLE);
		Double other = (Double) call(Function.RANDOM, SqlType.DOUBLE);
		assertThat(one).isBetween(0.0, 1.0).isNotEqualTo(1.0).isNotEqualTo(other);
	}

}
