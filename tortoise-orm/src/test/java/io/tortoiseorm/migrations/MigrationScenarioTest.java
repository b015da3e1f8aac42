package io.tortoiseorm.migrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.r2dbc.R2dbcDatabases;
import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.schema.SchemaGenerator;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A project that grows from version to version, with rows in its tables.
 */
@DatabaseTest
class MigrationScenarioTest {

	private static final List<Version> VERSIONS = List.of(
			new Version(MakeOptions.DEFAULTS, Tracker.V1.Project.class, Tracker.V1.Ticket.class),
			new Version(MakeOptions.DEFAULTS, Tracker.V1.Project.class, Tracker.V2.Ticket.class),
			new Version(MakeOptions.DEFAULTS.renaming("Ticket.notes=Ticket.body"), Tracker.V1.Project.class,
					Tracker.V3.Ticket.class),
			new Version(MakeOptions.DEFAULTS, Tracker.V1.Project.class, Tracker.V4.Ticket.class),
			new Version(MakeOptions.DEFAULTS.allowing("Ticket.project_id,title"), Tracker.V1.Project.class,
					Tracker.V5.Ticket.class),
			new Version(MakeOptions.DEFAULTS, Tracker.V1.Project.class, Tracker.V6.Ticket.class,
					Tracker.V6.Label.class),
			new Version(MakeOptions.DEFAULTS, Tracker.V1.Project.class, Tracker.V7.Ticket.class,
					Tracker.V6.Label.class),
			new Version(MakeOptions.DEFAULTS.renaming("Ticket=Issue"), Tracker.V1.Project.class, Tracker.V8.Issue.class,
					Tracker.V6.Label.class),
			new Version(MakeOptions.DEFAULTS, Tracker.V9.Project.class, Tracker.V9.Issue.class, Tracker.V6.Label.class),
			new Version(MakeOptions.DEFAULTS.allowing("Issue.priority"), Tracker.V9.Project.class,
					Tracker.V10.Issue.class, Tracker.V6.Label.class),
			new Version(MakeOptions.DEFAULTS, Tracker.V9.Project.class, Tracker.V11.Issue.class,
					Tracker.V6.Label.class),
			new Version(MakeOptions.DEFAULTS.allowing("Label", "issues_labels", "issues_label", "labels"),
					Tracker.V9.Project.class, Tracker.V12.Issue.class));

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final TestDatabase database;

	private final Database connected;

	private final Path folder;

	MigrationScenarioTest(TestDatabase database, @TempDir Path folder) {
		this.database = database;
		this.folder = folder;
		this.connected = R2dbcDatabases.builder(ConnectionConfig.of("default", database.url())).build();
	}

	@AfterEach
	void close() {
		await(this.connected.close());
	}

	private static <T> T await(Mono<T> work) {
		return work.block(PATIENCE);
	}

	private Migrations migrations(ModelRegistry registry) {
		return Migrations.builder(Tortoise.builder(registry).database(this.connected).build())
			.directory(this.folder)
			.build();
	}

	@Test
	void aProjectGrowsGoesBackAndGrowsAgain() throws IOException {
		List<Map<String, String>> catalogs = new ArrayList<>();
		List<String> keys = new ArrayList<>();
		for (Version version : VERSIONS) {
			Migrations migrations = migrations(version.registry());
			List<Path> made = migrations.make(version.options());
			assertThat(made).as("version %d", catalogs.size() + 1).hasSize(1);
			assertThat(migrations.changes(MakeOptions.DEFAULTS)).isEmpty();
			List<PlannedMigration> applied = Objects.requireNonNull(await(migrations.upgrade()));
			assertThat(applied).hasSize(1);
			keys.add(applied.get(0).key());
			assertThat(await(migrations.diff())).isEqualTo(new Drift(List.of(), List.of(), List.of(), List.of()));
			if (catalogs.isEmpty()) {
				insertFirstRows();
			}
			catalogs.add(LiveTables.refreshed(this.connected));
			assertRows(catalogs.size());
			assertPriorities(catalogs.size());
		}
		assertLaterRows();
		for (int version = VERSIONS.size() - 1; version > 0; version--) {
			Migrations migrations = migrations(VERSIONS.get(VERSIONS.size() - 1).registry());
			await(migrations.downgrade(keys.get(version - 1)));
			assertThat(LiveTables.refreshed(this.connected)).as("back at %s", keys.get(version - 1))
				.isEqualTo(catalogs.get(version - 1));
			assertRows(version);
		}
		Migrations migrations = migrations(VERSIONS.get(VERSIONS.size() - 1).registry());
		List<PlannedMigration> again = Objects.requireNonNull(await(migrations.upgrade()));
		assertThat(again).hasSize(VERSIONS.size() - 1);
		assertThat(LiveTables.refreshed(this.connected)).isEqualTo(catalogs.get(VERSIONS.size() - 1));
		assertRows(VERSIONS.size());
		await(migrations.downgrade("tracker/zero"));
		assertThat(LiveTables.of(this.connected)).isEmpty();
		SchemaGenerator.statements(VERSIONS.get(VERSIONS.size() - 1).registry(), "default", this.connected.dialect())
			.forEach(this.database::execute);
		assertThat(LiveTables.of(this.connected)).isEqualTo(catalogs.get(VERSIONS.size() - 1));
	}

	private String sql(String text) {
		return this.database.kind().isMySqlFamily() ? text.replace('"', '`') : text;
	}

