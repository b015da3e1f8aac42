package io.tortoiseorm.query;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.tortoiseorm.Transactions;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.Tag;
import io.tortoiseorm.golden.models.User;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many statements work costs, and that one connection is enough for all of it.
 */
@DatabaseTest
class StatementCostsTest {

	private static final Map<String, Integer> ONE_CONNECTION = Map.of("minsize", 1, "maxsize", 1);

	private static final int MANY = 2_000;

	private static TestOrm all;

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void open(TestDatabase database) {
		all = TestOrm.withGoldenRows(database);
		orm = TestOrm.withGoldenModels(database, ONE_CONNECTION);
	}

	@AfterDatabaseTests
	static void close() {
		orm.close();
		all.close();
	}

	@AfterEach
	void leavesNoConnectionInUse() {
		assertThat(orm.connectionsInUse()).isZero();
	}

	private static Mono<List<User>> threeLevels() {
		return User.objects.prefetchRelated("orders__lines__product").list();
	}

	@Test
	void aPrefetchCostsOneStatementForEachLevelAndOneForTheRoot() {
		assertThat(orm.statementsOf(threeLevels())).hasSize(4);
		assertThat(orm.statementsOf(User.objects.limit(1).prefetchRelated("orders__lines__product").list())).hasSize(4);
		assertThat(
				orm.statementsOf(User.objects.prefetchRelated("orders__lines__product__tags", "orders__lines").list()))
			.hasSize(5);
	}

	@Test
	void aPrefetchInATransactionUsesItsOneConnection() {
		assertThat(orm.statementsOf(Transactions.inTransaction(() -> threeLevels()))).hasSize(4);
		List<User> users = orm.await(Transactions.inTransaction(() -> threeLevels()));
		assertThat(users).anySatisfy((user) -> assertThat(user.orders.list()).isNotEmpty()
			.allSatisfy((order) -> assertThat(order.lines.list())
				.allSatisfy((line) -> assertThat(line.product.get()).isNotNull())));
	}

	@Test
	void aQueryForEachOfManyResultsNeverWaitsForItself() {
		Tag tag = orm.await(Tag.objects.first());
		Mono<Long> create = Tag.objects.bulkCreate(tags("many", MANY)).thenReturn(1L);
		Mono<Long> queries = Tag.objects.all()
			.flux()
			.flatMap((each) -> Tag.objects.filter("id", tag.id).count(), 64)
			.reduce(Long::sum);
		assertThat(orm.awaitRolledBack(create.then(queries))).isGreaterThanOrEqualTo(MANY);
		Mono<Long> unrelated = Flux.range(0, MANY)
			.flatMap((i) -> Tag.objects.filter("id", tag.id).exists(), 64)
			.count();
		assertThat(orm.await(unrelated)).isEqualTo(MANY);
	}

	@Test
	void aThousandNewRowsCostFourStatementsAtMost() {
		List<Tag> tags = tags("bulk", 1_000);
		Mono<Map<Object, String>> stored = Tag.objects.filter("name__startswith", "bulk")
			.list()
			.map((found) -> found.stream().collect(Collectors.toMap((tag) -> tag.id, (tag) -> tag.name)));
		assertThat(
				orm.awaitRolledBack(
						Tag.objects.bulkCreate(tags)
							.then(stored)
							.doOnNext((names) -> assertThat(tags)
								.allSatisfy((tag) -> assertThat(names.get(tag.id)).isEqualTo(tag.name)))))
			.hasSize(1_000);
		List<String> statements = orm.statementsOf(Transactions.inTransaction(
				() -> Tag.objects.bulkCreate(tags("more", 1_000)).then(Mono.error(new IllegalStateException("undone"))))
			.onErrorComplete(IllegalStateException.class));
		assertThat(statements).hasSizeBetween(1, 4);
	}

	@Test
	void listsOfManyLengthsAreFewTexts() {
		List<String> statements = orm.statementsOf(Flux.range(1, 300)
			.concatMap((length) -> Product.objects.filter("id__in", IntStream.range(0, length).boxed().toList()).list())
			.then());
		assertThat(statements).hasSize(300);
		assertThat(Set.copyOf(statements)).hasSizeLessThanOrEqualTo((orm.kind() == TestDatabaseKind.POSTGRES) ? 1 : 10);
	}

	@Test
	void savingWithAKeyOfItsOwnInsertsAndSavingAgainUpdates() {
		Tag tag = new Tag();
		tag.id = 4711;
		tag.name = "own key";
		Mono<List<Object>> names = Tag.objects.filter("id", 4711).valuesListFlat("name").list();
		Mono<List<Object>> twice = tag.save().then(names).flatMap((first) -> {
			tag.name = "changed";
			return tag.save().then(names).map((second) -> List.of(first.get(0), second.get(0), second.size()));
		});
		assertThat(orm.awaitRolledBack(twice)).containsExactly("own key", "changed", 1);
	}

	private static List<Tag> tags(String prefix, int number) {
		return IntStream.range(0, number).mapToObj((i) -> {
			Tag tag = new Tag();
			tag.name = prefix + " " + i;
			return tag;
		}).toList();
	}

}
