package io.tortoiseorm.r2dbc.sqlite;

import java.math.BigDecimal;
import java.util.List;

import io.r2dbc.spi.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SqlFunctionTests extends SqliteTestSupport {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
			upper('straße éı ж')              | STRASSE ÉI Ж
			lower('ÉÀ İ Ж')                   | éà i̇ ж
			upper(12)                         | 12
			'Ünï' REGEXP '^ü'                 | 0
			'Ünï' MATCH '^ü'                  | 1
			'abc' REGEXP 'b'                  | 1
			'abc' REGEXP '^b'                 | 0
			'é1' REGEXP '^[[:alpha:]][[:digit:]]$' | 1
			'a b' REGEXP '^[^[:space:]]+$'    | 0
			'été' REGEXP '^\\w+$'             | 1
			decimal_add('0.1', '0.2')         | 0.3
			decimal_add(1, 2.5)               | 3.5
			decimal_sub('1.00', '0.9')        | 0.10
			decimal_mul('1.10', '3')          | 3.30
			decimal_div('10', '4')            | 2.5
			decimal_div('1.00', '2')          | 0.50
			decimal_div('1', '3')             | 0.33333333333333333333333333333333333333
			decimal_div('2', '3')             | 0.66666666666666666666666666666666666667
			decimal_mod('-7.5', '2')          | -1.5
			decimal_round('2.345', 2)         | 2.35
			decimal_round('-2.5', 0)          | -3
			decimal_round('1250', -2)         | 1300
			decimal_round('1', 2)             | 1.00
			decimal_cmp('1.0', '1.00')        | 0
			decimal_cmp('10', '9')            | 1
			decimal_cmp('-1e3', '5')          | -1
			json_contains('{"a": [1, {"b": "x", "c": 2}], "d": null}', '{"d": null, "a": [{"b": "x"}, 1.0]}') | 1
			json_contains('{"a": [1, 2]}', '{"a": [3]}') | 0
			json_contains('{"a": {"b": true}}', '{"a": {"b": false}}') | 0
			json_contains('{"a": 1}', '{"b": null}') | 0
			json_contains('[1, [2, 3], "x"]', '[[3]]') | 1
			json_contains('[1, 2]', '20e-1')  | 1
			json_contains('1', '[1]')         | 0
			json_contains('["1"]', '[1]')     | 0
			json_contains('"é\\n\\"😀"', '"\\u00e9\\u000A\\"\\ud83d\\ude00"') | 1
			json_contains('[1e999999999]', '[10e999999998]') | 1
			json_contains('[]', '[]')         | 1
			iso_instant('2024-02-29')         | 2024-02-29 00:00:00.000000
			iso_instant('2024-02-29T10:30Z')  | 2024-02-29 10:30:00.000000
			iso_instant('2024-02-29 10:30:15') | 2024-02-29 10:30:15.000000
			iso_instant('2024-02-29T23:59:59.999999999-02:00') | 2024-03-01 01:59:59.999999
			iso_time('08:15')                 | 08:15:00.000000
			iso_time('08:15:30.5')            | 08:15:30.500000
			power(2, 10)                      | 1024.0
			ceil(1.2)                         | 2.0
			""")
	void calculates(String expression, String expected) {
		assertThat(select("SELECT CAST(" + expression + " AS TEXT)")).containsExactly(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "upper(NULL)", "lower(NULL)", "NULL REGEXP 'a'", "'a' MATCH NULL", "decimal_add(NULL, 1)",
			"decimal_cmp('1', NULL)", "json_contains(NULL, '1')", "iso_instant('2023-02-29')", "iso_instant('soon')",
			"iso_instant('0000-01-01')", "iso_instant('0001-01-01T00:00+01:00')", "iso_instant('2024-01-01T24:00')",
			"iso_instant('2024-01-01\n')", "iso_instant(2024)", "iso_time('24:00')", "iso_time('8:15')",
			"json_contains('1', NULL)", "decimal_div('1', '0')", "decimal_mod('1', '0.0')", "decimal_round(NULL, 1)" })
	void isNull(String expression) {
		assertThat(select("SELECT " + expression + " IS NULL")).containsExactly(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "decimal_add('1e99999999', '1')", "decimal_round('1', 99999999)",
			"decimal_round('1', '0.5')", "decimal_mul('1e-9999', '1e-9999')", "decimal_sum('a')",
			"'a' REGEXP '[[:nothing:]]'", "'a' REGEXP '*'", "json_contains('{', '1')", "json_contains('[1,]', '1')",
			"json_contains('1', '1 2')", "json_contains('{a: 1}', '1')", "json_contains('\"\\u12\"', '1')",
			"json_contains('nul', '1')" })
	void fails(String expression) {
		assertThat(await(query(this.connection, "SELECT " + expression, (row) -> row.get(0)).materialize()))
			.singleElement()
			.satisfies((signal) -> assertThat(signal.isOnError()).isTrue());
		assertThat(select("SELECT 1")).containsExactly(1);
	}

	@Test
	void sumsDecimalsExactly() {
		execute("CREATE TABLE sale (shop INTEGER, amount TEXT)");
		for (int i = 0; i < 100; i++) {
			execute("INSERT INTO sale VALUES (?, ?)", i % 2, new BigDecimal("0.10"));
		}
		execute("INSERT INTO sale VALUES (0, NULL)");
		assertThat(select("SELECT decimal_sum(amount) FROM sale")).containsExactly("10.00");
		assertThat(select("SELECT decimal_avg(amount) FROM sale")).containsExactly("0.10");
		assertThat(select("SELECT decimal_sum(amount) FROM sale GROUP BY shop")).containsExactly("5.00", "5.00");
		assertThat(select("SELECT decimal_sum(DISTINCT amount) FROM sale")).containsExactly("0.10");
		assertThat(select("SELECT decimal_sum(amount) IS NULL FROM sale WHERE shop > 7")).containsExactly(1);
		assertThat(select("SELECT decimal_sum(amount) OVER (ORDER BY rowid ROWS 1 PRECEDING) FROM sale LIMIT 3"))
			.containsExactly("0.10", "0.20", "0.20");
	}

	@Test
	void ordersDecimalsByTheirValue() {
		execute("CREATE TABLE price (amount TEXT COLLATE tortoise_decimal)");
		execute("INSERT INTO price VALUES ('10'), ('9.5'), ('-1'), ('9.50'), ('x'), (''), ('1e2')");
		assertThat(select("SELECT amount FROM price ORDER BY amount, rowid")).containsExactly("-1", "9.5", "9.50", "10",
				"1e2", "", "x");
		assertThat(select("SELECT max(amount) FROM price WHERE amount < '11'")).containsExactly("10");
		assertThat(select("SELECT count(*) FROM price WHERE amount = '9.500'")).containsExactly(2);
		assertThat(select("SELECT count(DISTINCT amount) FROM price")).containsExactly(6);
		execute("CREATE INDEX price_amount ON price (amount)");
		assertThat(select("SELECT count(*) FROM price WHERE amount BETWEEN '9' AND '10.0'")).containsExactly(3);
	}

	@Test
	void knowsStatistics() {
		String values = "(SELECT 2.0 AS v UNION ALL SELECT 4 UNION ALL SELECT 4 UNION ALL SELECT 4 UNION ALL SELECT 5 "
				+ "UNION ALL SELECT 5 UNION ALL SELECT 7 UNION ALL SELECT 9 UNION ALL SELECT NULL)";
		List<List<Double>> rows = await(
				query(this.connection, "SELECT stddev_pop(v), var_pop(v), stddev_samp(v), var_samp(v) FROM " + values,
						(row) -> List.of(row.get(0, Double.class), row.get(1, Double.class), row.get(2, Double.class),
								row.get(3, Double.class))));
		assertThat(rows.get(0).get(0)).isCloseTo(2, within(1e-12));
		assertThat(rows.get(0).get(1)).isCloseTo(4, within(1e-12));
		assertThat(rows.get(0).get(2)).isCloseTo(Math.sqrt(32 / 7.0), within(1e-12));
		assertThat(rows.get(0).get(3)).isCloseTo(32 / 7.0, within(1e-12));
		assertThat(select("SELECT var_samp(1.0) IS NULL")).containsExactly(1);
		assertThat(select("SELECT var_pop(1.0)")).containsExactly(0.0);
		assertThat(select("SELECT stddev_pop(NULL) IS NULL")).containsExactly(1);
	}

	@Test
	void knowsStatisticsOfWindows() {
		String numbers = "(WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 1000) SELECT x FROM c)";
		List<Double> moving = await(
				query(this.connection, "SELECT var_samp(x) OVER (ORDER BY x ROWS 2 PRECEDING) FROM " + numbers,
						(row) -> (row.get(0) != null) ? row.get(0, Double.class) : Double.NaN));
		assertThat(moving.get(0)).isNaN();
		assertThat(moving.get(1)).isCloseTo(0.5, within(1e-9));
		assertThat(moving.subList(2, 1000)).allSatisfy((value) -> assertThat(value).isCloseTo(1.0, within(1e-9)));
	}

	@Test
	void regularExpressionsMayRunOutOfStack() {
		assertThat(await(query(this.connection, "SELECT ? REGEXP '^(a|b)*$'", (row) -> row.get(0), "ab".repeat(200_000))
			.materialize())).singleElement()
			.satisfies((signal) -> assertThat(signal.getThrowable())
				.hasMessage("the text is too long for the regular expression"));
		assertThat(select("SELECT 1")).containsExactly(1);
	}

	@Test
	void functionsCanBeIndexed() {
		execute("CREATE TABLE item (name TEXT)");
		execute("CREATE INDEX item_upper ON item (upper(name))");
		execute("INSERT INTO item VALUES ('é'), ('z')");
		assertThat(select("SELECT name FROM item WHERE upper(name) = 'É'")).containsExactly("é");
	}

	@Test
	void regularExpressionsCanBeLeftOut() {
		Connection plain = open(SqliteConnectionFactory.from(configuration().installRegexpFunctions(false).build()));
		assertThat(await(query(plain, "SELECT 'a' REGEXP 'a'", (row) -> row.get(0)).materialize())).singleElement()
			.satisfies((signal) -> assertThat(signal.getThrowable()).hasMessage("no such function: REGEXP"));
	}

	@Test
	void fullTextSearchKeepsItsMatch() {
		execute("CREATE VIRTUAL TABLE note USING fts5 (body)");
		execute("INSERT INTO note VALUES ('a green turtle'), ('a red fox')");
		assertThat(select("SELECT body FROM note WHERE note MATCH 'turtle'")).containsExactly("a green turtle");
		assertThat(select("SELECT body FROM note WHERE body MATCH 'red'")).containsExactly("a red fox");
	}

}
