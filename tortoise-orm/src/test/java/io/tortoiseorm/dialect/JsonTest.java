package io.tortoiseorm.dialect;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.exceptions.UnsupportedError;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * JSON documents are looked into alike everywhere.
 */
@DatabaseTest
class JsonTest {

	private static final TableRef TABLE = new TableRef(null, "documents");

	private static final String DOCUMENT = """
			{"name": "A'b\\"c\\\\d é😀", "n": 5, "f": 2.5, "yes": true, "no": false, "nothing": null,
			 "day": "2026-03-01", "list": [10, {"x": "y"}, null], "a key": {"it's": "q"}, "digits": "42"}""";

	private final DialectProbe probe;

	private final Operators operators;

	private final TestDatabaseKind kind;

	JsonTest(TestDatabase database) {
		this.probe = new DialectProbe(database);
		this.operators = this.probe.dialect().operators();
		this.kind = database.kind();
	}

	@BeforeDatabaseTests
	static void createTable(TestDatabase database) {
		DialectProbe probe = new DialectProbe(database);
		database
			.execute(Tables.withKey(probe.dialect(), TABLE.name(), Map.of("doc", SqlType.JSON)).toArray(String[]::new));
		probe.execute((out) -> out.append("INSERT INTO ")
			.node(TABLE)
			.append(" (")
			.name("doc")
			.append(") VALUES (")
			.bind(DOCUMENT, SqlType.JSON)
			.append(')'));
	}

	private @Nullable Object at(SqlType target, Object... path) {
		return this.probe.value(this.operators.jsonPath(Sql.name("doc"), List.of(path), target), target, TABLE);
	}

	private @Nullable Object text(Object... path) {
		return this.probe.value(this.operators.jsonPath(Sql.name("doc"), List.of(path), null), SqlType.TEXT, TABLE);
	}

	@Test
	void readsText() {
		assertThat(text("name")).isEqualTo("A'b\"c\\d é😀");
		assertThat(text("n")).isEqualTo("5");
		assertThat(text("yes")).isEqualTo("true");
		assertThat(text("no")).isEqualTo("false");
		assertThat(text("list", 1, "x")).isEqualTo("y");
		assertThat(String.valueOf(text("list", 1)).replace(" ", "")).isEqualTo("{\"x\":\"y\"}");
		assertThat(text("a key", "it's")).isEqualTo("q");
	}

	@Test
	void whatIsMissingIsNull() {
		assertThat(text("nothing")).isNull();
		assertThat(text("list", 2)).isNull();
		assertThat(text("list", 9)).isNull();
		assertThat(text("no such")).isNull();
		assertThat(text("n", "deeper")).isNull();
		assertThat(at(SqlType.JSON, "nothing")).isNull();
		assertThat(at(SqlType.BIGINT, "nothing")).isNull();
	}

	@Test
	void readsTypes() {
		assertThat(at(SqlType.BIGINT, "n")).isEqualTo(5L);
		assertThat(at(SqlType.DECIMAL, "f")).isEqualTo(new BigDecimal("2.5"));
		assertThat(at(SqlType.DOUBLE, "f")).isEqualTo(2.5);
		assertThat(at(SqlType.BIGINT, "list", 0)).isEqualTo(10L);
		assertThat(at(SqlType.BOOLEAN, "yes")).isEqualTo(true);
		assertThat(at(SqlType.BOOLEAN, "no")).isEqualTo(false);
		assertThat(at(SqlType.DATE, "day")).isEqualTo(LocalDate.of(2026, 3, 1));
		assertThat(String.valueOf(at(SqlType.JSON, "list", 1)).replace(" ", "")).isEqualTo("{\"x\":\"y\"}");
	}

	@Test
	void otherTypesAreNull() {
		assertThat(at(SqlType.BIGINT, "name")).isNull();
		assertThat(at(SqlType.BIGINT, "digits")).isNull();
		assertThat(at(SqlType.DECIMAL, "yes")).isNull();
		assertThat(at(SqlType.BOOLEAN, "n")).isNull();
		assertThat(at(SqlType.DATE, "n")).isNull();
		assertThat(at(SqlType.DOUBLE, "list")).isNull();
	}

	@Test
	void numbersKeepTheirFraction() {
		SqlNode path = this.operators.jsonPath(Sql.name("doc"), List.of("f"), SqlType.BIGINT);
		SqlNode greater = Sql.binary(path, ">", Sql.bind(2L, SqlType.BIGINT));
		SqlNode less = Sql.binary(path, "<", Sql.bind(3L, SqlType.BIGINT));
		assertThat(this.probe.value(Sql.and(List.of(greater, less)), SqlType.BOOLEAN, TABLE)).isEqualTo(true);
	}

	@Test
	void namesAreNeverSql() {
		for (String name : List.of("a'b", "a\"b", "a\\b", "'); DROP TABLE documents; --", "a]b", "a}b", "$", "é",
				"*")) {
			String document = "{" + quoted(name) + ": 1}";
			assertThat(this.probe.value(
					this.operators.jsonPath(Sql.bind(document, SqlType.JSON), List.of(name), SqlType.BIGINT),
					SqlType.BIGINT))
				.as(name)
				.isEqualTo(1L);
			assertThat(text(name)).as(name).isNull();
		}
	}

	private static String quoted(String name) {
		return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
	}

	@Test
	void equalityLooksAtValues() {
		assertThat(equal("{\"a\": 1, \"b\": [true, null]}", "{\"a\":1,\"b\":[true,null]}")).isTrue();
		assertThat(equal("{\"a\": 1}", "{\"a\": 2}")).isFalse();
		assertThat(equal("{\"a\": 1}", "{\"a\": \"1\"}")).isFalse();
		assertThat(equal("[1, 2]", "[2, 1]")).isFalse();
		assertThat(equal("{\"a\": 1}", "{\"a\": 1, \"b\": null}")).isFalse();
		assertThat(equal("\"x\"", "\"x\"")).isTrue();
	}

	@Test
	void equalityDoesNotLookAtTheOrderOfMembers() {
		if (this.kind != TestDatabaseKind.H2) {
			assertThat(equal("{\"a\": {\"x\": 1, \"y\": 2}, \"b\": 1.0}", "{\"b\": 1, \"a\": {\"y\": 2, \"x\": 1}}"))
				.isTrue();
		}
	}

	private @Nullable Boolean equal(String left, String right) {
		return this.probe.holds(this.operators.jsonEquals(Sql.bind(left, SqlType.JSON), Sql.bind(right, SqlType.JSON)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"a": 1, "b": {"c": 2, "d": 3}} | {"b": {"c": 2}} | true
			{"a": 1} | {"a": 2} | false
			{"a": 1} | {} | true
			[1, 2, [3, 4]] | [2] | true
			[1, 2] | [2, 1, 1] | true
			[1, 2] | [3] | false
			[{"a": 1, "b": 2}] | [{"a": 1}] | true
			{"a": [1, 2]} | {"a": [2]} | true
			"x" | "x" | true
			1 | [1] | false
			{"a": null} | {"a": null} | true
			""")
	void contains(String container, String contained, boolean expected) {
		SqlNode left = Sql.bind(container, SqlType.JSON);
		SqlNode right = Sql.bind(contained, SqlType.JSON);
		if (this.probe.dialect().supports(Feature.JSON_CONTAINS)) {
			assertThat(this.probe.holds(this.operators.jsonContains(left, right))).isEqualTo(expected);
		}
		else {
			assertThatExceptionOfType(UnsupportedError.class).isThrownBy(() -> this.operators.jsonContains(left, right))
				.withMessageContaining(this.kind.displayName());
		}
	}

}
