package io.tortoiseorm.migrations;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.r2dbc.R2dbcDatabases;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Dialects;
import io.tortoiseorm.exceptions.TortoiseException;
import io.tortoiseorm.migrations.ColumnOperation.AddColumn;
import io.tortoiseorm.migrations.ColumnOperation.AlterColumn;
import io.tortoiseorm.migrations.ColumnOperation.DropColumn;
import io.tortoiseorm.migrations.ColumnOperation.RenameColumn;
import io.tortoiseorm.migrations.ConstraintOperation.Add;
import io.tortoiseorm.migrations.ConstraintOperation.Drop;
import io.tortoiseorm.migrations.ConstraintOperation.Kind;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.CheckDefinition;
import io.tortoiseorm.sql.ddl.ColumnDefault;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.sql.ddl.UniqueDefinition;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What operations are warned of. Databases are asked whether it is true: MySQL and
 * MariaDB refuse a statement that cannot be done while the table is used, if they are
 * told to, and PostgreSQL tells which file a table is in.
 */
@DatabaseTest(only = { TestDatabaseKind.POSTGRES, TestDatabaseKind.MYSQL, TestDatabaseKind.MARIADB })
class LockLintTest {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final String NONE = "";

	private static final TableRef CARS = new TableRef(null, "cars");

	private static final String WRITTEN = "is written anew while nobody can";

	private static final String COPIED = "is copied while nobody can write to it";

	private static final ColumnDefault SEVEN = new ColumnDefault.Literal(7);

	private static final ColumnDefault NOW = new ColumnDefault.Now();

