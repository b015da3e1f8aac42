package io.tortoiseorm.migrations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.r2dbc.R2dbcDatabases;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Migrations that run at once, fail, and are stopped half-way.
 */
@DatabaseTest
class MigrationSafetyTest {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final ModelRegistry REGISTRY = ModelRegistry.builder()
		.app("tracker", "default", Tracker.V1.Project.class, Tracker.V1.Ticket.class)
		.build();

	private final TestDatabase database;

	private final List<Database> open = new ArrayList<>();

	MigrationSafetyTest(TestDatabase database) {
		this.database = database;
	}

	@AfterEach
	void clean() {
		for (String table : List.of("one", "two", "three", "counted", "tortoise_migrations")) {
			this.database.execute(sql("DROP TABLE IF EXISTS \"" + table + "\""));
		}
		this.open.forEach((connected) -> connected.close().block(PATIENCE));
	}

	private String sql(String text) {
		return this.database.kind().isMySqlFamily() ? text.replace('"', '`') : text;
	}

	private static <T> @Nullable T await(Mono<T> work) {
		return work.block(PATIENCE);
	}

	private Migrations migrations(Migration... migrations) {
		Database connected = R2dbcDatabases
			.builder(ConnectionConfig.of("default", this.database.url())
				.with(Map.of("maxsize", (this.database.kind() == TestDatabaseKind.SQLITE) ? 1 : 3)))
			.build();
		this.open.add(connected);
		return Migrations.builder(Tortoise.builder(REGISTRY).database(connected).build())
			.source((apps) -> List.of(migrations))
			.build();
	}

	private Migration migration(String name, List<String> dependencies, String... statements) {
		List<String> quoted = List.of(statements).stream().map(this::sql).toList();
		return new Migration("tracker", name, dependencies,
				quoted.stream().<Operation>map((text) -> new RunSql(Map.of(RunSql.ALL, List.of(text)), null)).toList());
	}

