package io.tortoiseorm.r2dbc.sqlite;

import java.util.NoSuchElementException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SqlScriptTests {

	@ParameterizedTest
	@MethodSource
	void cutsTextIntoStatements(String sql, String[] statements) {
		assertThat(SqlScript.parse(sql).units()).extracting(SqlUnit::sql).containsExactly(statements);
	}

	static Stream<Arguments> cutsTextIntoStatements() {
		String trigger = "CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET x = CASE WHEN 1 THEN 2 END; DELETE FROM b; END";
		return Stream.of(split("select 1", "select 1"), split("select 1;", "select 1"),
				split(" select 1 ; ; select 2;-- done", "select 1", "select 2"), split(""),
				split(" -- nothing\n/* ; */"),
				split("select ';' ; select \"a;b\", `c;d`, [e;f]", "select ';'", "select \"a;b\", `c;d`, [e;f]"),
				split("select 'it''s; one'; select 2", "select 'it''s; one'", "select 2"),
				split("select 1 -- ; no\n+ 1; select /* ; */ 2", "select 1 -- ; no\n+ 1", "select /* ; */ 2"),
				split(trigger + "; select 1", trigger, "select 1"),
				split(trigger.replace("CREATE", "create temp") + ";", trigger.replace("CREATE", "create temp")),
				split("EXPLAIN " + trigger + "; select 1", "EXPLAIN " + trigger, "select 1"),
				split("CREATE TABLE trigger_log(x); select 1", "CREATE TABLE trigger_log(x)", "select 1"),
				split("select 'open; to the end", "select 'open; to the end"),
				split("BEGIN; COMMIT", "BEGIN", "COMMIT"));
	}

	private static Arguments split(String sql, String... statements) {
		return Arguments.of(sql, statements);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			select 1                                      | QUERY
			values (1)                                    | QUERY
			with a(x) as (select 1) select * from a       | QUERY
			with recursive a as materialized (select 1), b as not materialized (values(1)) select 1 | QUERY
			with a as (select 1) insert into t select * from a | CHANGE
			with a as (select 1) delete from t            | CHANGE
			/* c */ INSERT INTO t VALUES (1)              | CHANGE
			replace into t values (1)                     | CHANGE
			update t set a = 1                            | CHANGE
			pragma foreign_keys                           | PRAGMA
			explain query plan select 1                   | PRAGMA
			begin                                         | TRANSACTION
			savepoint a                                   | TRANSACTION
			create table t (a)                            | OTHER
			vacuum                                        | OTHER
			""")
	void tellsWhatAStatementDoes(String sql, StatementKind kind) {
		assertThat(only(sql).kind()).isEqualTo(kind);
	}

	@ParameterizedTest
	@CsvSource({ "commit,true", "end transaction,true", "rollback,true", "rollback to a,false",
			"rollback transaction to savepoint a,false", "release a,false", "select 1,false" })
	void tellsWhatEndsATransaction(String sql, boolean ends) {
		assertThat(only(sql).endsTransaction()).isEqualTo(ends);
	}

	@Test
	void findsParametersOutsideOfTextAndComments() {
		ParameterLayout parameters = only(
				"select ?, '?', \":a\", `$b`, [@c] -- :d\n, :e /* ? */, a->>'$.x', x'3f', 1e5, $f::g(h), @i")
			.parameters();
		assertThat(parameters.size()).isEqualTo(4);
		assertThat(parameters.position(":e")).isOne();
		assertThat(parameters.position("e")).isOne();
		assertThat(parameters.position("$f::g(h)")).isEqualTo(2);
		assertThat(parameters.position("i")).isEqualTo(3);
	}

	@Test
	void numbersParametersAsSqliteDoes() {
		ParameterLayout parameters = only("select ?2, ?, :a, ?1, :a, ?").parameters();
		assertThat(parameters.size()).isEqualTo(5);
		assertThat(parameters.position("?1")).isZero();
		assertThat(parameters.position("2")).isOne();
		assertThat(parameters.position("a")).isEqualTo(3);
	}

	@Test
	void takesDollarNumbersForNumbers() {
		SqlUnit unit = only("select $2, $1, '$1', $1a, b$1");
		assertThat(unit.sql()).isEqualTo("select ?2, ?1, '$1', $1a, b$1");
		assertThat(unit.parameters().position("$1")).isZero();
		assertThat(unit.parameters().position("$2")).isOne();
		assertThat(unit.parameters().position("$1a")).isEqualTo(2);
	}

	@Test
	void needsNoValueForAGap() {
		ParameterLayout parameters = only("select ?3, ?1").parameters();
		assertThat(parameters.size()).isEqualTo(3);
		assertThat(parameters.nextUsed(0)).isZero();
		assertThat(parameters.nextUsed(1)).isEqualTo(2);
	}

	@Test
	void refusesAnAmbiguousName() {
		ParameterLayout parameters = only("select :a, @a").parameters();
		assertThat(parameters.position(":a")).isZero();
		assertThat(parameters.position("@a")).isOne();
		assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> parameters.position("a"))
			.withMessageContaining("prefix");
	}

	@ParameterizedTest
	@ValueSource(strings = { "select ?0", "select ?99999999999999", "select $250001" })
	void refusesNumbersOutOfRange(String sql) {
		assertThatIllegalArgumentException().isThrownBy(() -> SqlScript.parse(sql))
			.withMessageContaining("1 to 250000");
	}

	@Test
	void refusesParametersInSeveralStatements() {
		assertThatIllegalArgumentException().isThrownBy(() -> SqlScript.parse("select ?; select 2"))
			.withMessageContaining("single statement");
	}

	@Test
	void appendsReturning() {
		assertThat(returning("insert into t values (1) -- end", "id", "a`b"))
			.isEqualTo("insert into t values (1) RETURNING `id`, `a``b`");
		assertThat(returning("insert into t default values;")).isEqualTo("insert into t default values RETURNING *");
		assertThat(returning("with a as (select 1) replace into t select * from a"))
			.endsWith("select * from a RETURNING *");
	}

	@ParameterizedTest
	@ValueSource(strings = { "insert into t values (1) returning a", "update t set a = 1", "select 1" })
	void leavesOthersAsTheyAre(String sql) {
		assertThat(returning(sql)).isEqualTo(sql);
	}

	private static String returning(String sql, String... columns) {
		return SqlScript.parse(sql).returning(columns).units().get(0).sql();
	}

	private static SqlUnit only(String sql) {
		SqlScript script = SqlScript.parse(sql);
		assertThat(script.units()).hasSize(1);
		return script.units().get(0);
	}

}
