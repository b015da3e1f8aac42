package io.tortoiseorm.dialect;

import java.util.List;

import io.tortoiseorm.sql.OrderBy;
import io.tortoiseorm.sql.Select;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Conditions on text give the same answer everywhere.
 */
@DatabaseTest
class TextOperatorsTest {

	private final DialectProbe probe;

	private final Operators operators;

	TextOperatorsTest(TestDatabase database) {
		this.probe = new DialectProbe(database);
		this.operators = this.probe.dialect().operators();
	}

	@BeforeDatabaseTests
	static void createTable(TestDatabase database) {
		DialectProbe probe = new DialectProbe(database);
		database.execute(Tables.words(probe.dialect()).toArray(String[]::new));
		List<String> words = List.of("a", "B", "é", "Z", "😀", "a ", "100%", "100x", "a_b", "axb", "c\\d", "[x]*?", "");
		for (String word : words) {
			probe.execute((out) -> out.append("INSERT INTO ")
				.name("words")
				.append(" (")
				.name("word")
				.append(") VALUES (")
				.bind(word, SqlType.varchar(20))
				.append(')'));
		}
	}

	private List<Object> words(SqlNode condition) {
		SqlNode word = Sql.name("word");
		return this.probe.column(Select.builder()
			.item(word, SqlType.TEXT, null)
			.from(Sql.name("words"))
			.where(condition)
			.orderBy(new OrderBy(word, false, OrderBy.Nulls.DEFAULT, false))
			.build());
	}

	private List<Object> like(String pattern, boolean ignoreCase) {
		return words(this.operators.like(Sql.name("word"), Nodes.bind(pattern), ignoreCase));
	}

	@Test
	void ordersByCodePoint() {
		assertThat(words(Sql.alwaysTrue())).containsExactly("", "100%", "100x", "B", "Z", "[x]*?", "a", "a ", "a_b",
				"axb", "c\\d", "é", "😀");
	}

	@Test
	void comparesByCodePoint() {
		assertThat(words(Sql.binary(Sql.name("word"), ">=", Nodes.bind("c")))).containsExactly("c\\d", "é", "😀");
		assertThat(words(Sql.binary(Sql.name("word"), "=", Nodes.bind("b")))).isEmpty();
		assertThat(words(Sql.binary(Sql.name("word"), "=", Nodes.bind("e")))).isEmpty();
	}

	@Test
	void blanksAtTheEndCount() {
		assertThat(words(Sql.binary(Sql.name("word"), "=", Nodes.bind("a")))).containsExactly("a");
	}

	@Test
	void likeRegardsCase() {
		assertThat(like("b%", false)).isEmpty();
		assertThat(like("B%", false)).containsExactly("B");
		assertThat(like("É", false)).isEmpty();
	}

	@Test
	void likeDisregardsCaseIfAsked() {
		assertThat(like("b%", true)).containsExactly("B");
		assertThat(like("É", true)).containsExactly("é");
		assertThat(like("A%", true)).containsExactly("a", "a ", "a_b", "axb");
	}

	@Test
	void wildcardsMatch() {
		assertThat(like("a_b", false)).containsExactly("a_b", "axb");
		assertThat(like("_ ", false)).containsExactly("a ");
		assertThat(like("%x%", false)).containsExactly("100x", "[x]*?", "axb");
		assertThat(like("%", false)).hasSize(13);
		assertThat(like("", false)).containsExactly("");
	}

	@Test
	void escapedWildcardsAreLetters() {
		assertThat(like("100\\%", false)).containsExactly("100%");
		assertThat(like("a\\_b", false)).containsExactly("a_b");
		assertThat(like("a\\_b", true)).containsExactly("a_b");
		assertThat(like("c\\\\d", false)).containsExactly("c\\d");
		assertThat(like("C\\\\D", true)).containsExactly("c\\d");
		assertThat(like("[x]*?", false)).containsExactly("[x]*?");
		assertThat(like("[X]*%", true)).containsExactly("[x]*?");
	}

