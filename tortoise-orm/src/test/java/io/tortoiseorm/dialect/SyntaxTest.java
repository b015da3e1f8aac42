package io.tortoiseorm.dialect;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.Insert;
import io.tortoiseorm.sql.Insert.Column;
import io.tortoiseorm.sql.Lock;
import io.tortoiseorm.sql.OrderBy;
import io.tortoiseorm.sql.OrderBy.Nulls;
import io.tortoiseorm.sql.Select;
import io.tortoiseorm.sql.SetOperation;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Ordering, limits, locks and combined queries.
 */
@DatabaseTest
class SyntaxTest {

	private static final TableRef TABLE = new TableRef(null, "prices");

	private static final SqlType MONEY = SqlType.decimal(10, 2);

	private final DialectProbe probe;

	private final TestDatabaseKind kind;

	SyntaxTest(TestDatabase database) {
		this.probe = new DialectProbe(database);
		this.kind = database.kind();
	}

	@BeforeDatabaseTests
	static void createTable(TestDatabase database) {
		DialectProbe probe = new DialectProbe(database);
		database.execute(Tables.withKey(probe.dialect(), TABLE.name(), Map.of("price", MONEY)).toArray(String[]::new));
		List<@Nullable Object[]> rows = Arrays.asList(row("10.50"), row(null), row("9.75"), row("-1"), row("100.00"));
		probe.execute(new Insert(TABLE, List.of(new Column("price", MONEY)), rows, null, List.of()));
	}

	private static @Nullable Object[] row(@Nullable String price) {
		return new @Nullable Object[] { (price != null) ? new BigDecimal(price) : null };
	}

	private Select.Builder prices() {
		return Select.builder().item(Sql.name("price"), MONEY, null).from(TABLE);
	}

	private static OrderBy by(boolean descending, Nulls nulls) {
		return new OrderBy(Sql.name("price"), descending, nulls, true);
	}

	private List<String> texts(Select select) {
		return this.probe.column(select).stream().map(String::valueOf).toList();
	}

	@Test
	void nullsComeLastWhenAscendingAndFirstWhenDescending() {
		assertThat(texts(prices().orderBy(by(false, Nulls.DEFAULT)).build())).containsExactly("-1.00", "9.75", "10.50",
				"100.00", "null");
		assertThat(texts(prices().orderBy(by(true, Nulls.DEFAULT)).build())).containsExactly("null", "100.00", "10.50",
				"9.75", "-1.00");
	}

	@Test
	void nullsGoWhereTheyAreAsked() {
		assertThat(texts(prices().orderBy(by(false, Nulls.FIRST)).build())).containsExactly("null", "-1.00", "9.75",
				"10.50", "100.00");
		assertThat(texts(prices().orderBy(by(true, Nulls.LAST)).build())).containsExactly("100.00", "10.50", "9.75",
				"-1.00", "null");
		assertThat(texts(prices().orderBy(by(false, Nulls.FIRST).reversed()).build())).containsExactly("100.00",
				"10.50", "9.75", "-1.00", "null");
	}

	@Test
	void distinctRowsMayBeOrdered() {
		assertThat(texts(prices().distinct(true).orderBy(by(false, Nulls.DEFAULT)).build())).containsExactly("-1.00",
				"9.75", "10.50", "100.00", "null");
	}

	@Test
	void limitsAndSkips() {
		OrderBy order = by(false, Nulls.DEFAULT);
		assertThat(texts(prices().orderBy(order).limit(2L).build())).containsExactly("-1.00", "9.75");
		assertThat(texts(prices().orderBy(order).limit(2L).offset(1L).build())).containsExactly("9.75", "10.50");
		assertThat(texts(prices().orderBy(order).offset(3L).build())).containsExactly("100.00", "null");
		assertThat(texts(prices().orderBy(order).limit(0L).build())).isEmpty();
	}

