package io.tortoiseorm.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.IntegrityError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.exceptions.TortoiseException;
import io.tortoiseorm.exceptions.ValidationError;
import io.tortoiseorm.golden.models.Tag;
import io.tortoiseorm.golden.models.Team;
import io.tortoiseorm.golden.models.Thing;
import io.tortoiseorm.golden.models.User;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Many rows inserted at once.
 */
class BulkCreateTest extends QueryTest {

	private static Tag tag(@Nullable Integer id, String name) {
		Tag tag = new Tag();
		tag.id = id;
		tag.name = name;
		return tag;
	}

	private static List<Team> teams(int number) {
		return IntStream.range(0, number).mapToObj((i) -> {
			Team team = new Team();
			team.name = "team " + i;
			return team;
		}).toList();
	}

	private static User user(String name, String email) {
		User user = new User();
		user.username = name;
		user.email = email;
		user.joined = LocalDate.of(2026, 1, 1);
		return user;
	}

	@Test
	void keysAreFilledInInOrder() {
		List<Team> teams = teams(25);
		assertThat(awaitRolledBack(Team.objects.bulkCreate(teams, (options) -> options.batchSize(10))
			.doOnNext((created) -> assertThat(created).isEqualTo(teams))
			.then(Team.objects.filter("id__in", List.copyOf(teams)).orderBy("id").valuesListFlat("name").list())
			.doOnNext((names) -> {
				assertThat(teams).isSortedAccordingTo((one, other) -> one.id - other.id);
				assertThat(teams).allMatch(Team::isSaved).noneMatch(Team::isDirty);
			}))).containsExactlyElementsOf(teams.stream().map((team) -> team.name).toList());
	}

	@Test
	void keysAreFilledInWhereTheServerLeavesGaps() {
		List<Team> teams = teams(5);
		boolean gaps = kind() == TestDatabaseKind.MYSQL || kind() == TestDatabaseKind.MARIADB;
		Mono<List<Object>> stored = Team.objects.bulkCreate(teams)
			.then(Team.objects.filter("name__startswith", "team ").orderBy("id").valuesListFlat("id").list())
			.doOnNext((keys) -> {
				assertThat(keys).containsExactlyElementsOf(teams.stream().map((team) -> (Object) team.id).toList());
				assertThat(teams.get(4).id - teams.get(0).id).isEqualTo(gaps ? 28 : 4);
			});
		assertThat(awaitRolledBack(gaps ? inSteps(stored) : stored)).hasSize(5);
	}

	private <T> Mono<T> inSteps(Mono<T> work) {
		return Mono.usingWhen(Mono.just(7), (step) -> step(step).then(work), (step) -> step(1));
	}

	private Mono<Void> step(int step) {
		return orm().database().script("SET SESSION auto_increment_increment = " + step);
	}

	@Test
	void batchesBoundTheStatements() {
		List<String> statements = orm().statementsOf(awaitable(teams(25), 10));
		assertThat(statements.stream().filter((sql) -> sql.startsWith("INSERT") || sql.contains("(INSERT"))).hasSize(3);
	}

	private Mono<?> awaitable(List<Team> teams, int size) {
		return Team.objects.bulkCreate(teams, (options) -> options.batchSize(size))
			.then(Team.objects.filter("name__startswith", "team ").delete());
	}

	@Test
	void givenKeysAreKept() {
		List<Tag> mixed = List.of(tag(600, "a"), tag(null, "b"), tag(500, "c"), tag(null, "d"));
		Mono<List<Object>> stored = Tag.objects.filter("name__in", List.of("a", "b", "c", "d"))
			.orderBy("name")
			.valuesListFlat("id")
			.list();
		assertThat(awaitRolledBack(Tag.objects.bulkCreate(mixed)
			.then(stored)
			.doOnNext((keys) -> assertThat(keys).isEqualTo(mixed.stream().map((tag) -> (Object) tag.id).toList()))))
			.hasSize(4)
			.doesNotContainNull();
	}

	@Test
	void keysMadeByTheModelAreKept() {
		List<Thing> things = IntStream.range(0, 3).mapToObj((i) -> {
			Thing thing = new Thing();
			thing.id = UUID.randomUUID();
			thing.label = "thing " + i;
			return thing;
		}).toList();
		assertThat(awaitRolledBack(
				Thing.objects.bulkCreate(things).then(Thing.objects.filter("pk__in", List.copyOf(things)).count())))
			.isEqualTo(3);
	}

