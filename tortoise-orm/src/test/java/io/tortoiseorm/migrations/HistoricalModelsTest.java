package io.tortoiseorm.migrations;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import io.tortoiseorm.HistoricalManager;
import io.tortoiseorm.HistoricalModel;
import io.tortoiseorm.Router;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.Values;
import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.r2dbc.R2dbcDatabases;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.docs.SplitNames;
import io.tortoiseorm.exceptions.IncompleteInstanceError;
import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.exceptions.ValidationError;
import io.tortoiseorm.expressions.Functions;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.meta.Naming;
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

	private static final Map<SqlType, Object> VALUES = values();

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

	private static Map<SqlType, Object> values() {
		Map<SqlType, Object> values = new LinkedHashMap<>();
		values.put(SqlType.SMALLINT, (short) 7);
		values.put(SqlType.INTEGER, 70_000);
		values.put(SqlType.BIGINT, 1L << 40);
		values.put(SqlType.decimal(10, 2), new BigDecimal("12.50"));
		values.put(new SqlType(SqlType.Kind.REAL, 0, 0, null), 1.5f);
		values.put(SqlType.DOUBLE, 2.25);
		values.put(SqlType.BOOLEAN, true);
		values.put(SqlType.varchar(20), "ADMIN");
		values.put(SqlType.TEXT, "long \u00e4 text");
		values.put(SqlType.BINARY, new byte[] { 1, 0, -1 });
		values.put(SqlType.UUID, new UUID(5, 6));
		values.put(SqlType.COMPACT_UUID, new UUID(7, 8));
		values.put(SqlType.DATE, LocalDate.of(2020, 2, 29));
		values.put(SqlType.TIME, LocalTime.of(12, 30, 15));
		values.put(SqlType.TIMESTAMP, LocalDateTime.of(2020, 2, 29, 12, 30, 15));
		values.put(SqlType.INSTANT, Instant.parse("2020-02-29T12:30:15.123456Z"));
		values.put(SqlType.JSON, Map.of("list", List.of(1, "two"), "deep", Map.of("yes", true)));
		values.put(SqlType.array(SqlType.INTEGER), List.of(1, 2, 3));
		return values;
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

	@Test
	void reachEachOtherByForeignKeysAndTablesOfPairs() {
		TableRef badges = new TableRef(null, "badges");
		TableRef pairs = new TableRef(null, "people_badges");
		ColumnDefinition person = ColumnDefinition.of("people_id", SqlType.INTEGER, false);
		ColumnDefinition badge = text("badge_id", false);
		file("0001_initial", teams(), people(),
				create("Badge", badges, List.of("code"), List.of(), text("code", false), text("label", true)),
				create(null, pairs, List.of(),
						List.of(reference("fk_pairs_people", "people_id", PEOPLE), new ForeignKeyDefinition(
								"fk_pairs_badges", List.of("badge_id"), badges, List.of("code"), "CASCADE")),
						person, badge));
		run((context) -> {
			HistoricalManager teams = context.model("teams");
			HistoricalManager people = people(context);
			return teams.create("name", "red")
				.zipWith(teams.create("name", "blue"))
				.flatMap((both) -> people.create("fullName", "Ada", "team", both.getT1())
					.then(people.create("fullName", "Ben", "teamId", both.getT1().pk()))
					.then(people.create(Values.of("fullName", "Cy"))))
				.then(context.model("badges")
					.bulkCreate(List.of(context.model("badges").make("code", "a"),
							context.model("badges").make("code", "b", "label", "B"))))
				.then(people.get("fullName", "Ada"))
				.flatMap((ada) -> context.model("people_badges").create("people", ada, "badge", "b"))
				.then();
		});
		run((context) -> {
			HistoricalManager people = people(context);
			Mono<Void> joined = people.filter("team__name", "red")
				.orderBy("-id")
				.selectRelated("team")
				.list()
				.doOnNext((red) -> {
					assertThat(red).extracting((each) -> each.get("fullName")).containsExactly("Ben", "Ada");
					assertThat(Objects.requireNonNull(red.get(0).one("team")).get("name")).isEqualTo("red");
				})
				.then();
			Mono<Void> fetched = context.model("teams")
				.all()
				.orderBy("-name")
				.prefetchRelated("persons__badges")
				.list()
				.doOnNext((teams) -> {
					assertThat(teams.get(1).many("persons")).isEmpty();
					HistoricalModel ada = teams.get(0).many("persons").get(0);
					assertThat(ada.many("badges")).extracting((each) -> each.get("label")).containsExactly("B");
				})
				.then();
			Mono<Void> counted = context.model("teams")
				.all()
				.annotate("size", Functions.count("persons"))
				.orderBy("name")
				.valuesList("name", "size")
				.list()
				.doOnNext((rows) -> assertThat(rows).containsExactly(List.of("blue", 0L), List.of("red", 2L)))
				.then();
			Mono<Void> back = context.model("badges")
				.filter("persons__team__name", "red")
				.get()
				.flatMap((badge1) -> badge1.fetchRelated("persons"))
				.doOnNext((badge1) -> assertThat(badge1.many("persons")).hasSize(1))
				.then();
			Mono<Void> pair = context.model("people_badges").all().selectRelated("badge").first().doOnNext((row) -> {
				assertThat(row.get("badgeId")).isEqualTo("b");
				assertThat(Objects.requireNonNull(row.one("badge")).get("label")).isEqualTo("B");
			}).flatMap(HistoricalModel::delete);
			Mono<Void> none = context.model("badges")
				.filter("persons__isnull", true)
				.count()
				.doOnNext((count) -> assertThat(count).isEqualTo(2))
				.then();
			return joined.then(fetched).then(counted).then(back).then(pair).then(none);
		});
	}

	@Test
	void areReadAndWrittenAsAnyModel() {
		file("0001_initial", teams(), people());
		run((context) -> {
			HistoricalManager people = people(context);
			HistoricalModel ada = people.make("fullName", "Ada");
			return ada.save().doOnNext((saved) -> {
				assertThat(saved.pk()).isNotNull();
				assertThat(saved.isDirty()).isFalse();
				assertThat(saved.set("fullName", "Ada L.").changedFields()).containsExactly("fullName");
			})
				.flatMap(HistoricalModel::save)
				.then(Mono.defer(() -> ada.clone().updateFromMap(Map.of("fullName", "Ben")).save()))
				.doOnNext((ben) -> assertThat(ben).isNotEqualTo(ada).hasToString("<Person: " + ben.pk() + ">"))
				.then(people.getOrCreate(Values.of("fullName", "Ben")))
				.doOnNext((found) -> assertThat(found.created()).isFalse())
				.then(people.updateOrCreate(Values.of("fullName", "Cy"), Values.of("team", null)))
				.doOnNext((made) -> assertThat(made.created()).isTrue())
				.then(people.all().update("fullName", Functions.upper("fullName")))
				.doOnNext((changed) -> assertThat(changed).isEqualTo(3))
				.then(people.all().orderBy("id").stream(2).map((each) -> each.get("fullName")).collectList())
				.doOnNext((names) -> assertThat(names).containsExactly("ADA L.", "BEN", "CY"))
				.then(people.all().aggregate("last", Functions.max("fullName")))
				.doOnNext((last) -> assertThat(last).containsEntry("last", "CY"))
				.then(people.filter(Q.of("fullName__startswith", "B")).only("id").first())
				.doOnNext((partial) -> assertThatExceptionOfType(IncompleteInstanceError.class)
					.isThrownBy(() -> partial.get("fullName"))
					.withMessageContaining("Person.fullName was not loaded"))
				.then(people.filter("fullName__in", List.of("BEN", "CY")).delete())
				.doOnNext((deleted) -> assertThat(deleted).isEqualTo(2))
				.then(Mono.defer(() -> ada.refreshFromDb()))
				.doOnNext((read) -> assertThat(read.get("fullName")).isEqualTo("ADA L."))
				.flatMap(HistoricalModel::delete)
				.then(people.all().exists())
				.doOnNext((left) -> assertThat(left).isFalse())
				.then();
		});
	}

	@Test
	void keepValuesOfEachKindAsTheyAre() {
		await(this.connected.open());
		TableRef things = new TableRef(null, "things");
		List<ColumnDefinition> columns = new ArrayList<>();
		Map<String, Object> values = new LinkedHashMap<>();
		VALUES.forEach((type, value) -> {
			if (type.kind() != SqlType.Kind.ARRAY || this.connected.dialect().supports(Feature.ARRAYS)) {
				String name = "a_" + type.kind().name().toLowerCase(Locale.ROOT) + type.length();
				columns.add(ColumnDefinition.of(name, type, true));
				values.put(Naming.camelCase(name), value);
			}
		});
		columns.add(ColumnDefinition.of("code", SqlType.UUID, false));
		columns.add(new ColumnDefinition("state", SqlType.varchar(10), false, false, new ColumnDefault.Literal("new"),
				null, null));
		columns
			.add(new ColumnDefinition("made_at", SqlType.INSTANT, false, false, new ColumnDefault.Now(), null, null));
		file("0001_initial",
				create("Thing", things, List.of("code"), List.of(), columns.toArray(ColumnDefinition[]::new)));
		UUID key = new UUID(1, 2);
		run((context) -> {
			HistoricalManager all = context.model("things");
			Map<String, Object> first = new LinkedHashMap<>(values);
			first.put("code", key);
			return all.create(Values.of(first)).doOnNext((made) -> {
				assertThat(made.get("state")).isEqualTo("new");
				assertThat(made.get("madeAt")).isInstanceOf(Instant.class);
			}).then(all.get(key)).doOnNext((read) -> {
				values.forEach((name, value) -> assertThat(read.get(name)).as(name).isEqualTo(value));
				assertThat(read.isDirty()).isFalse();
				assertThat(read.get("aSmallint0", Long.class)).isEqualTo(7L);
				assertThat(read.get("aVarchar20", Role.class)).isEqualTo(Role.ADMIN);
				assertThat(all.make(Values.of(read.asMap())).set("code", new UUID(3, 4)).get("aJson0"))
					.isEqualTo(values.get("aJson0"));
			})
				.flatMap((read) -> read.clone(new UUID(3, 4)).save())
				.then(all.get(new UUID(3, 4)))
				.doOnNext(
						(copy) -> values.forEach((name, value) -> assertThat(copy.get(name)).as(name).isEqualTo(value)))
				.then(Flux.fromIterable(values.entrySet())
					.filter((value) -> !(value.getValue() instanceof byte[] || value.getValue() instanceof Collection
							|| value.getValue() instanceof Map))
					.concatMap((value) -> all.filter(value.getKey(), value.getValue())
						.count()
						.doOnNext((count) -> assertThat(count).as(value.getKey()).isEqualTo(2)))
					.then());
		});
	}

	@Test
	void tellWhatIsThereWhenSomethingIsNot() {
		file("0001_initial", teams(), people());
		await(migrations().upgrade());
		Map<JavaMigration, String> mistakes = new LinkedHashMap<>();
		mistakes.put((context) -> context.model("peple").all().delete().then(),
				"There is no table peple at this point. Did you mean people?");
		mistakes.put((context) -> context.model("Nothing").all().delete().then(),
				"There is no table Nothing at this point. Allowed: teams, people.");
		mistakes.put((context) -> people(context).filter("fulName", "x").count().then(),
				"Unknown name 'fulName' on model Person. Did you mean fullName?");
		mistakes.put((context) -> people(context).create("full_nam", "x").then(),
				"Unknown name 'full_nam' on model Person. Did you mean fullName?");
		mistakes.put(
				(context) -> Mono
					.fromRunnable(() -> people(context).make("team", people(context).make("fullName", "x"))),
				"Person.team takes an instance of Team, found one of Person.");
		mistakes.put((context) -> people(context).create("fullName", null).then(), "must not be null");
		mistakes.put(
				(context) -> people(context).make("fullName", "x").save().doOnNext((each) -> each.one("team")).then(),
				"Person.team was not fetched");
		mistakes.put(
				(context) -> people(context).make("fullName", "x").save().doOnNext((each) -> each.many("team")).then(),
				"Person has no relation 'team' to many");
		mistakes.forEach((code, message) -> {
			this.code.put("wrong", code);
			file("0002_wrong", new RunJava("wrong", false));
			assertThatExceptionOfType(MigrationError.class).isThrownBy(() -> await(migrations().upgrade()))
				.withMessageContaining(message);
			this.files.remove(1);
			this.database.execute("DELETE FROM tortoise_migrations WHERE name LIKE '%wrong'");
		});
	}

	@Test
	void haveNothingOfWhatTheClassesOfTodayHave() {
		file("0001_initial", create("Project", new TableRef(null, "projects"), List.of("id"), List.of(), id(),
				ColumnDefinition.of("name", SqlType.TEXT, true)));
		AtomicInteger asked = new AtomicInteger();
		Tortoise tortoise = Tortoise.builder(REGISTRY).database(this.connected).validation((instance, fields) -> {
			asked.incrementAndGet();
			return List.of(new ValidationError.Violation("name", "is wrong"));
		}).router(new Router() {

			@Override
			public String dbForRead(Class<?> model) {
				return "elsewhere";
			}

			@Override
			public String dbForWrite(Class<?> model) {
				return "elsewhere";
			}

		}).build();
		tortoise.signals().preSave(ModelBase.class, (instance, context) -> Mono.fromRunnable(asked::incrementAndGet));
		tortoise.signals().preBulk(ModelBase.class, (change) -> Mono.fromRunnable(asked::incrementAndGet));
		this.code.put("work",
				(context) -> context.model("projects")
					.create("name", "x")
					.then(context.model("projects").all().update("name", "y"))
					.then(context.model("projects").get("name", "y"))
					.then());
		file("0002_work", new RunJava("work", false));
		await(Migrations.builder(tortoise)
			.source((apps) -> List.copyOf(this.files))
			.javaMigrations((name) -> Objects.requireNonNull(this.code.get(name)))
			.build()
			.upgrade());
		assertThat(asked).hasValue(0);
		this.code.put("work", new SplitNames() {

			@Override
			public Mono<Void> down(MigrationContext context) {
				return context.model("projects").filter("name", "y").delete().then();
			}

		});
	}

	@Test
	void mayHaveKeysOfSeveralColumnsAndNamesThatAreNoProperties() {
		TableRef seats = new TableRef(null, "seats");
		file("0001_initial", teams(), create("Seat", seats, List.of("team_id", "NR"),
				List.of(reference("fk_seats_team", "team_id", TEAMS), reference("fk_seats_other", "other", TEAMS)),
				ColumnDefinition.of("team_id", SqlType.INTEGER, false),
				ColumnDefinition.of("NR", SqlType.INTEGER, false), ColumnDefinition.of("other", SqlType.INTEGER, true),
				text("other_id", true), text("is__odd", true), text("pk", true), text("class", true)),
				create("Booking", new TableRef(null, "bookings"), List.of("id"),
						List.of(new ForeignKeyDefinition("fk_bookings_seat", List.of("seat_team_id", "seat_NR"), seats,
								List.of("team_id", "NR"), "CASCADE")),
						id(), ColumnDefinition.of("seat_team_id", SqlType.INTEGER, true),
						ColumnDefinition.of("seat_NR", SqlType.INTEGER, true)));
		run((context) -> {
			HistoricalManager all = context.model("seats");
			return context.model("teams")
				.create("name", "red")
				.flatMap(
						(red) -> all
							.bulkCreate(List.of(all.make("team", red, "nr", 1, "other", red.pk(), "otherId", "text",
									"isOdd", "yes"), all.make("team", red, "nr", 2, "pk", "x", "class", "y")))
							.then(all.get(List.of(Objects.requireNonNull(red.pk()), 1))))
				.doOnNext((first) -> {
					assertThat(first.asMap().keySet()).containsExactly("teamId", "nr", "other", "otherId", "isOdd",
							"pk", "class");
					assertThat(first.get("otherId")).isEqualTo("text");
				})
				.flatMap((first) -> first.set("isOdd", "no").save())
				.then(all.filter("isOdd", "no").get())
				.flatMap((seat) -> context.model("bookings").create("seat", seat))
				.then(context.model("bookings").filter("seat__team__name", "red").selectRelated("seat").get())
				.doOnNext((booking) -> {
					assertThat(booking.get("seatNr")).isEqualTo(1);
					assertThat(Objects.requireNonNull(booking.one("seat")).get("isOdd")).isEqualTo("no");
				})
				.then(context.model("teams").filter("seats__isOdd", "no").count())
				.doOnNext((count) -> assertThat(count).isEqualTo(1))
				.then(all.filter("team__name", "red", "nr", 2).get())
				.flatMap(HistoricalModel::delete)
				.then(all.all().count())
				.doOnNext((count) -> assertThat(count).isEqualTo(1))
				.then();
		});
	}

	@Test
	void mayBeInSchemas() {
		boolean schemas = Objects.requireNonNull(await(this.connected.open())).dialect().supports(Feature.SCHEMAS);
		TableRef far = new TableRef(schemas ? "historical_sales" : null, "teams");
		file("0001_initial", create("Team", far, List.of("id"), List.of(), id(), text("name", false)),
				create("Person", PEOPLE, List.of("id"), List.of(reference("fk_people_team", "team_id", far)), id(),
						text("full_name", false), ColumnDefinition.of("team_id", SqlType.INTEGER, true)));
		run((context) -> context.model(schemas ? "historical_sales.teams" : "teams")
			.create("name", "red")
			.flatMap((red) -> people(context).create("fullName", "Ada", "team", red))
			.then(people(context).filter("team__name", "red").count())
			.doOnNext((count) -> assertThat(count).isEqualTo(1))
			.then());
		this.code.put("other",
				(context) -> context.model(schemas ? "teams" : "historical_sales.teams").all().count().then());
		file("0003_other", new RunJava("other", false));
		assertThatExceptionOfType(MigrationError.class).isThrownBy(() -> await(migrations().upgrade()))
			.withMessageContaining(
					schemas ? "There is no table teams at this point. Allowed: historical_sales.teams, people."
							: "There is no table historical_sales.teams at this point. Allowed: teams, people.");
		this.files.remove(2);
		this.database.execute("DELETE FROM tortoise_migrations WHERE name LIKE '%other'");
		await(migrations().downgrade("tracker/zero"));
		if (schemas) {
			this.database.execute("DROP SCHEMA IF EXISTS historical_sales"
					+ (this.database.kind().isMySqlFamily() ? "" : " CASCADE"));
		}
	}

	private enum Role {

		ADMIN

	}

}
