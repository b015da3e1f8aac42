package io.tortoiseorm.query;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

import io.tortoiseorm.QuerySet;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.TortoiseConfig;
import io.tortoiseorm.Transactions;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Queries that look alike: each answers for itself, whatever was asked before it.
 */
@DatabaseTest
class RepeatedQueriesTest {

	private static final int ROWS = 5;

	private static TestDatabase used;

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		used = database;
		orm = TestOrm.withModels(database, Reading.class);
		fill(orm, ROWS);
		Reading nothing = new Reading();
		Reading deleted = Reading.of(3);
		deleted.gone = true;
		orm.await(Reading.objects.bulkCreate(List.of(nothing, deleted)));
	}

	private static void fill(TestOrm filled, int rows) {
		List<Reading> readings = Stream.iterate(1, (number) -> number + 1).limit(rows).map(Reading::of).toList();
		filled.await(Reading.objects.bulkCreate(readings));
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	private static List<Integer> ranks(QuerySet<Reading> query) {
		return ranks(orm, query);
	}

	private static List<Integer> ranks(TestOrm asked, QuerySet<Reading> query) {
		List<Reading> found = asked.await(query.list());
		return found.stream().map((reading) -> (reading.rank != null) ? Integer.valueOf(reading.rank) : null).toList();
	}

	private static QuerySet<Reading> where(String lookup, @Nullable Object value) {
		return Reading.objects.filter(lookup, value).orderBy("id");
	}

	/** The ranks of the rows with all values that fulfil a condition. */
	private static List<Integer> expected(IntPredicate condition) {
		return Stream.iterate(1, (rank) -> rank + 1).limit(ROWS).filter(condition::test).toList();
	}

	@Test
	void comparesWithTheValueOfTheMoment() {
		for (int round = 0; round < 2; round++) {
			for (int number = 0; number <= ROWS + 1; number++) {
				assertAllComparisons("rank", number, (short) number);
				assertAllComparisons("level", number, number * 10);
				assertAllComparisons("level", number, number * 10L);
				assertAllComparisons("level", number, (short) (number * 10));
				assertAllComparisons("serial", number, number * 10_000_000_000L);
				assertAllComparisons("amount", number, new BigDecimal(number + ".5"));
				assertAllComparisons("takenAt", number, Instant.EPOCH.plusSeconds(number));
				int same = number;
				assertThat(ranks(where("label", "reading " + number))).isEqualTo(expected((rank) -> rank == same));
			}
		}
	}

	private static void assertAllComparisons(String field, int number, Object value) {
		assertThat(ranks(where(field, value))).isEqualTo(expected((rank) -> rank == number));
		assertThat(ranks(where(field + "__exact", value))).isEqualTo(expected((rank) -> rank == number));
		assertThat(ranks(where(field + "__gt", value))).isEqualTo(expected((rank) -> rank > number));
		assertThat(ranks(where(field + "__gte", value))).isEqualTo(expected((rank) -> rank >= number));
		assertThat(ranks(where(field + "__lt", value))).isEqualTo(expected((rank) -> rank < number));
		assertThat(ranks(where(field + "__lte", value))).isEqualTo(expected((rank) -> rank <= number));
	}

	@Test
	void tellsNullFromValues() {
		for (int round = 0; round < 2; round++) {
			assertThat(ranks(where("level", 20))).containsExactly(2);
			assertThat(ranks(where("level", null))).containsExactly((Integer) null);
			assertThat(ranks(where("label", "reading 4"))).containsExactly(4);
			assertThat(ranks(where("label", null))).containsExactly((Integer) null);
			assertThat(ranks(where("level__isnull", false))).isEqualTo(expected((rank) -> true));
			assertThat(ranks(where("level__isnull", true))).containsExactly((Integer) null);
			assertThat(ranks(where("level__not", 20))).containsExactly(1, 3, 4, 5, null);
			assertThat(ranks(where("level__not", null))).isEqualTo(expected((rank) -> true));
		}
	}

	@Test
	void comparesWithNumbersOfOtherSizesAndFractions() {
		for (int round = 0; round < 2; round++) {
			assertThat(ranks(where("level__gt", 40))).containsExactly(5);
			assertThat(ranks(where("level__gt", 40L))).containsExactly(5);
			assertThat(ranks(where("level__gt", Long.MAX_VALUE))).isEmpty();
			assertThat(ranks(where("level__gt", Long.MIN_VALUE))).isEqualTo(expected((rank) -> true));
			assertThat(ranks(where("level__gt", 39.5))).containsExactly(4, 5);
			assertThat(ranks(where("level__gt", new BigDecimal("40.5")))).containsExactly(5);
			assertThat(ranks(where("level", 1L + Integer.MAX_VALUE))).isEmpty();
			assertThat(ranks(where("rank__lt", 3))).containsExactly(1, 2);
			assertThat(ranks(where("rank__lt", 1_000_000))).isEqualTo(expected((rank) -> true));
			assertThat(ranks(where("serial", 20_000_000_000L))).containsExactly(2);
			assertThat(ranks(where("serial", 2))).isEmpty();
			assertThat(ranks(where("level", "20"))).containsExactly(2);
		}
	}

	@Test
	void comparesWithFieldsAndListsOfAnySize() {
		for (int round = 0; round < 2; round++) {
			assertThat(ranks(where("level", 10))).containsExactly(1);
			assertThat(ranks(where("level", F.of("level")))).isEqualTo(expected((rank) -> true));
			for (int size = 0; size <= ROWS; size++) {
				int most = size;
				List<Integer> levels = expected((rank) -> rank <= most).stream().map((rank) -> rank * 10).toList();
				assertThat(ranks(where("level__in", levels))).isEqualTo(expected((rank) -> rank <= most));
				assertThat(ranks(where("level__not_in", levels).filter("rank__gt", 0)))
					.isEqualTo(expected((rank) -> rank > most));
			}
			assertThat(ranks(where("level__in", Arrays.asList(30, null)))).containsExactly(3);
		}
	}

	@Test
	void doesNotMixUpConditionsOrderingsAndSlices() {
		List<QuerySet<Reading>> queries = new ArrayList<>();
		List<List<Integer>> answers = new ArrayList<>();
		QuerySet<Reading> ranked = Reading.objects.filter("rank__gte", 2);
		add(queries, answers, ranked.orderBy("id"), 2, 3, 4, 5);
		add(queries, answers, ranked.orderBy("-id"), 5, 4, 3, 2);
		add(queries, answers, ranked.orderBy("label", "-id"), 2, 3, 4, 5);
		add(queries, answers, ranked.orderBy("-label", "id"), 5, 4, 3, 2);
		add(queries, answers, ranked.orderBy("id").limit(2), 2, 3);
		add(queries, answers, ranked.orderBy("id").limit(3), 2, 3, 4);
		add(queries, answers, ranked.orderBy("id").offset(2), 4, 5);
		add(queries, answers, ranked.orderBy("id").limit(2).offset(1), 3, 4);
		add(queries, answers, ranked.orderBy("id").limit(1).offset(2), 4);
		add(queries, answers, ranked.filter("rank__lte", 3).orderBy("id"), 2, 3);
		add(queries, answers, ranked.filter("rank__lt", 4).orderBy("id"), 2, 3);
		add(queries, answers, Reading.objects.filter("rank__lte", 4, "rank__gt", 2).orderBy("id"), 3, 4);
		add(queries, answers, Reading.objects.filter("rank__gt", 4, "rank__lte", 5).orderBy("id"), 5);
		add(queries, answers, Reading.objects.exclude("rank__gte", 2).filter("rank__gt", 0).orderBy("id"), 1);
		add(queries, answers, ranked.filter("level", 30).orderBy("id"), 3);
		add(queries, answers, ranked.filter("level", 30).withoutFilters().orderBy("id"), 3, 3);
		add(queries, answers, ranked.filter("level", 40).withoutFilters().orderBy("id"), 4);
		for (int round = 0; round < 2; round++) {
			for (int i = 0; i < queries.size(); i++) {
				assertThat(ranks(queries.get(i))).isEqualTo(answers.get(i));
			}
		}
	}

	private static void add(List<QuerySet<Reading>> queries, List<List<Integer>> answers, QuerySet<Reading> query,
			Integer... ranks) {
		queries.add(query);
		answers.add(List.of(ranks));
	}

	@Test
	void loadsWhatTheQueryAsksFor() {
		for (int round = 0; round < 2; round++) {
			Reading whole = orm.await(Reading.objects.get("rank", 2));
			Reading part = orm.await(Reading.objects.get("rank", 2).only("label"));
			Reading annotated = orm.await(Reading.objects.get("rank", 2).annotate("twice", F.of("level").times(2)));
			assertThat(whole.level).isEqualTo(20);
			assertThat(part.label).isEqualTo("reading 2");
			assertThat(part.level).isNull();
			assertThat(annotated.annotation("twice", Number.class).intValue()).isEqualTo(40);
			Tortoise.Binding bound = orm.tortoise().bind();
			assertThat(whole.isDirty()).isFalse();
			bound.close();
			assertThat(orm.await(Reading.objects.filter("rank", 2).distinct().list())).containsExactly(whole);
		}
	}

	@Test
	void refusesAWrongValueEachTimeInTheSameWords() {
		List<String> messages = new ArrayList<>();
		for (int round = 0; round < 2; round++) {
			assertThat(ranks(where("label", "reading 1"))).containsExactly(1);
			assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> ranks(where("label", "half \ud800")))
				.satisfies((error) -> messages.add(error.getMessage()));
			assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> ranks(where("level__gt", null)))
				.satisfies((error) -> messages.add(error.getMessage()));
		}
		assertThat(messages.subList(2, 4)).isEqualTo(messages.subList(0, 2));
	}

	@Test
	void seesWhatItsOwnTransactionWrote() {
		Function<String, Mono<Long>> labelled = (
				label) -> Reading.objects.filter("label", label).list().map((found) -> (long) found.size());
		Mono<List<Long>> counts = Transactions.inTransaction("default",
				(outer) -> Flux
					.concat(labelled.apply("new"), Reading.objects.create("label", "new").then(labelled.apply("new")),
							Transactions
								.inTransaction("default",
										(inner) -> Reading.objects.create("label", "new")
											.then(labelled.apply("new"))
											.doOnNext((count) -> inner.setRollbackOnly()))
								.flux(),
							labelled.apply("new"), labelled.apply("reading 1"))
					.collectList()
					.doOnNext((all) -> outer.setRollbackOnly()));
		assertThat(orm.await(labelled.apply("new"))).isZero();
		assertThat(orm.await(counts)).containsExactly(0L, 1L, 2L, 1L, 1L);
		assertThat(orm.await(labelled.apply("new"))).isZero();
	}

	@Test
	void asksTheConnectionThatWasChosen() {
		try (TestDatabase database = TestDatabase.create(TestDatabaseKind.H2);
				TestOrm other = TestOrm.withModels(database, Reading.class)) {
			fill(other, 2);
			Tortoise both = Tortoise
				.init(TortoiseConfig.builder()
					.connection("default", used.url())
					.connection("other", database.url())
					.app("models", (app) -> app.models(Reading.class))
					.build())
				.block(Duration.ofSeconds(60));
			try {
				QuerySet<Reading> query = where("rank__gte", 2).limit(10);
				for (int round = 0; round < 2; round++) {
					assertThat(ranks(query)).containsExactly(2, 3, 4, 5);
					assertThat(ranks(other, query)).containsExactly(2);
					assertThat(query.list().contextWrite(both.context()).block()).hasSize(4);
					assertThat(query.usingDb("other").list().contextWrite(both.context()).block()).hasSize(1);
				}
			}
			finally {
				both.close().block();
			}
		}
	}

	@Test
	void makesTheTextOfAQueryOnce() {
		String first = orm.await(Mono.fromSupplier(() -> text(where("level__gt", 10).limit(3))));
		assertThat(text(where("level__gt", 40L).limit(5))).isSameAs(first);
		assertThat(text(where("level__gt", 40L))).isNotEqualTo(first);
	}

	private static String text(QuerySet<Reading> query) {
		return orm.tortoise().queries().statement((QueryState) query.queryState()).text();
	}

}
