package io.tortoiseorm.dialect;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.tortoiseorm.dialect.Operators.ArrayOperator;
import io.tortoiseorm.sql.Insert;
import io.tortoiseorm.sql.Insert.Column;
import io.tortoiseorm.sql.Select;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What only PostgreSQL has: arrays and text search.
 */
@DatabaseTest(only = TestDatabaseKind.POSTGRES)
class PostgresArraysTest {

	private static final TableRef TABLE = new TableRef(null, "lists");

	private static final Map<String, SqlType> COLUMNS = columns();

	private final DialectProbe probe;

	private final Operators operators;

	PostgresArraysTest(TestDatabase database) {
		this.probe = new DialectProbe(database);
		this.operators = this.probe.dialect().operators();
	}

	private static Map<String, SqlType> columns() {
		Map<String, SqlType> columns = new LinkedHashMap<>();
		columns.put("numbers", SqlType.array(SqlType.INTEGER));
		columns.put("words", SqlType.array(SqlType.varchar(20)));
		columns.put("texts", SqlType.array(SqlType.TEXT));
		columns.put("ids", SqlType.array(SqlType.UUID));
		columns.put("documents", SqlType.array(SqlType.JSON));
		columns.put("story", SqlType.TEXT);
		return columns;
	}

	@BeforeDatabaseTests
	static void createTable(TestDatabase database) {
		DialectProbe probe = new DialectProbe(database);
		database.execute(Tables.withKey(probe.dialect(), TABLE.name(), COLUMNS).toArray(String[]::new));
		List<Column> columns = COLUMNS.entrySet()
			.stream()
			.map((entry) -> new Column(entry.getKey(), entry.getValue()))
			.toList();
		probe.execute(new Insert(TABLE, columns, List.of(first(), new @Nullable Object[] { List.of(), List.of(),
				List.of(), List.of(), List.of(), "Nothing of interest" }), null, List.of()));
	}

	private static @Nullable Object[] first() {
		return new @Nullable Object[] { Arrays.asList(1, null, 3), List.of("a", "b'\"\\{},"), List.of("é😀"),
				List.of(UUID.fromString("00000000-0000-4000-8000-000000000001")), List.of("[1]", "{}"),
				"The quick brown foxes jump" };
	}

	private Object countWhere(SqlNode condition) {
		Select select = Select.builder()
			.item(Sql.name("id"), SqlType.INTEGER, null)
			.from(TABLE)
			.where(condition)
			.build();
		return this.probe.column(select).size();
	}

	private SqlNode condition(ArrayOperator operator, String column, Object... values) {
		return this.operators.array(operator, Sql.name(column), Sql.bind(List.of(values), COLUMNS.get(column)));
	}

	@Test
	void columnsKeepArrays() {
		Select.Builder select = Select.builder();
		COLUMNS.forEach((name, type) -> select.item(Sql.name(name), type, null));
		List<List<@Nullable Object>> rows = this.probe
			.select(select.from(TABLE).where(Sql.binary(Sql.name("id"), "=", Nodes.bind(1))).build());
		assertThat(rows).containsExactly(Arrays.asList(first()));
	}

	@Test
	void arraysAreCompared() {
		assertThat(countWhere(condition(ArrayOperator.CONTAINS, "numbers", 3))).isEqualTo(1);
		assertThat(countWhere(condition(ArrayOperator.CONTAINS, "numbers", 3, 4))).isEqualTo(0);
		assertThat(countWhere(condition(ArrayOperator.CONTAINED_BY, "words", "b'\"\\{},", "a", "c"))).isEqualTo(2);
		assertThat(countWhere(condition(ArrayOperator.OVERLAP, "texts", "x", "é😀"))).isEqualTo(1);
		assertThat(countWhere(
				Sql.binary(Sql.name("words"), "=", Sql.bind(List.of("a", "b'\"\\{},"), COLUMNS.get("words")))))
			.isEqualTo(1);
	}

	@Test
	void arraysAreMeasured() {
		assertThat(countWhere(Sql.binary(this.operators.arrayLength(Sql.name("numbers")), "=", Nodes.bind(3))))
			.isEqualTo(1);
		assertThat(countWhere(Sql.binary(this.operators.arrayLength(Sql.name("numbers")), "=", Nodes.bind(0))))
			.isEqualTo(1);
	}

	@Test
	void textIsSearched() {
		assertThat(countWhere(this.operators.search(Sql.name("story"), SqlType.TEXT, Nodes.bind("fox jumping"))))
			.isEqualTo(1);
		assertThat(countWhere(this.operators.search(Sql.name("story"), SqlType.TEXT, Nodes.bind("cow & ("))))
			.isEqualTo(0);
	}

}