	private static final List<Case> CASES = List.of(
			new Case("a column that may be NULL", NONE, NONE, NONE,
					new AddColumn(CARS, column("x", SqlType.INTEGER, true, null), null)),
			new Case("a column with a constant", NONE, NONE, NONE,
					new AddColumn(CARS, column("x", SqlType.INTEGER, false, SEVEN), null)),
			new Case("a column filled with a constant", NONE, NONE, NONE,
					new AddColumn(CARS, column("x", SqlType.INTEGER, false, null), SEVEN)),
			new Case("a column that may not be NULL", NONE, NONE, NONE,
					new AddColumn(CARS, column("x", SqlType.INTEGER, false, null), null)),
			new Case("a column with a large constant", NONE, COPIED, NONE,
					new AddColumn(CARS, column("x", SqlType.TEXT, false, new ColumnDefault.Literal("a")), null)),
			new Case("a column with the time", NONE, COPIED, COPIED,
					new AddColumn(CARS, column("x", SqlType.INSTANT, false, NOW), null)),
			new Case("a column filled with the time", NONE, COPIED, COPIED,
					new AddColumn(CARS, column("x", SqlType.INSTANT, false, null), NOW)),
			new Case("a column with random values", WRITTEN, "fills column", "fills column",
					new AddColumn(CARS, column("x", SqlType.varchar(40), false, new ColumnDefault.RandomHex()), null)),
			new Case("numbered rows", NONE, COPIED, COPIED,
					new AlterColumn(CARS, new ColumnDefinition("id", SqlType.INTEGER, false, true, null, null, null),
							null)),
			new Case("a column less", NONE, NONE, NONE, new DropColumn(CARS, "body")),
			new Case("a renamed column", NONE, NONE, NONE, new RenameColumn(CARS, "body", "text")),
			new Case("a comment", NONE, NONE, NONE, new TableOperation.CommentTable(CARS, "x")),
			new Case("a comment of a column", NONE, NONE, NONE,
					new AlterColumn(CARS, new ColumnDefinition("number", SqlType.INTEGER, true, false, null, null, "x"),
							null)),
			new Case("another default", NONE, NONE, NONE, altered("number", SqlType.INTEGER, true, SEVEN)),
			new Case("no NULL any more", "looks for NULL", NONE, NONE, altered("number", SqlType.INTEGER, false, null)),
			new Case("something in place of NULL", "looks for NULL", "fills column", "fills column",
					new AlterColumn(CARS, column("number", SqlType.INTEGER, false, null), SEVEN)),
			new Case("NULL allowed", NONE, NONE, NONE, altered("needed", SqlType.INTEGER, true, null)),
			new Case("larger numbers", WRITTEN, WRITTEN, WRITTEN, altered("number", SqlType.BIGINT, true, null)),
			new Case("text of numbers", WRITTEN, WRITTEN, WRITTEN, altered("number", SqlType.varchar(20), true, null)),
			new Case("a longer text", NONE, NONE, NONE, altered("short", SqlType.varchar(63), true, null)),
			new Case("a text with a longer length", NONE, WRITTEN, NONE,
					altered("short", SqlType.varchar(64), true, null)),
			new Case("a long text longer", NONE, NONE, NONE, altered("wide", SqlType.varchar(200), true, null)),
			new Case("a shorter text", WRITTEN, WRITTEN, WRITTEN, altered("wide", SqlType.varchar(80), true, null)),
			new Case("a text without limit", NONE, WRITTEN, WRITTEN, altered("wide", SqlType.TEXT, true, null)),
			new Case("a text with a limit", WRITTEN, WRITTEN, WRITTEN,
					altered("body", SqlType.varchar(100), true, null)),
			new Case("more digits", NONE, WRITTEN, WRITTEN, altered("price", SqlType.decimal(12, 2), true, null)),
			new Case("more decimals", WRITTEN, WRITTEN, WRITTEN, altered("price", SqlType.decimal(14, 4), true, null)),
			new Case("an index", "builds ix while nobody can write", NONE, NONE,
					new Add(CARS, IndexDefinition.of("ix", List.of("number"), false))),
			new Case("a unique index", "builds ix while nobody can write", NONE, NONE,
					new Add(CARS, IndexDefinition.of("ix", List.of("number"), true))),
			new Case("an index of words", NONE, "builds ix", "builds ix",
					new Add(CARS, new IndexDefinition("ix", List.of("body"), List.of(), false, null, "fulltext"))),
			new Case("a unique constraint", "builds uq while nobody can use", NONE, NONE,
					new Add(CARS, new UniqueDefinition("uq", List.of("number")))),
			new Case("a check", "checks all rows for ck while nobody can use", COPIED, COPIED,
					new Add(CARS, new CheckDefinition("ck", "number > 0"))),
			new Case("a foreign key", "checks all rows for fk while nobody can write", COPIED, COPIED,
					new Add(CARS, new ForeignKeyDefinition("fk", List.of("owner_id"), CARS, List.of("id"), "CASCADE"))),
			new Case("a unique constraint less", NONE, NONE, NONE, new Drop(CARS, Kind.UNIQUE, "uid_seen")),
			new Case("an index less", NONE, NONE, NONE, new Drop(CARS, Kind.INDEX, "idx_price")),
			new Case("a check less", NONE, NONE, NONE, new Drop(CARS, Kind.CHECK, "ck_price")),
			new Case("a renamed unique constraint", NONE, NONE, NONE,
					new ConstraintOperation.Rename(CARS, Kind.UNIQUE, "uid_seen", "uid_other")),
			new Case("a renamed check", NONE, COPIED, COPIED,
					new ConstraintOperation.Rename(CARS, Kind.CHECK, "ck_price", "ck_other")));

	private final TestDatabase database;

	private final Database connected;

	LockLintTest(TestDatabase database) {
		this.database = database;
		this.connected = R2dbcDatabases
			.builder(ConnectionConfig.of("default", database.url()).with(Map.of("maxsize", 1)))
			.build();
	}

	@AfterEach
	void close() {
		this.connected.close().block(PATIENCE);
	}

	private static ColumnDefinition column(String name, SqlType type, boolean nullable, @Nullable ColumnDefault value) {
		return new ColumnDefinition(name, type, nullable, false, value, null, null);
	}

