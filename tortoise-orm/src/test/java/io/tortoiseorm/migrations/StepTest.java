package io.tortoiseorm.migrations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.dialect.Dialects;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.CheckDefinition;
import io.tortoiseorm.sql.ddl.ColumnDefault;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.sql.ddl.UniqueDefinition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which operations of a migration are done together, and which statements they become.
 */
class StepTest {

	private static final TableRef CARS = new TableRef(null, "cars");

	private static final TableRef OWNERS = new TableRef(null, "owners");

	private static final ColumnDefinition ID = ColumnDefinition.of("id", SqlType.INTEGER, false);

	private static List<String> actions(String dialect, boolean online, Operation... operations) {
		ProjectState before = ProjectState.EMPTY;
		for (TableRef name : List.of(CARS, OWNERS)) {
			TableDefinition table = new TableDefinition(name,
					List.of(ID, column("speed", true), column("owner", true), column("year", true)), List.of("id"),
					List.of(), List.of(), List.of(), List.of(), null);
			before = before.with(new TableState("app", name.name(), table));
		}
		return new Step("app", before, Arrays.asList(operations)).actions(Dialects.byName(dialect), online)
			.stream()
			.map(Action::text)
			.toList();
	}

	private static ColumnDefinition column(String name, boolean nullable) {
		return ColumnDefinition.of(name, SqlType.INTEGER, nullable);
	}

	private static Operation notNull(TableRef table, String column) {
		return new ColumnOperation.AlterColumn(table, column(column, false), new ColumnDefault.Literal(0));
	}

	private static Operation index(TableRef table, String column) {
		return new ConstraintOperation.Add(table,
				IndexDefinition.of("idx_" + table.name() + "_" + column, List.of(column), false));
	}

	private static long copies(List<String> statements) {
		return statements.stream().filter((statement) -> statement.startsWith("CREATE TABLE")).count();
	}

	@Test
	void whatFollowsEachOtherOnOneTableCopiesItOnce() {
		assertThat(copies(actions("sqlite", false, notNull(CARS, "speed"), notNull(CARS, "year"),
				new ColumnOperation.DropColumn(CARS, "owner"), index(CARS, "year"))))
			.isEqualTo(1);
		assertThat(copies(actions("sqlite", false, notNull(CARS, "speed"), notNull(OWNERS, "speed")))).isEqualTo(2);
		assertThat(copies(
				actions("sqlite", false, notNull(CARS, "speed"), notNull(OWNERS, "speed"), notNull(CARS, "year"))))
			.isEqualTo(3);
	}

	@Test
	void javaAndSqlSeeWhatIsBeforeThemAndNothingThatIsAfter() {
		Operation sql = new RunSql(Map.of(RunSql.ALL, List.of("UPDATE cars SET a = 1")), null);
		for (String dialect : List.of("sqlite", "postgres", "mysql")) {
			List<String> statements = actions(dialect, false,
					new ColumnOperation.AddColumn(CARS, column("a", true), null), new RunJava("example.Fill", false),
					sql, new ColumnOperation.AddColumn(CARS, column("b", true), null));
			int java = statements.indexOf("-- example.Fill.up");
			assertThat(statements.get(java + 1)).isEqualTo("UPDATE cars SET a = 1");
			assertThat(statements.subList(0, java)).isNotEmpty()
				.noneMatch((text) -> text.matches("(?s).*[\"`]b[\"`].*"));
			assertThat(statements.subList(java + 2, statements.size()))
				.anyMatch((text) -> text.matches("(?s).*[\"`]b[\"`].*"));
		}
	}

