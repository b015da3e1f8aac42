package io.tortoiseorm.migrations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tortoiseorm.HistoricalManager;
import io.tortoiseorm.HistoricalModel;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.r2dbc.R2dbcDatabases;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.docs.SplitNames;
import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefault;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Migrations in Java with the models of the tables as they are at their step.
 */
@DatabaseTest
class HistoricalModelsTest {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final ModelRegistry REGISTRY = ModelRegistry.builder()
		.app("tracker", "default", Tracker.V1.Project.class, Tracker.V1.Ticket.class)
		.build();

	private static final TableRef PEOPLE = new TableRef(null, "people");

	private static final TableRef TEAMS = new TableRef(null, "teams");

	private final TestDatabase database;

	private final Database connected;

	private final Map<String, JavaMigration> code = new HashMap<>();

	private final List<Migration> files = new ArrayList<>();

	HistoricalModelsTest(TestDatabase database) {
		this.database = database;
		this.connected = R2dbcDatabases.builder(ConnectionConfig.of("default", database.url())).build();
	}

	@AfterEach
	void close() {
		await(migrations().downgrade("tracker/zero"));
		await(this.connected.close());
	}

	private static <T> @Nullable T await(Mono<T> work) {
		return work.block(PATIENCE);
	}

	private Migrations migrations() {
		return Migrations.builder(Tortoise.builder(REGISTRY).database(this.connected).build())
			.source((apps) -> List.copyOf(this.files))
			.javaMigrations((name) -> Objects.requireNonNull(this.code.get(name)))
			.build();
	}

	private void file(String name, Operation... operations) {
		List<String> before = this.files.isEmpty() ? List.of() : List.of(this.files.get(this.files.size() - 1).key());
		this.files.add(new Migration("tracker", name, before, List.of(operations)));
	}

	/** Runs code with the models of the tables there are. */
	private void run(JavaMigration work) {
		String name = "000%d_work".formatted(this.files.size() + 1);
		this.code.put(name, new JavaMigration() {

			@Override
			public Mono<Void> up(MigrationContext context) {
				return work.up(context);
			}

			@Override
			public Mono<Void> down(MigrationContext context) {
				return Mono.empty();
			}

		});
		file(name, new RunJava(name, false));
		await(migrations().upgrade());
	}

	private static ColumnDefinition id() {
		return new ColumnDefinition("id", SqlType.INTEGER, false, true, null, null, null);
	}

	private static ColumnDefinition text(String name, boolean nullable) {
		return ColumnDefinition.of(name, SqlType.varchar(50), nullable);
	}

	private static Operation create(@Nullable String model, TableRef name, List<String> key,
			List<ForeignKeyDefinition> references, ColumnDefinition... columns) {
		return new TableOperation.CreateTable(model, new TableDefinition(name, Arrays.asList(columns), key, List.of(),
				List.of(), references, List.of(), null));
	}

	private static ForeignKeyDefinition reference(String name, String column, TableRef target) {
		return new ForeignKeyDefinition(name, List.of(column), target, List.of("id"), "CASCADE");
	}

	private static Operation people() {
		return create("Person", PEOPLE, List.of("id"), List.of(reference("fk_people_team", "team_id", TEAMS)), id(),
				text("full_name", false), ColumnDefinition.of("team_id", SqlType.INTEGER, true));
	}

	private static Operation teams() {
		return create("Team", TEAMS, List.of("id"), List.of(), id(), text("name", false));
	}

	@Test
	void fillColumnsBetweenOneChangeAndTheNext() {
		List<List<String>> known = new ArrayList<>();
		this.code.put("first",
				(context) -> people(context)
					.bulkCreate(List.of(people(context).make("fullName", "Ada Lovelace"),
							people(context).make("fullName", "Plato")))
					.then());
		this.code.put("look", new JavaMigration() {

			@Override
			public Mono<Void> up(MigrationContext context) {
				return people(context).all().orderBy("id").first().doOnNext(this::note).then();
			}

			@Override
			public Mono<Void> down(MigrationContext context) {
				return up(context);
			}

			private void note(HistoricalModel person) {
				known.add(List.copyOf(person.asMap().keySet()));
			}

		});
		this.code.put("split", new SplitNames());
		file("0001_initial", teams(), people());
		await(migrations().upgrade());
		run(this.code.get("first"));
		file("0003_names", new ColumnOperation.AddColumn(PEOPLE, text("first_name", true), null),
				new ColumnOperation.AddColumn(PEOPLE, text("last_name", true), null));
		file("0004_split", new RunJava("split", false), new RunJava("look", false));
		file("0005_drop", new ColumnOperation.DropColumn(PEOPLE, "full_name"),
				new ColumnOperation.AddColumn(PEOPLE, ColumnDefinition.of("age", SqlType.SMALLINT, true), null));
		Migrations migrations = migrations();
		await(migrations.upgrade());
		List<String> step = List.of("id", "fullName", "teamId", "firstName", "lastName");
		assertThat(known).containsExactly(step);
		assertThat(rows("first_name", "last_name")).containsExactly(List.of("Ada", "Lovelace"),
				Arrays.asList(null, null));
		await(migrations.downgrade("tracker/0003"));
		assertThat(known).hasSize(2).allSatisfy((names) -> assertThat(names).containsExactlyInAnyOrderElementsOf(step));
		assertThat(rows("full_name")).containsExactly(List.of("Ada Lovelace"), List.of(""));
		await(migrations.upgrade());
		assertThat(rows("first_name", "last_name").get(0)).containsExactly("Ada", "Lovelace");
	}

	private static HistoricalManager people(MigrationContext context) {
		return context.model("people");
	}

	private List<List<@Nullable Object>> rows(String... columns) {
		String sql = "SELECT \"" + String.join("\", \"", columns) + "\" FROM \"people\" ORDER BY \"id\"";
		return this.database.query(this.database.kind().isMySqlFamily() ? sql.replace('"', '`') : sql)
			.stream()
			.map((row) -> Arrays.stream(columns).<@Nullable Object>map(row::get).toList())
			.toList();
	}

	@Test
	void failWithAllTheyDidWhereDefinitionsAreTransactional() {
		file("0001_initial", teams(), people());
		await(migrations().upgrade());
		this.code.put("fail", (context) -> people(context).create("fullName", "Ada")
			.then(Mono.error(() -> new IllegalStateException("no more"))));
		file("0002_fail", new ColumnOperation.AddColumn(PEOPLE, text("nick", true), null), new RunJava("fail", false));
		assertThatExceptionOfType(MigrationError.class).isThrownBy(() -> await(migrations().upgrade()))
			.withMessageContaining("tracker/0002_fail stopped at statement 2 of 2")
			.withMessageContaining("no more");
		boolean whole = this.connected.dialect().supports(Feature.TRANSACTIONAL_DDL);
		assertThat(rows("full_name")).hasSize(whole ? 0 : 1);
		this.code.put("fail", new SplitNames() {

			@Override
			public Mono<Void> up(MigrationContext context) {
				return people(context).all().update("nick", "x").then();
			}

			@Override
			public Mono<Void> down(MigrationContext context) {
				return Mono.empty();
			}

		});
		await(whole ? migrations().upgrade() : migrations().resume());
		assertThat(rows("nick")).hasSize(whole ? 0 : 1);
	}

}