	@Test
	void patternsMayBeExpressions() {
		SqlNode pattern = Nodes.call(Functions.Function.CONCAT, SqlType.TEXT, Nodes.column("word", SqlType.TEXT),
				Nodes.argument("%"));
		assertThat(words(this.operators.like(Nodes.bind("a_bc"), pattern, false))).containsExactly("", "a", "a_b");
		SqlNode escaped = Nodes.call(Functions.Function.CONCAT, SqlType.TEXT, Nodes.argument("a\\"),
				Nodes.argument("_b"));
		assertThat(words(this.operators.like(Sql.name("word"), escaped, false))).containsExactly("a_b");
		SqlNode backslash = Nodes.call(Functions.Function.CONCAT, SqlType.TEXT, Nodes.argument("c\\\\"),
				Nodes.argument("_"));
		assertThat(words(this.operators.like(Sql.name("word"), backslash, true))).containsExactly("c\\d");
		SqlNode brackets = Nodes.call(Functions.Function.CONCAT, SqlType.TEXT, Nodes.argument("[x]*"),
				Nodes.argument("_"));
		assertThat(words(this.operators.like(Sql.name("word"), brackets, false))).containsExactly("[x]*?");
	}

	@ParameterizedTest
	@CsvSource({ "straße, STRASSE, false", "straße, STRAßE, true", "Éa, éA, true", "ΟΔΟΣ, οδος, true", "Жук, жУК, true",
			"a, b, false", "a%, ab, false", "a_, ab, false", "'a\\b', 'A\\B', true" })
	void equalsWithoutRegardToCase(String left, String right, boolean equal) {
		SqlNode one = Nodes.bind(left);
		SqlNode other = Nodes.bind(right);
		assertThat(this.probe.holds(this.operators.equalsIgnoreCase(one, other))).isEqualTo(equal);
		assertThat(this.probe.holds(this.operators.equalsIgnoreCase(other, one))).isEqualTo(equal);
	}

	@Test
	void findsRegularExpressions() {
		assertThat(words(this.operators.regex(Sql.name("word"), Nodes.bind("^[0-9]+x$"), false)))
			.containsExactly("100x");
		assertThat(words(this.operators.regex(Sql.name("word"), Nodes.bind("^b|^Z"), false))).containsExactly("Z");
		assertThat(words(this.operators.regex(Sql.name("word"), Nodes.bind("^b|^z$|É"), true))).containsExactly("B",
				"Z", "é");
		assertThat(words(this.operators.regex(Sql.name("word"), Nodes.bind("É"), false))).isEmpty();
	}

	@Test
	void membersAreNotCutToTheLengthOfTheColumn() {
		String stored = "x".repeat(20);
		this.probe.execute((out) -> out.append("INSERT INTO ")
			.name("words")
			.append(" (")
			.name("word")
			.append(") VALUES (")
			.bind(stored, SqlType.varchar(20))
			.append(')'));
		assertThat(words(this.operators.in(Sql.name("word"), List.of(stored + "y", "zzz"), SqlType.varchar(20))))
			.isEmpty();
		assertThat(words(this.operators.in(Sql.name("word"), List.of(stored), SqlType.varchar(20)))).hasSize(1);
		this.probe.execute((out) -> out.append("DELETE FROM ")
			.name("words")
			.append(" WHERE ")
			.name("word")
			.append(" = ")
			.bind(stored, SqlType.TEXT));
	}

	@Test
	void findsMembersOfLists() {
		assertThat(words(this.operators.in(Sql.name("word"), List.of("a", "b", "é"), SqlType.TEXT)))
			.containsExactly("a", "é");
		assertThat(words(Sql
			.not(this.operators.in(Sql.name("word"), List.of("a", "B", "é", "Z", "", "100x"), SqlType.varchar(20)))))
			.containsExactly("100%", "[x]*?", "a ", "a_b", "axb", "c\\d", "😀");
	}

}