	@Test
	void whatIsDroppedAndComesAgainIsReallyGoneInBetween() {
		assertThat(actions("postgres", false, new ColumnOperation.DropColumn(CARS, "speed"),
				new ColumnOperation.AddColumn(CARS, column("speed", true), null)))
			.containsExactly("ALTER TABLE \"cars\" DROP COLUMN \"speed\"",
					"ALTER TABLE \"cars\" ADD COLUMN \"speed\" INTEGER");
		assertThat(actions("postgres", false, index(CARS, "speed"),
				new ConstraintOperation.Drop(CARS, ConstraintOperation.Kind.INDEX, "idx_cars_speed"),
				index(CARS, "speed")))
			.last()
			.isEqualTo("CREATE INDEX \"idx_cars_speed\" ON \"cars\" (\"speed\")");
	}

	@Test
	void onlineEachStatementIsAnActionInTheOrderOfTheOperations() {
		Operation[] operations = { index(CARS, "speed"),
				new ConstraintOperation.Add(OWNERS, new CheckDefinition("check_year", "\"year\" > 0")),
				new ConstraintOperation.Add(CARS, new UniqueDefinition("uid_cars_year", List.of("year"))),
				new ConstraintOperation.Add(CARS,
						new ForeignKeyDefinition("fk_cars_owner", List.of("owner"), OWNERS, List.of("id"), "CASCADE")),
				new ColumnOperation.AlterColumn(OWNERS, column("speed", false), null) };
		assertThat(actions("postgres", true, operations)).containsExactly(
				"CREATE INDEX CONCURRENTLY \"idx_cars_speed\" ON \"cars\" (\"speed\")",
				"ALTER TABLE \"owners\" ADD CONSTRAINT \"check_year\" CHECK (\"year\" > 0) NOT VALID",
				"ALTER TABLE \"owners\" VALIDATE CONSTRAINT \"check_year\"",
				"CREATE UNIQUE INDEX CONCURRENTLY \"uid_cars_year\" ON \"cars\" (\"year\")",
				"ALTER TABLE \"cars\" ADD CONSTRAINT \"uid_cars_year\" UNIQUE USING INDEX \"uid_cars_year\"",
				"ALTER TABLE \"cars\" ADD CONSTRAINT \"fk_cars_owner\" FOREIGN KEY (\"owner\") REFERENCES \"owners\" (\"id\") ON DELETE CASCADE NOT VALID",
				"ALTER TABLE \"cars\" VALIDATE CONSTRAINT \"fk_cars_owner\"",
				"ALTER TABLE \"owners\" ADD CONSTRAINT \"tortoise_not_null\" CHECK (\"speed\" IS NOT NULL) NOT VALID",
				"ALTER TABLE \"owners\" VALIDATE CONSTRAINT \"tortoise_not_null\"",
				"ALTER TABLE \"owners\" ALTER COLUMN \"speed\" SET NOT NULL",
				"ALTER TABLE \"owners\" DROP CONSTRAINT \"tortoise_not_null\"");
		for (String dialect : List.of("mysql", "mariadb", "h2", "sqlite")) {
			assertThat(actions(dialect, true, operations)).as(dialect).isEqualTo(actions(dialect, false, operations));
		}
	}

	@Test
	void onlineUndoesWhatItDidOnlineAsWell() {
		List<Operation> operations = List.of(index(CARS, "speed"),
				new ConstraintOperation.Add(CARS, new UniqueDefinition("uid_cars_year", List.of("year"))));
		TableDefinition cars = new TableDefinition(CARS, List.of(ID, column("speed", true), column("year", true)),
				List.of("id"), List.of(), List.of(), List.of(), List.of(), null);
		ProjectState before = ProjectState.EMPTY.with(new TableState("app", "Car", cars));
		Step back = new Step("app", before, new ArrayList<>(operations)).reversed();
		assertThat(back.after()).isEqualTo(before);
		assertThat(back.actions(Dialects.byName("postgres"), true)).extracting(Action::text)
			.containsExactlyInAnyOrder("ALTER TABLE \"cars\" DROP CONSTRAINT \"uid_cars_year\"",
					"DROP INDEX CONCURRENTLY \"idx_cars_speed\"");
	}

}
