package io.tortoiseorm.query.generated;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

import io.tortoiseorm.QuerySet;
import io.tortoiseorm.expressions.Expression;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Queries made at random: filters over all types of fields, joins, trees of conditions,
 * order, slices, selections and aggregates. Every database of the run must answer as the
 * evaluation in memory does.
 * <p>
 * System properties: {@code tortoise.test.seed} repeats a run,
 * {@code tortoise.test.query} one query of it, {@code tortoise.test.queries} says how
 * many there are.
 */
class GeneratedQueriesTest {

	private static final Logger logger = LoggerFactory.getLogger(GeneratedQueriesTest.class);

	private static final int QUERIES = Integer.getInteger("tortoise.test.queries", 2_000);

	private static final int AT_ONCE = 4;

	private static final int FAILURES_SHOWN = Integer.getInteger("tortoise.test.failures", 5);

	private static final World WORLD = new World();

	private static final Map<TestDatabase, TestOrm> ORMS = new LinkedHashMap<>();

	@BeforeAll
	static void open() {
		for (TestDatabase database : TestDatabases.createAll()) {
			ORMS.put(database, TestOrm.withGoldenRows(database));
		}
	}

	@AfterAll
	static void close() {
		ORMS.forEach((database, orm) -> {
			orm.close();
			database.close();
		});
	}

	@Test
	void everyDatabaseAnswersAsTheEvaluationInMemory() {
		long seed = Long.getLong("tortoise.test.seed", new SecureRandom().nextInt(Integer.MAX_VALUE));
		logger.info("Generated queries of the seed {}: repeat them by -Dtortoise.test.seed={}", seed, seed);
		Integer only = Integer.getInteger("tortoise.test.query");
		long[] numbers = (only != null) ? new long[] { only } : LongStream.range(0, QUERIES).toArray();
		List<Case> cases = Arrays.stream(numbers).mapToObj((number) -> Case.of(seed, number)).toList();
		List<String> failures = Flux.fromIterable(ORMS.values())
			.flatMap((orm) -> Flux.fromIterable(cases)
				.flatMap((each) -> each.check(orm), AT_ONCE)
				.subscribeOn(Schedulers.boundedElastic()))
			.collectList()
			.block(Duration.ofMinutes(10));
		assertThat(Objects.requireNonNull(failures).stream().limit(FAILURES_SHOWN).toList())
			.as("%d wrong answers; the seed is %d", failures.size(), seed)
			.isEmpty();
	}

	/**
	 * A query and the answer it must have.
	 */
	private record Case(long number, GeneratedQuery query, List<String> expected) {

		static Case of(long seed, long number) {
			GeneratedQuery query = QueryGenerator.generate(WORLD, seed * 1_000_003L + number);
			return new Case(number, query, Answers.comparable(new MemoryAnswer(query, WORLD).results(), query.total()));
		}

		/** Gives what is wrong, or nothing. */
		Mono<String> check(TestOrm orm) {
			return Mono.defer(() -> (this.query.output() == GeneratedQuery.Output.TOTALS) ? totals() : results())
				.contextWrite(orm.tortoise().context())
				.onErrorResume((error) -> Mono.just(List.of("failed: " + error)))
				.filter((wrong) -> !wrong.isEmpty())
				.map((wrong) -> "Query " + this.number + " on " + orm.kind() + ": " + this.query + "\n  "
						+ String.join("\n  ", wrong) + sql(orm));
		}

		private String sql(TestOrm orm) {
			try (io.tortoiseorm.Tortoise.Binding bound = orm.tortoise().bind()) {
				Objects.requireNonNull(bound);
				return "\n  SQL " + this.query.toQuerySet().sql();
			}
			catch (RuntimeException ex) {
				return "";
			}
		}

		private Mono<List<String>> results() {
			QuerySet<?> querySet = this.query.toQuerySet();
			List<String> annotations = new ArrayList<>(this.query.expressions().keySet());
			annotations.addAll(this.query.aggregates().keySet());
			return Mono.zip(querySet.list(), querySet.count(), querySet.exists()).map((answer) -> {
				List<List<@Nullable Object>> results = new ArrayList<>();
				answer.getT1()
					.forEach((result) -> results.add(Answers.values(this.query.output(), result, annotations)));
				List<String> wrong = wrong(results);
				if (answer.getT2() != results.size()) {
					wrong.add("count() is " + answer.getT2() + ", the list has " + results.size());
				}
				if (answer.getT3() == results.isEmpty()) {
					wrong.add("exists() is " + answer.getT3() + ", the list has " + results.size());
				}
				return wrong;
			});
		}

		private Mono<List<String>> totals() {
			Map<String, Expression<?>> totals = this.query.totals();
			List<Object> rest = new ArrayList<>();
			totals.forEach((name, expression) -> rest.addAll(List.of(name, expression)));
			return this.query.conditions()
				.aggregate((String) rest.get(0), (Expression<?>) rest.get(1), rest.subList(2, rest.size()).toArray())
				.map((found) -> wrong(List.of(new ArrayList<>(found.values()))));
		}

		private List<String> wrong(List<List<@Nullable Object>> results) {
			List<String> found = Answers.comparable(results, this.query.total());
			List<String> wrong = new ArrayList<>();
			if (!found.equals(this.expected)) {
				wrong.add("expected " + this.expected);
				wrong.add("found    " + found);
			}
			return wrong;
		}

	}

}
