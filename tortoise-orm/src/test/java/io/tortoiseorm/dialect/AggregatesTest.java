package io.tortoiseorm.dialect;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import io.tortoiseorm.dialect.Functions.Aggregate;
import io.tortoiseorm.dialect.Functions.Argument;
import io.tortoiseorm.dialect.Functions.Function;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.OrderBy;
import io.tortoiseorm.sql.Select;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/**
 * Aggregates have the same result and result type everywhere.
 */
@DatabaseTest
class AggregatesTest {

	private final DialectProbe probe;

	private final TestDatabaseKind kind;

	AggregatesTest(TestDatabase database) {
		this.probe = new DialectProbe(database);
		this.kind = database.kind();
	}

	private @Nullable Object over(Function function, SqlType result, SqlType type, @Nullable Object... values) {
		return this.probe.value(Nodes.aggregate(function, result, Nodes.column("x", type)), result,
				Nodes.rows(type, values));
	}

	private static BigDecimal decimal(String digits) {
		return new BigDecimal(digits);
	}

	@Test
	void sums() {
		assertThat(over(Function.SUM, SqlType.BIGINT, SqlType.INTEGER, Integer.MAX_VALUE, Integer.MAX_VALUE, null))
			.isEqualTo(2L * Integer.MAX_VALUE);
		assertThat(over(Function.SUM, SqlType.BIGINT, SqlType.BIGINT, 1L << 40, 1L)).isEqualTo((1L << 40) + 1);
		assertThat(over(Function.SUM, SqlType.DECIMAL, SqlType.decimal(10, 2), decimal("0.10"), decimal("0.20")))
			.isEqualTo(decimal("0.3"));
		assertThat(over(Function.SUM, SqlType.DOUBLE, SqlType.DOUBLE, 0.5, 0.25)).isEqualTo(0.75);
		assertThat(over(Function.SUM, SqlType.BIGINT, SqlType.INTEGER, (Object) null)).isNull();
	}

	@Test
	void sumsBeyond64BitsFail() {
		assertThatThrownBy(() -> over(Function.SUM, SqlType.BIGINT, SqlType.BIGINT, Long.MAX_VALUE, 1L))
			.isInstanceOf(io.r2dbc.spi.R2dbcException.class);
	}

	@Test
	void averagesOfWholeNumbersAreFractions() {
		assertThat(over(Function.AVG, SqlType.DOUBLE, SqlType.INTEGER, 1, 2)).isEqualTo(1.5);
		assertThat(over(Function.AVG, SqlType.DOUBLE, SqlType.INTEGER, 1, 1, 2)).isEqualTo(4 / 3.0);
		assertThat(over(Function.AVG, SqlType.DOUBLE, SqlType.BIGINT, 10L, 5L, null, 5L)).isEqualTo(20 / 3.0);
		assertThat(over(Function.AVG, SqlType.DOUBLE, SqlType.INTEGER, (Object) null)).isNull();
	}

	@Test
	void averagesOfDecimalsHaveTwentyDigits() {
		SqlType type = SqlType.decimal(10, 2);
		assertThat(over(Function.AVG, SqlType.DECIMAL, type, decimal("1.00"), decimal("2.00"), decimal("2.00")))
			.isEqualTo(decimal("1.66666666666666666667"));
		assertThat(over(Function.AVG, SqlType.DECIMAL, type, decimal("12345678.90"), decimal("0.10")))
			.isEqualTo(decimal("6172839.5"));
		assertThat(over(Function.AVG, SqlType.DECIMAL, type, (Object) null)).isNull();
		assertThat(over(Function.AVG, SqlType.DOUBLE, SqlType.DOUBLE, 0.5, 1.0)).isEqualTo(0.75);
	}

	@Test
	void countsValues() {
		assertThat(over(Function.COUNT, SqlType.BIGINT, SqlType.INTEGER, 1, 1, null)).isEqualTo(2L);
		assertThat(this.probe.value(Nodes.aggregate(Function.COUNT, SqlType.BIGINT), SqlType.BIGINT,
				Nodes.rows(SqlType.INTEGER, 1, 1, null)))
			.isEqualTo(3L);
	}

	@Test
	void findsLeastAndGreatest() {
		assertThat(over(Function.MAX, SqlType.INTEGER, SqlType.INTEGER, 9, 10, null)).isEqualTo(10);
		assertThat(over(Function.MIN, SqlType.DECIMAL, SqlType.DECIMAL, decimal("9.5"), decimal("10.25")))
			.isEqualTo(decimal("9.5"));
		assertThat(over(Function.MAX, SqlType.DECIMAL, SqlType.DECIMAL, decimal("9.5"), decimal("10.25")))
			.isEqualTo(decimal("10.25"));
		assertThat(over(Function.MAX, SqlType.BOOLEAN, SqlType.BOOLEAN, true, false)).isEqualTo(true);
		assertThat(over(Function.MIN, SqlType.BOOLEAN, SqlType.BOOLEAN, true, false)).isEqualTo(false);
		UUID low = UUID.fromString("00000000-0000-4000-8000-000000000001");
		UUID high = UUID.fromString("f0000000-0000-4000-8000-000000000001");
		assertThat(over(Function.MAX, SqlType.UUID, SqlType.UUID, low, high)).isEqualTo(high);
		assertThat(over(Function.MIN, SqlType.UUID, SqlType.UUID, low, high)).isEqualTo(low);
		assertThat(over(Function.MAX, SqlType.TEXT, SqlType.TEXT, "B", "a")).isEqualTo("a");
	}