	private static TableDefinition cars() {
		return new TableDefinition(CARS, List.of(column("id", SqlType.INTEGER, false, null),
				column("owner_id", SqlType.INTEGER, true, null), column("number", SqlType.INTEGER, true, null),
				column("needed", SqlType.INTEGER, false, null), column("short", SqlType.varchar(20), true, null),
				column("wide", SqlType.varchar(100), true, null), column("body", SqlType.TEXT, true, null),
				column("price", SqlType.decimal(10, 2), true, null), column("seen", SqlType.TIMESTAMP, true, null)),
				List.of("id"), List.of(new UniqueDefinition("uid_seen", List.of("seen"))),
				List.of(IndexDefinition.of("idx_price", List.of("price"), false)), List.of(),
				List.of(new CheckDefinition("ck_price", "price > 0")), null);
	}

	private static ProjectState before() {
		return ProjectState.EMPTY.with(new TableState("app", "Car", cars()));
	}

	private static List<String> warnings(Dialect dialect, boolean online, Operation operation) {
		Migration migration = new Migration("app", "0002_more", List.of(), List.of(operation), online);
		return new LockLint(dialect, migration).warnings(before());
	}

	private static AlterColumn altered(String name, SqlType type, boolean nullable, @Nullable ColumnDefault value) {
		return new AlterColumn(CARS, column(name, type, nullable, value), null);
	}

	@Test
	void warningsAreTrue() {
		Dialect dialect = Objects.requireNonNull(this.connected.open().block(PATIENCE)).dialect();
		for (Case one : CASES) {
			List<String> warnings = warnings(dialect, false, one.operation());
			String expected = one.expected(this.database.kind());
			if (expected.isEmpty()) {
				assertThat(warnings).as(one.name()).isEmpty();
			}
			else {
				assertThat(warnings).as(one.name()).anyMatch((warning) -> warning.contains(expected));
			}
			boolean warned = warnings.stream().anyMatch(this::isOfStatement);
			assertThat(isLocking(dialect, one.operation())).as(one.name()).isEqualTo(warned);
		}
	}

	/** What the databases can be asked about. */
	private boolean isOfStatement(String warning) {
		return (this.database.kind() == TestDatabaseKind.POSTGRES) ? warning.contains("written anew")
				: !warning.contains("fills column");
	}

	private boolean isLocking(Dialect dialect, Operation operation) {
		dialect.alterations().createTable(dialect, cars()).forEach(this::execute);
		try {
			List<String> statements = new Step("app", before(), List.of(operation)).actions(dialect)
				.stream()
				.map(Action::text)
				.toList();
			return (this.database.kind() == TestDatabaseKind.POSTGRES) ? isWrittenAnew(statements)
					: statements.stream().filter(this::isNotDoneInPlace).count() > 0;
		}
		finally {
			execute("DROP TABLE cars");
		}
	}

	private boolean isWrittenAnew(List<String> statements) {
		Object before = this.database.queryValue("SELECT pg_relation_filenode('cars')");
		statements.forEach(this::execute);
		return !Objects.equals(before, this.database.queryValue("SELECT pg_relation_filenode('cars')"));
	}

	private boolean isNotDoneInPlace(String statement) {
		try {
			execute(statement + (statement.startsWith("ALTER") ? ", ALGORITHM=INPLACE, LOCK=NONE" : ""));
			return false;
		}
		catch (TortoiseException ex) {
			assertThat(ex).hasMessageContaining("Try ");
			execute(statement);
			return true;
		}
	}

	private void execute(String statement) {
		this.connected.script(statement).block(PATIENCE);
	}

	@Test
	void whatIsDoneOnlineLocksForAMomentOnly() {
		Dialect postgres = Dialects.byName("postgres");
		for (Case one : CASES) {
			List<String> warnings = warnings(postgres, true, one.operation());
			if (!one.postgres().equals(WRITTEN)) {
				assertThat(warnings).as(one.name()).allMatch((warning) -> warning.contains("fills column"));
			}
		}
	}

	/**
	 * An operation, and what is said of it.
	 */
	private record Case(String name, String postgres, String mysql, String mariadb, Operation operation) {

		String expected(TestDatabaseKind kind) {
			return switch (kind) {
				case POSTGRES -> this.postgres;
				case MYSQL -> this.mysql;
				default -> this.mariadb;
			};
		}

	}

}