	@Test
	void computedDecimalsCompareAsNumbers() {
		SqlNode computed = Sql.searchedCase(
				List.of(new Sql.When(Sql.binary(Sql.name("id"), ">", Nodes.bind(0)), Sql.name("price"))), null);
		SqlNode comparable = this.probe.dialect().operators().comparable(computed, MONEY);
		assertThat(texts(prices().where(Sql.binary(comparable, ">", Nodes.bind(new BigDecimal("9.8")))).build()))
			.containsExactlyInAnyOrder("10.50", "100.00");
	}

	@Test
	void decimalsAreFoundInLists() {
		SqlNode in = this.probe.dialect()
			.operators()
			.in(Sql.name("price"), List.of(new BigDecimal("10.5"), new BigDecimal("-1.000"), new BigDecimal("7")),
					MONEY);
		assertThat(texts(prices().where(in).build())).containsExactlyInAnyOrder("10.50", "-1.00");
	}

	@Test
	void queriesAreCombined() {
		Select cheap = prices().where(Sql.binary(Sql.name("price"), "<", Nodes.bind(10))).build();
		Select all = prices().build();
		assertThat(combined("UNION", all, cheap)).containsExactly("-1.00", "9.75", "10.50", "100.00", "null");
		assertThat(combined("EXCEPT", all, cheap)).containsExactly("10.50", "100.00", "null");
		assertThat(combined("INTERSECT", all, cheap)).containsExactly("-1.00", "9.75");
	}

	private List<String> combined(String operator, Select... operands) {
		SetOperation operation = new SetOperation(operator, List.of("price"), List.of(operands));
		SqlNode from = (out) -> out.append('(').node(operation).append(") c");
		return texts(Select.builder()
			.item(Sql.name("price"), MONEY, null)
			.from(from)
			.orderBy(by(false, Nulls.DEFAULT))
			.build());
	}

	@Test
	void recursiveQueriesCount() {
		SqlNode counting = (out) -> {
			out.append("SELECT 1 UNION ALL SELECT ").name("n").append(" + 1 FROM ").name("numbers");
			out.append(" WHERE ").name("n").append(" < 4");
		};
		Select select = Select.builder()
			.with(new Select.Cte("numbers", List.of("n"), counting, true))
			.item(Sql.name("n"), SqlType.BIGINT, null)
			.from(Sql.name("numbers"))
			.build();
		assertThat(this.probe.column(select)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
	}

	@ParameterizedTest
	@CsvSource({ "false, false, false, false, ROW_LOCKS", "true, false, false, false, LOCK_NOWAIT",
			"false, true, false, false, LOCK_SKIP_LOCKED", "false, false, true, false, LOCK_OF",
			"false, false, false, true, LOCK_NO_KEY" })
	void rowsAreLockedAsFarAsTheDatabaseCan(boolean noWait, boolean skipLocked, boolean of, boolean noKey,
			Feature feature) {
		Lock lock = new Lock(noWait, skipLocked, of ? List.of("p") : List.of(), noKey);
		Select select = Select.builder()
			.item(Sql.column("p", "price"), MONEY, null)
			.from(Select.aliased(TABLE, "p"))
			.lock(lock)
			.build();
		if (this.probe.dialect().supports(feature)) {
			assertThat(texts(select)).hasSize(5);
		}
		else {
			assertThatExceptionOfType(UnsupportedError.class)
				.isThrownBy(() -> SqlWriter.write(this.probe.dialect(), select))
				.withMessageContaining(this.kind.displayName());
		}
	}

	@Test
	void namesAreQuoted() {
		for (String name : List.of("select", "a\"b", "a`b", "a;b", "é ж", "a\\b", "A", "a'b", "a;\\;\"b")) {
			Select select = Select.builder().item(Nodes.bind(7), SqlType.INTEGER, name).build();
			SqlNode from = (out) -> out.append('(').node(select).append(") ").name("t;");
			assertThat(this.probe.value(Sql.column("t;", name), SqlType.INTEGER, from)).as(name).isEqualTo(7);
		}
	}

}