	private void insertFirstRows() {
		this.database.execute(sql("INSERT INTO \"projects\" (\"name\") VALUES ('Moon')"),
				sql("INSERT INTO \"projects\" (\"name\") VALUES ('Mars')"),
				sql("INSERT INTO \"tickets\" (\"title\", \"notes\", \"project_id\") VALUES ('Launch', 'soon', 1)"),
				sql("INSERT INTO \"tickets\" (\"title\", \"notes\", \"project_id\") VALUES ('Land', NULL, 1)"),
				sql("INSERT INTO \"tickets\" (\"title\", \"notes\", \"project_id\") VALUES ('Launch', NULL, 2)"));
	}

	private void assertRows(int version) {
		String table = (version < 8) ? "tickets" : "issues";
		List<String> rows = this.database
			.query(sql("SELECT t.\"title\", p.\"name\" FROM \"" + table
					+ "\" t JOIN \"projects\" p ON p.\"id\" = t.\"project_id\" ORDER BY t.\"id\""))
			.stream()
			.map((row) -> String.join(" ", row.values().stream().map(String::valueOf).toList()))
			.toList();
		assertThat(rows).as("rows at version %d", version).containsExactly("Launch Moon", "Land Moon", "Launch Mars");
		if (version >= 3) {
			assertThat(values("body", table).get(0)).isEqualTo("soon");
		}
		if (version >= 7) {
			assertThat(values("body", table).subList(1, 3)).allMatch("nothing"::equals);
		}
	}

	private void assertPriorities(int version) {
		if (version >= 2 && version < 10) {
			assertThat(values("priority", (version < 8) ? "tickets" : "issues")).allMatch("3"::equals);
		}
	}

	private List<String> values(String column, String table) {
		return this.database.query(sql("SELECT \"" + column + "\" FROM \"" + table + "\" ORDER BY \"id\""))
			.stream()
			.map((row) -> String.valueOf(row.values().iterator().next()))
			.toList();
	}

	private void assertLaterRows() {
		Map<String, String> found = new TreeMap<>();
		found.put("status", values("status", "issues").toString());
		found.put("created", Boolean.toString(values("created_at", "issues").contains("null")));
		assertThat(found).containsEntry("status", "[open, open, open]").containsEntry("created", "false");
	}

	@Test
	void whatModelsMigrationsAndDatabaseDifferInIsTold() throws IOException {
		Migrations first = migrations(VERSIONS.get(0).registry());
		first.make(MakeOptions.DEFAULTS);
		assertThat(Objects.requireNonNull(await(first.diff())).pending()).containsExactly("tracker/0001_initial");
		await(first.upgrade());
		Drift drift = Objects.requireNonNull(await(migrations(VERSIONS.get(1).registry()).diff()));
		assertThat(drift)
			.isEqualTo(new Drift(List.of("add column priority to tickets"), List.of(), List.of(), List.of()));
		this.database.execute(sql("CREATE TABLE \"strange\" (\"n\" INT)"),
				sql("ALTER TABLE \"tickets\" ADD COLUMN \"extra\" INT"),
				sql("ALTER TABLE \"tickets\" DROP COLUMN \"notes\""),
				sql("CREATE INDEX \"by_hand\" ON \"tickets\" (\"title\")"));
		try {
			assertThat(Objects.requireNonNull(await(first.diff())).differences()).containsExactlyInAnyOrder(
					"table strange is there, but no migration makes it", "table tickets: column notes is missing",
					"table tickets: column extra is there, but no migration makes it",
					"table tickets: index by_hand is there, but no migration makes it");
		}
		finally {
			this.database.execute(sql("DROP TABLE \"strange\""), sql("DROP TABLE \"tickets\""),
					sql("DROP TABLE \"projects\""), sql("DROP TABLE \"tortoise_migrations\""));
		}
	}

	@Test
	void aRefusalTellsHowManyRowsWouldBeHit() throws IOException {
		Migrations first = migrations(VERSIONS.get(0).registry());
		first.make(MakeOptions.DEFAULTS);
		await(first.upgrade());
		try {
			insertFirstRows();
			Migrations second = migrations(VERSIONS.get(2).registry());
			assertThatExceptionOfType(MigrationError.class)
				.isThrownBy(() -> await(second.makeOrCount(MakeOptions.DEFAULTS)))
				.withMessageContaining("Ticket.notes: drops column notes with its values (1 row)");
			Migrations unique = migrations(VERSIONS.get(4).registry());
			assertThatExceptionOfType(MigrationError.class)
				.isThrownBy(() -> await(unique.makeOrCount(MakeOptions.DEFAULTS.renaming("Ticket.notes=Ticket.body"))))
				.withMessageContaining("makes project_id,title unique among rows that are there (0 rows)");
		}
		finally {
			await(first.downgrade("tracker/zero"));
		}
	}

	@Test
	void filesAreReadable() throws IOException {
		for (Version version : VERSIONS.subList(0, 3)) {
			migrations(version.registry()).make(version.options());
		}
		Path app = this.folder.resolve("tracker");
		assertThat(Files.readString(app.resolve("0003_rename_column_notes_of_tickets_to_body.yaml"))).isEqualTo("""
				dependencies:
				  - tracker/0002_add_column_priority_to_tickets
				operations:
				  - renameColumn:
				      table: tickets
				      from: notes
				      to: body
				""");
		assertThat(Files.readString(app.resolve("0002_add_column_priority_to_tickets.yaml"))).isEqualTo("""
				dependencies:
				  - tracker/0001_initial
				operations:
				  - addColumn:
				      table: tickets
				      column:
				        name: priority
				        type: integer
				      fill: 3
				""");
	}

	/**
	 * The models of a version, and what its author says when making the migration.
	 */
	private record Version(MakeOptions options, Class<?>... models) {

		ModelRegistry registry() {
			return ModelRegistry.builder().app("tracker", "default", this.models).build();
		}

	}

}
