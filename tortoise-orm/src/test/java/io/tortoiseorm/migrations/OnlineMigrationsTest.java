package io.tortoiseorm.migrations;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.db.r2dbc.R2dbcDatabases;
import io.tortoiseorm.dialect.Dialects;
import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.CheckDefinition;
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
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Migrations of tables that others use meanwhile.
 */
@DatabaseTest
class OnlineMigrationsTest {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final TableRef CARS = new TableRef(null, "cars");

	private static final ModelRegistry REGISTRY = ModelRegistry.builder()
		.app("tracker", "default", Tracker.V1.Project.class, Tracker.V1.Ticket.class)
		.build();

	private final TestDatabase database;

	private final Database connected;

	OnlineMigrationsTest(TestDatabase database) {
		this.database = database;
		this.connected = R2dbcDatabases.builder(ConnectionConfig.of("default", database.url())).build();
	}

	@AfterEach
	void close() {
		await(this.connected.close());
	}

	private static <T> @Nullable T await(Mono<T> work) {
		return work.block(PATIENCE);
	}

	private static MigrationsBuilder describe(Database database, Migration... migrations) {
		return Migrations.builder(Tortoise.builder(REGISTRY).database(database).build())
			.source((apps) -> List.of(migrations));
	}

	private static ColumnDefinition column(String name, boolean nullable) {
		return ColumnDefinition.of(name, SqlType.INTEGER, nullable);
	}

	private static Migration first() {
		TableDefinition cars = new TableDefinition(CARS,
				List.of(column("id", false), column("speed", true), column("next", true)), List.of("id"), List.of(),
				List.of(), List.of(), List.of(), null);
		return new Migration("tracker", "0001_initial", List.of(),
				List.of(new TableOperation.CreateTable("Car", cars)));
	}

	private Migration second(boolean online) {
		String speed = this.database.kind().isMySqlFamily() ? "`speed`" : "\"speed\"";
		return new Migration("tracker", "0002_more", List.of("tracker/0001_initial"), List.of(
				new ConstraintOperation.Add(CARS, IndexDefinition.of("idx_cars_speed", List.of("speed"), false)),
				new ConstraintOperation.Add(CARS, new UniqueDefinition("uid_cars_next", List.of("next"))),
				new ConstraintOperation.Add(CARS, new CheckDefinition("check_speed", speed + " > 0")),
				new ConstraintOperation.Add(CARS,
						new ForeignKeyDefinition("fk_cars_next", List.of("next"), CARS, List.of("id"), "CASCADE")),
				new ColumnOperation.AlterColumn(CARS, column("speed", false), null)), online);
	}

	@Test
	void leadToTheSameTablesAndBack() {
		Migration first = first();
		await(describe(this.connected, first).build().upgrade());
		insert();
		Map<String, String> before = LiveTables.of(this.connected);
		Migrations plain = describe(this.connected, first, second(false)).build();
		await(plain.upgrade());
		Map<String, String> after = LiveTables.of(this.connected);
		await(plain.downgrade("tracker/0001"));
		Migrations online = describe(this.connected, first, second(true)).tableLockTimeout(Duration.ofSeconds(30))
			.timeout(PATIENCE)
			.build();
		List<PlannedMigration> applied = Objects.requireNonNull(await(online.upgrade()));
		assertThat(LiveTables.of(this.connected)).isEqualTo(after);
		assertThat(await(online.diff()).differences()).isEmpty();
		await(online.downgrade("tracker/0001"));
		assertThat(LiveTables.of(this.connected)).isEqualTo(before);
		if (this.database.kind() == TestDatabaseKind.POSTGRES) {
			assertThat(String.join("\n", applied.get(0).statements())).contains("CREATE INDEX CONCURRENTLY")
				.contains("CREATE UNIQUE INDEX CONCURRENTLY")
				.contains("UNIQUE USING INDEX")
				.contains("NOT VALID")
				.contains("VALIDATE CONSTRAINT \"fk_cars_next\"");
			assertThat(this.database.query("SHOW lock_timeout").get(0)).containsEntry("lock_timeout", "0");
		}
		await(online.downgrade("tracker/zero"));
	}

	private void insert() {
		String sql = "INSERT INTO \"cars\" (\"id\", \"speed\", \"next\") VALUES (1, 5, NULL), (2, 6, 1)";
		this.database.execute(this.database.kind().isMySqlFamily() ? sql.replace('"', '`') : sql);
	}

