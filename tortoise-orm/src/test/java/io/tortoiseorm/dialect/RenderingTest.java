package io.tortoiseorm.dialect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tortoiseorm.dialect.Functions.Aggregate;
import io.tortoiseorm.dialect.Functions.Argument;
import io.tortoiseorm.dialect.Functions.Function;
import io.tortoiseorm.sql.Delete;
import io.tortoiseorm.sql.Insert;
import io.tortoiseorm.sql.Insert.Column;
import io.tortoiseorm.sql.Insert.Conflict;
import io.tortoiseorm.sql.Lock;
import io.tortoiseorm.sql.OrderBy;
import io.tortoiseorm.sql.OrderBy.Nulls;
import io.tortoiseorm.sql.Select;
import io.tortoiseorm.sql.Sql;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.TableRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the dialects write, word for word: so that a change of it is seen. The texts are
 * in {@code rendering/*.sql}, each behind its name.
 */
class RenderingTest {

	private static final TableRef USERS = new TableRef(null, "users");

	private static final Column ID = new Column("id", SqlType.INTEGER);

	private static final Column EMAIL = new Column("email", SqlType.varchar(50));

	private static final Column SCORE = new Column("score", SqlType.INTEGER);

	private static final Column DATA = new Column("data", SqlType.JSON);

	private static final Column BYTES = new Column("bytes", SqlType.BINARY);

	static List<Dialect> dialects() {
		return Dialects.all();
	}

	@ParameterizedTest
	@MethodSource("dialects")
	void writesWhatItWrote(Dialect dialect) throws IOException {
		StringBuilder written = new StringBuilder();
		nodes(dialect).forEach((name, node) -> written.append("-- ")
			.append(name)
			.append('\n')
			.append(SqlWriter.write(dialect, node).text())
			.append('\n'));
		assertThat(written.toString()).isEqualTo(expected(dialect));
	}

	private static String expected(Dialect dialect) throws IOException {
		try (InputStream file = RenderingTest.class.getResourceAsStream("rendering/" + dialect.name() + ".sql")) {
			return new String(Objects.requireNonNull(file, "no texts of " + dialect).readAllBytes(),
					StandardCharsets.UTF_8);
		}
	}

	private static Map<String, SqlNode> nodes(Dialect dialect) {
		Map<String, SqlNode> nodes = new LinkedHashMap<>();
		addStatements(nodes);
		addConditions(nodes, dialect.operators());
		if (dialect.supports(Feature.REGEX)) {
			addRegularExpressions(nodes, dialect.operators());
		}
		addFunctions(nodes);
		return nodes;
	}

	private static void addStatements(Map<String, SqlNode> nodes) {
		List<Column> columns = List.of(EMAIL, SCORE, DATA, BYTES);
		@Nullable Object[] first = { "a", 1, "{}", new byte[] { 1 } };
		@Nullable Object[] second = { "b", 2, null, null };
		List<@Nullable Object[]> one = List.<@Nullable Object[]>of(first);
		List<@Nullable Object[]> two = List.of(first, second);
		nodes.put("insert of a row", new Insert(USERS, columns, one, null, List.of(ID)));
		nodes.put("insert of rows", new Insert(USERS, columns, two, null, List.of(ID, DATA)));
		nodes.put("insert of defaults",
				new Insert(USERS, List.of(), List.<@Nullable Object[]>of(new Object[0]), null, List.of(ID)));
		List<@Nullable Object[]> pairs = List.of(new Object[] { "a", 1 }, new Object[] { "b", 2 });
		List<Column> pair = List.of(EMAIL, SCORE);
		nodes.put("insert or update",
				new Insert(USERS, pair, pairs, new Conflict(List.of("email"), List.of("score")), List.of()));
		nodes.put("insert or ignore",
				new Insert(USERS, pair, pairs, new Conflict(List.of("email"), List.of()), List.of()));
		nodes.put("delete", new Delete(new TableRef("other", "users"), Sql.isNull(Sql.name("email"), true)));
		SqlNode email = Sql.column("u", "email");
		nodes.put("select",
				Select.builder()
					.item(email, SqlType.varchar(50), "e")
					.from(Select.aliased(USERS, "u"))
					.where(Sql.binary(email, "=", Sql.bind("a", SqlType.TEXT)))
					.orderBy(new OrderBy(email, false, Nulls.DEFAULT, true))
					.orderBy(new OrderBy(Sql.column("u", "score"), true, Nulls.LAST, true))
					.orderBy(new OrderBy(Sql.column("u", "id"), true, Nulls.DEFAULT, false))
					.limit(2L)
					.offset(3L)
					.build());
		nodes.put("select with lock",
				Select.builder()
					.item(email, SqlType.varchar(50), null)
					.from(Select.aliased(USERS, "u"))
					.where(Sql.binary(email, "=", Sql.bind("a", SqlType.TEXT)))
					.limit(2L)
					.lock(new Lock(false, false, List.of(), false))
					.build());
		nodes.put("select without limit",
				Select.builder().item(email, SqlType.TEXT, null).from(Select.aliased(USERS, "u")).offset(3L).build());
	}

	private static void addConditions(Map<String, SqlNode> nodes, Operators operators) {
		SqlNode email = Sql.column("u", "email");
		SqlNode text = Sql.bind("a", SqlType.TEXT);
		nodes.put("like", operators.like(email, text, false));
		nodes.put("like without regard to case", operators.like(email, text, true));
		nodes.put("equality without regard to case", operators.equalsIgnoreCase(email, text));
		nodes.put("list", operators.in(Sql.column("u", "id"), List.of(1, 2, 3), SqlType.INTEGER));
		SqlNode at = Sql.column("u", "at");
		nodes.put("week", operators.datePart(DatePart.WEEK, at, SqlType.INSTANT));
		nodes.put("month", operators.dateTrunc(DatePart.MONTH, at, SqlType.INSTANT));
		nodes.put("date", operators.dateOf(at, SqlType.INSTANT));
		nodes.put("json text", operators.jsonPath(Sql.column("u", "data"), List.of("a", 0), null));
		nodes.put("json number", operators.jsonPath(Sql.column("u", "data"), List.of("a"), SqlType.BIGINT));
	}

	private static void addRegularExpressions(Map<String, SqlNode> nodes, Operators operators) {
		SqlNode email = Sql.column("u", "email");
		SqlNode text = Sql.bind("a", SqlType.TEXT);
		nodes.put("regular expression", operators.regex(email, text, false));
		nodes.put("regular expression without regard to case", operators.regex(email, text, true));
	}

	private static void addFunctions(Map<String, SqlNode> nodes) {
		Argument price = new Argument(Sql.column("u", "price"), SqlType.decimal(10, 2));
		Argument score = new Argument(Sql.column("u", "score"), SqlType.INTEGER);
		Argument email = new Argument(Sql.column("u", "email"), SqlType.varchar(50));
		nodes.put("average of decimals", Nodes.aggregate(Function.AVG, SqlType.DECIMAL, price));
		SqlNode positive = Sql.binary(score.node(), ">", Sql.bind(0, SqlType.INTEGER));
		nodes.put("average of whole numbers",
				Nodes.aggregate(new Aggregate(Function.AVG, true, List.of(score), positive, null), SqlType.DOUBLE));
		nodes.put("sum", Nodes.aggregate(Function.SUM, SqlType.BIGINT, score));
		nodes.put("joined texts", Nodes.aggregate(Function.STRING_AGG, SqlType.TEXT, email, Nodes.argument(", ")));
		nodes.put("quotient of decimals", Nodes.arithmetic(price, '/', score, SqlType.DECIMAL));
		nodes.put("quotient of whole numbers", Nodes.arithmetic(score, '/', score, SqlType.INTEGER));
		nodes.put("sum of decimals", Nodes.arithmetic(price, '+', price, SqlType.DECIMAL));
		nodes.put("greatest", Nodes.call(Function.GREATEST, SqlType.INTEGER, score, Nodes.argument(1)));
		nodes.put("length", Nodes.call(Function.LENGTH, SqlType.BIGINT, email));
		nodes.put("concatenation", Nodes.call(Function.CONCAT, SqlType.TEXT, email, Nodes.argument("-"), score));
		nodes.put("upper case", Nodes.call(Function.UPPER, SqlType.TEXT, email));
		nodes.put("now", Nodes.call(Function.NOW, SqlType.INSTANT));
	}

}