	@Test
	void computesStatistics() {
		assertThat((Double) over(Function.STDDEV_SAMP, SqlType.DOUBLE, SqlType.INTEGER, 2, 4, 4, 4, 5, 5, 7, 9))
			.isCloseTo(2.138089935299395, within(1e-12));
		assertThat((Double) over(Function.STDDEV_POP, SqlType.DOUBLE, SqlType.INTEGER, 2, 4, 4, 4, 5, 5, 7, 9))
			.isCloseTo(2.0, within(1e-12));
		assertThat((Double) over(Function.VAR_SAMP, SqlType.DOUBLE, SqlType.DECIMAL, decimal("1"), decimal("2")))
			.isCloseTo(0.5, within(1e-12));
		assertThat((Double) over(Function.VAR_POP, SqlType.DOUBLE, SqlType.DOUBLE, 1.0, 2.0)).isCloseTo(0.25,
				within(1e-12));
		assertThat(over(Function.STDDEV_SAMP, SqlType.DOUBLE, SqlType.INTEGER, 2)).isNull();
	}

	@Test
	void joinsTextsInTheirOrder() {
		Argument column = Nodes.column("x", SqlType.TEXT);
		SqlNode joined = Nodes.aggregate(Function.STRING_AGG, SqlType.TEXT, column, Nodes.argument(", '\\"));
		assertThat(this.probe.value(joined, SqlType.TEXT, Nodes.rows(SqlType.TEXT, "b", "a", null, "B")))
			.isEqualTo("B, '\\a, '\\b");
	}

	@Test
	void joinsDistinctTextsWhereTheDatabaseCan() {
		Aggregate aggregate = new Aggregate(Function.STRING_AGG, true,
				List.of(Nodes.column("x", SqlType.TEXT), Nodes.argument("-")), null, null);
		SqlNode joined = Nodes.aggregate(aggregate, SqlType.TEXT);
		SqlNode rows = Nodes.rows(SqlType.TEXT, "b", "a", "b");
		if (this.kind == TestDatabaseKind.SQLITE) {
			assertThatExceptionOfType(UnsupportedError.class)
				.isThrownBy(() -> this.probe.value(joined, SqlType.TEXT, rows))
				.withMessageContaining("SQLite");
		}
		else {
			assertThat(this.probe.value(joined, SqlType.TEXT, rows)).isEqualTo("a-b");
		}
	}

	@Test
	void distinctAndFilterApplyToAllParts() {
		SqlNode greaterThanOne = Sql.binary(Sql.name("x"), ">", Nodes.bind(1));
		List<Argument> column = List.of(Nodes.column("x", SqlType.INTEGER));
		SqlNode rows = Nodes.rows(SqlType.INTEGER, 1, 2, 2, 5);
		Aggregate sum = new Aggregate(Function.SUM, true, column, greaterThanOne, null);
		assertThat(this.probe.value(Nodes.aggregate(sum, SqlType.BIGINT), SqlType.BIGINT, rows)).isEqualTo(7L);
		Aggregate average = new Aggregate(Function.AVG, true, column, greaterThanOne, null);
		assertThat(this.probe.value(Nodes.aggregate(average, SqlType.DOUBLE), SqlType.DOUBLE, rows)).isEqualTo(3.5);
		Aggregate decimals = new Aggregate(Function.AVG, true, column, greaterThanOne, null);
		assertThat(this.probe.value(Nodes.aggregate(decimals, SqlType.DECIMAL), SqlType.DECIMAL, rows))
			.isEqualTo(decimal("3.5"));
		Aggregate count = new Aggregate(Function.COUNT, false, List.of(), greaterThanOne, null);
		assertThat(this.probe.value(Nodes.aggregate(count, SqlType.BIGINT), SqlType.BIGINT, rows)).isEqualTo(3L);
	}

	@Test
	void computesStatisticsOfDistinctValuesWhereTheDatabaseCan() {
		Aggregate aggregate = new Aggregate(Function.STDDEV_POP, true, List.of(Nodes.column("x", SqlType.INTEGER)),
				null, null);
		SqlNode deviation = Nodes.aggregate(aggregate, SqlType.DOUBLE);
		SqlNode rows = Nodes.rows(SqlType.INTEGER, 2, 2, 5);
		if (this.kind.isMySqlFamily()) {
			assertThatExceptionOfType(UnsupportedError.class)
				.isThrownBy(() -> this.probe.value(deviation, SqlType.DOUBLE, rows))
				.withMessageContaining(this.kind.displayName());
		}
		else {
			assertThat(this.probe.value(deviation, SqlType.DOUBLE, rows)).isEqualTo(1.5);
		}
	}

	@Test
	void aggregatesRunOverWindows() {
		SqlNode running = Sql.sequence("OVER (ORDER BY ", Sql.name("x"), ")");
		SqlType money = SqlType.decimal(10, 2);
		SqlNode rows = Nodes.rows(money, decimal("1.00"), decimal("2.00"), decimal("4.00"));
		Argument column = Nodes.column("x", money);
		SqlNode sum = Nodes.aggregate(new Aggregate(Function.SUM, false, List.of(column), null, running),
				SqlType.DECIMAL);
		SqlNode average = Nodes.aggregate(new Aggregate(Function.AVG, false, List.of(column), null, running),
				SqlType.DECIMAL);
		Select select = Select.builder()
			.item(sum, SqlType.DECIMAL, "s")
			.item(average, SqlType.DECIMAL, "a")
			.from(rows)
			.orderBy(new OrderBy(Sql.name("x"), false, OrderBy.Nulls.DEFAULT, false))
			.build();
		assertThat(this.probe.select(select)).containsExactly(List.of(decimal("1"), decimal("1")),
				List.of(decimal("3"), decimal("1.5")), List.of(decimal("7"), decimal("2.33333333333333333333")));
	}

}