	@Test
	void nothingIsNoStatement() {
		assertThat(orm().statementsOf(Tag.objects.bulkCreate(List.of()))).isEmpty();
	}

	@Test
	void allBatchesAreOneTransaction() {
		List<Tag> tags = new ArrayList<>();
		IntStream.range(0, 9).forEach((i) -> tags.add(tag(null, "new " + i)));
		tags.add(tag(null, "sale"));
		assertThatExceptionOfType(IntegrityError.class)
			.isThrownBy(() -> await(Tag.objects.bulkCreate(tags, (options) -> options.batchSize(3))));
		assertThat(await(Tag.objects.count())).isEqualTo(8);
	}

	@Test
	void conflictsAreErrors() {
		assertThatExceptionOfType(IntegrityError.class)
			.isThrownBy(() -> awaitRolledBack(Tag.objects.bulkCreate(List.of(tag(null, "x"), tag(null, "sale")))))
			.satisfies((error) -> assertThat(error.getKind()).isEqualTo(IntegrityError.Kind.UNIQUE));
	}

	@Test
	void conflictsAreIgnored() {
		List<Tag> tags = List.of(tag(null, "sale"), tag(null, "fresh"), tag(3, "other"));
		assertThat(awaitRolledBack(Tag.objects.bulkCreate(tags, (options) -> options.ignoreConflicts())
			.thenMany(Tag.objects.orderBy("name").valuesListFlat("name"))
			.collectList()))
			.containsExactly("100%_cotton", "async", "fresh", "java", "new", "orm", "python", "sale", "wireless");
		assertThatExceptionOfType(TortoiseException.class).as("other errors are not ignored")
			.isThrownBy(() -> awaitRolledBack(
					Team.objects.bulkCreate(List.of(new Team()), (options) -> options.ignoreConflicts())));
	}

	@Test
	void conflictsUpdate() {
		List<User> users = List.of(user("ALICE", "alice@spam.example"), user("zoe", "zoe@example.com"));
		users.get(0).bio = "not written";
		assertThat(awaitRolledBack(
				User.objects.bulkCreate(users, (options) -> options.onConflict("email").update("username", "joined"))
					.thenMany(User.objects.filter("email__in", List.of("alice@spam.example", "zoe@example.com"))
						.orderBy("username")
						.valuesList("username", "joined", "bio", "age"))
					.collectList()))
			.satisfiesExactly(
					(row) -> assertThat(row).containsExactly("ALICE", LocalDate.of(2026, 1, 1), "Bio of alice", 18),
					(row) -> assertThat(row).containsExactly("zoe", LocalDate.of(2026, 1, 1), null, null));
	}

	@Test
	void optionsThatDoNotFitAreRefused() {
		List<User> users = List.of(user("a", "b"));
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> User.objects.bulkCreate(users,
					(options) -> options.ignoreConflicts().onConflict("email").update("age")))
			.withMessageContaining("exclude");
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> User.objects.bulkCreate(users, (options) -> options.onConflict("email")))
			.withMessageContaining("need each other");
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> User.objects.bulkCreate(users, (options) -> options.batchSize(0)));
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(
					() -> await(User.objects.bulkCreate(users, (options) -> options.onConflict("emial").update("age"))))
			.withMessageContaining("email");
	}

	@Test
	void valuesAreValidatedBeforeAnythingIsSent() {
		assertThat(orm().statementsOf(Tag.objects.bulkCreate(List.of(tag(null, "fine"), tag(null, "x".repeat(51))))
			.then(Mono.just("sent"))
			.onErrorReturn(ValidationError.class, "refused")
			.doOnNext((result) -> assertThat(result).isEqualTo("refused")))).isEmpty();
	}

	@Test
	void moreRowsThanOneStatementTakes() {
		List<Team> teams = teams(3_000);
		assertThat(
				awaitRolledBack(Team.objects.bulkCreate(teams)
					.then(Team.objects.count())
					.doOnNext((count) -> assertThat(
							teams.stream().map((team) -> Objects.requireNonNull(team.id)).distinct())
						.hasSize(3_000))))
			.isEqualTo(3_005);
	}

}