	@Test
	void waitForNoTableLongerThanTheyMay() {
		if (this.database.kind() != TestDatabaseKind.POSTGRES) {
			return;
		}
		Migration first = first();
		await(describe(this.connected, first).build().upgrade());
		Migrations impatient = describe(this.connected, first, second(false)).tableLockTimeout(Duration.ofMillis(50))
			.build();
		Database other = R2dbcDatabases.builder(ConnectionConfig.of("default", this.database.url())).build();
		try {
			assertThatExceptionOfType(MigrationError.class)
				.isThrownBy(() -> await(other.transactional(TransactionOptions.DEFAULTS,
						other.script("LOCK TABLE cars").then(impatient.upgrade()))))
				.withMessageContaining("A lock held by others could not be had in time");
		}
		finally {
			await(other.close());
		}
		assertThat(await(impatient.upgrade())).hasSize(1);
		await(impatient.downgrade("tracker/zero"));
	}

	@Test
	void takeNoLongerThanTheyMay() {
		String statement = switch (this.database.kind()) {
			case POSTGRES -> "SELECT pg_sleep(45)";
			case MARIADB -> "SELECT SLEEP(45)";
			case MYSQL -> "CREATE TABLE slow AS SELECT COUNT(*) FROM information_schema.collations a,"
					+ " information_schema.collations b, information_schema.collations c, information_schema.collations d";
			case SQLITE -> "CREATE TABLE slow AS WITH RECURSIVE counted(n) AS"
					+ " (SELECT 1 UNION ALL SELECT n + 1 FROM counted) SELECT MAX(n) FROM counted";
			case H2 ->
				"CREATE TABLE slow AS SELECT MAX(a.x) FROM SYSTEM_RANGE(1, 1000000) a, SYSTEM_RANGE(1, 1000000) b";
		};
		Migration slow = new Migration("tracker", "0001_initial", List.of(),
				List.of(new RunSql(Map.of(RunSql.ALL, List.of(statement)), null)));
		Migrations limited = describe(this.connected, slow).timeout(Duration.ofMillis(200)).build();
		assertThatExceptionOfType(MigrationError.class).isThrownBy(() -> await(limited.upgrade()))
			.withMessageContaining("tracker/0001_initial stopped at statement 1 of 1");
		Map<String, String> left = LiveTables.of(this.connected);
		this.database.execute("DROP TABLE tortoise_migrations");
		assertThat(left).isEmpty();
	}

	@Test
	void areResumedAfterAnIndexThatCouldNotBeBuilt() {
		if (this.database.kind() != TestDatabaseKind.POSTGRES) {
			return;
		}
		await(describe(this.connected, first()).build().upgrade());
		insert();
		this.database.execute("INSERT INTO cars (id, speed, next) VALUES (3, 5, 1)");
		Migration unique = new Migration("tracker", "0002_more", List.of("tracker/0001_initial"),
				List.of(new ConstraintOperation.Add(CARS, new UniqueDefinition("uid_cars_next", List.of("next"))),
						new ConstraintOperation.Add(CARS,
								new IndexDefinition("idx_cars_speed", List.of("speed"), List.of(), true, null, null))),
				true);
		Migrations migrations = describe(this.connected, first(), unique).build();
		assertThatExceptionOfType(MigrationError.class).isThrownBy(() -> await(migrations.upgrade()));
		assertThatExceptionOfType(MigrationError.class).isThrownBy(() -> await(migrations.resume()));
		assertThat(this.database.query("SELECT 1 FROM pg_index WHERE NOT indisvalid")).hasSize(1);
		this.database.execute("DELETE FROM cars WHERE id = 3");
		assertThat(await(migrations.resume())).hasSize(1);
		assertThat(this.database.query("SELECT 1 FROM pg_index WHERE NOT indisvalid")).isEmpty();
		assertThat(Objects.requireNonNull(await(migrations.diff())).differences()).isEmpty();
		await(migrations.downgrade("tracker/zero"));
	}

	@Test
	void areAdvisedWhereLocksWouldLast() {
		Migrations plain = describe(this.connected, first(), second(false)).build();
		assertThat(plain.lint(null, Dialects.byName("postgres"))).hasSize(5)
			.anyMatch((warning) -> warning.contains("builds idx_cars_speed while nobody can write to table cars"))
			.anyMatch((warning) -> warning.contains("checks all rows for fk_cars_next"))
			.anyMatch((warning) -> warning.contains("looks for NULL in column speed"))
			.allMatch((warning) -> warning.startsWith("tracker/0002_more: "));
		assertThat(plain.lint("tracker/0001", Dialects.byName("postgres"))).isEmpty();
		assertThat(plain.lint(null, Dialects.byName("mysql"))).hasSize(2);
		assertThat(plain.lint(null, Dialects.byName("sqlite"))).isEmpty();
		Migrations online = describe(this.connected, first(), second(true)).build();
		assertThat(online.lint(null, Dialects.byName("postgres"))).isEmpty();
	}

}