	@Test
	void tenInstancesAtOnceApplyEachMigrationOnce() {
		Migration first = migration("0001_initial", List.of(), "CREATE TABLE \"counted\" (\"n\" INT)",
				"INSERT INTO \"counted\" (\"n\") VALUES (1)");
		Migration second = migration("0002_more", List.of("tracker/0001_initial"),
				"INSERT INTO \"counted\" (\"n\") VALUES (2)", "INSERT INTO \"counted\" (\"n\") VALUES (3)");
		List<Mono<List<PlannedMigration>>> instances = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			instances.add(migrations(first, second).upgrade());
		}
		List<List<PlannedMigration>> results = Objects
			.requireNonNull(await(Flux.merge(Flux.fromIterable(instances), 10).collectList()));
		assertThat(results.stream().mapToInt(List::size).sum()).isEqualTo(2);
		assertThat(this.database.query(sql("SELECT \"n\" FROM \"counted\""))).hasSize(3);
	}

	@Test
	void aFailedMigrationLeavesNothingOrSaysWhereItStopped() {
		Migration broken = migration("0001_initial", List.of(), "CREATE TABLE \"one\" (\"n\" INT)",
				"CREATE TABLE \"two\" (\"n\" INT)", "INSERT INTO \"missing\" (\"n\") VALUES (1)",
				"CREATE TABLE \"three\" (\"n\" INT)");
		Migrations migrations = migrations(broken);
		assertThatExceptionOfType(MigrationError.class).isThrownBy(() -> await(migrations.upgrade()))
			.withMessageContaining("tracker/0001_initial stopped at statement 3 of 4")
			.withMessageContaining("missing");
		boolean transactional = Objects.requireNonNull(await(this.open.get(0).open()))
			.dialect()
			.supports(Feature.TRANSACTIONAL_DDL);
		List<AppliedMigration> history = Objects.requireNonNull(await(migrations.history()));
		if (transactional) {
			assertThat(history).isEmpty();
			assertThatExceptionOfType(MigrationError.class).isThrownBy(() -> await(migrations.upgrade()));
			return;
		}
		assertThat(history).hasSize(1);
		assertThat(history.get(0).status()).isEqualTo(AppliedMigration.Status.APPLYING);
		assertThat(history.get(0).position()).isEqualTo(2);
		assertThat(history.get(0).failure()).contains("missing");
		assertThatExceptionOfType(MigrationError.class).isThrownBy(() -> await(migrations.upgrade()))
			.withMessageContaining("stopped half-way, after statement 2")
			.withMessageContaining("resume or repair");
		this.database.execute(sql("CREATE TABLE \"missing\" (\"n\" INT)"));
		assertThat(await(migrations.resume())).hasSize(1);
		this.database.execute(sql("DROP TABLE \"missing\""));
		assertThat(await(migrations.upgrade())).isEmpty();
		assertThat(this.database.query(sql("SELECT \"n\" FROM \"three\""))).isEmpty();
	}

	@Test
	void aFileThatWasChangedLaterIsNoticed() {
		await(migrations(migration("0001_initial", List.of(), "CREATE TABLE \"one\" (\"n\" INT)")).upgrade());
		Migration changed = migration("0001_initial", List.of(), "CREATE TABLE \"two\" (\"n\" INT)");
		assertThatExceptionOfType(MigrationError.class).isThrownBy(() -> await(migrations(changed).upgrade()))
			.withMessageContaining("was changed after it was applied");
		await(migrations(changed).repair("tracker/0001_initial", new Repair.Applied()));
		assertThat(await(migrations(changed).upgrade())).isEmpty();
		assertThatExceptionOfType(MigrationError.class).isThrownBy(() -> await(migrations().upgrade()))
			.withMessageContaining("its file is not there");
	}

	@Test
	void planningWritesNothingAndFakingRunsNothing() {
		Migration first = migration("0001_initial", List.of(), "CREATE TABLE \"one\" (\"n\" INT)");
		List<PlannedMigration> plan = Objects.requireNonNull(await(migrations(first).plan(null)));
		assertThat(plan).singleElement()
			.extracting(PlannedMigration::statements)
			.isEqualTo(List.of(sql("CREATE TABLE \"one\" (\"n\" INT)")));
		assertThat(LiveTables.of(this.open.get(0))).isEmpty();
		assertThat(await(migrations(first).fake(null))).hasSize(1);
		assertThat(LiveTables.of(this.open.get(0))).isEmpty();
		assertThat(await(migrations(first).upgrade())).isEmpty();
		assertThat(await(migrations(first).history())).singleElement()
			.extracting(AppliedMigration::key)
			.isEqualTo("tracker/0001_initial");
	}

	@Test
	void whatCannotBeRevertedIsRefusedBeforeAnythingIs() {
		Migration first = migration("0001_initial", List.of(), "CREATE TABLE \"one\" (\"n\" INT)");
		Migration second = new Migration("tracker", "0002_more", List.of("tracker/0001_initial"),
				List.of(new RunSql(Map.of(RunSql.ALL, List.of(sql("INSERT INTO \"one\" (\"n\") VALUES (1)"))),
						Map.of(RunSql.ALL, List.of(sql("DELETE FROM \"one\""))))));
		await(migrations(first, second).upgrade());
		assertThatExceptionOfType(MigrationError.class)
			.isThrownBy(() -> await(migrations(first, second).downgrade("tracker/zero")))
			.withMessageContaining("tracker/0001_initial cannot be reverted");
		assertThat(this.database.query(sql("SELECT \"n\" FROM \"one\""))).hasSize(1);
		assertThat(await(migrations(first, second).downgrade("tracker/0001"))).hasSize(1);
		assertThat(this.database.query(sql("SELECT \"n\" FROM \"one\""))).isEmpty();
	}

	@Test
	void javaChangesRowsInItsPlace() {
		Migration first = new Migration("tracker", "0001_initial", List.of(),
				List.of(new RunSql(Map.of(RunSql.ALL, List.of(sql("CREATE TABLE \"one\" (\"n\" INT)"))), null),
						new RunJava(Doubling.class.getName(), false)));
		await(migrations(first).upgrade());
		assertThat(this.database.query(sql("SELECT \"n\" FROM \"one\""))).hasSize(2);
	}

	/**
	 * Inserts two rows.
	 */
	static final class Doubling implements JavaMigration {

		@Override
		public Mono<Void> up(MigrationContext context) {
			Database database = context.database();
			String quote = database.dialect().writer().name("one").toStatement().text();
			String column = database.dialect().writer().name("n").toStatement().text();
			return database.execute("INSERT INTO " + quote + " (" + column + ") VALUES (?), (?)", 1, 2).then();
		}

	}

}
