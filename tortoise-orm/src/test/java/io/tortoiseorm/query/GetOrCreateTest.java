package io.tortoiseorm.query;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tortoiseorm.GetOrCreate;
import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.Values;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.exceptions.IntegrityError;
import io.tortoiseorm.exceptions.MultipleObjectsReturned;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Rows that are found, changed or made, also by many callers at once.
 */
@DatabaseTest
class GetOrCreateTest {

	private static final int CALLERS = 50;

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void open(TestDatabase database) {
		orm = TestOrm.withModels(database, Counter.class);
	}

	@AfterDatabaseTests
	static void close() {
		orm.close();
	}

	@BeforeEach
	void clear() {
		await(Counter.objects.all().delete());
	}

	private static <T> T await(Mono<T> work) {
		return Objects.requireNonNull(orm.await(work));
	}

	private static List<GetOrCreate<Counter>> atOnce(Mono<GetOrCreate<Counter>> call) {
		return await(
				Flux.range(0, CALLERS).flatMap((i) -> call.subscribeOn(Schedulers.parallel()), CALLERS).collectList());
	}

	@Test
	void whatIsThereIsFound() {
		Counter made = await(Counter.objects.create("name", "a", "number", 3));
		GetOrCreate<Counter> found = await(Counter.objects.getOrCreate(Values.of("name", "a"), Values.of("number", 9)));
		assertThat(found.created()).isFalse();
		assertThat(found.object()).isEqualTo(made);
		assertThat(found.object().number).isEqualTo(3);
	}

	@Test
	void whatIsMissingIsMadeOfLookupsAndDefaults() {
		GetOrCreate<Counter> made = await(Counter.objects.getOrCreate(Values.of("name", "a"), Values.of("number", 9)));
		assertThat(made.created()).isTrue();
		assertThat(await(Counter.objects.get(Objects.requireNonNull(made.object().id))).number).isEqualTo(9);
		assertThat(await(Counter.objects.getOrCreate(Values.of("name", "b"))).object().number).isZero();
	}

	@Test
	void lookupsWithASuffixOnlySearch() {
		await(Counter.objects.create("name", "a", "number", 3));
		assertThat(await(Counter.objects.getOrCreate(Values.of("name__startswith", "a", "number__gt", 2),
				Values.of("name", "other")))
			.created()).isFalse();
		GetOrCreate<Counter> made = await(
				Counter.objects.getOrCreate(Values.of("number__gt", 100), Values.of("name", "b", "number", 101)));
		assertThat(made.created()).isTrue();
		assertThat(made.object().number).isEqualTo(101);
	}

	@Test
	void severalAreAnError() {
		await(Counter.objects.create("name", "a"));
		await(Counter.objects.create("name", "b"));
		assertThatExceptionOfType(MultipleObjectsReturned.class)
			.isThrownBy(() -> await(Counter.objects.getOrCreate(Values.of("number", 0))));
		assertThatExceptionOfType(MultipleObjectsReturned.class)
			.isThrownBy(() -> await(Counter.objects.updateOrCreate(Values.of("number", 0), Values.of("number", 1))));
	}

	@Test
	void conflictingValuesAreRefused() {
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> await(Counter.objects.getOrCreate(Values.of("name", "a"), Values.of("name", "b"))))
			.withMessageContaining("name");
	}

	@Test
	void otherConflictsAreErrors() {
		await(Counter.objects.create("name", "a", "number", 1));
		assertThatExceptionOfType(IntegrityError.class)
			.isThrownBy(() -> await(Counter.objects.getOrCreate(Values.of("number", 2), Values.of("name", "a"))));
		assertThat(await(Counter.objects.count())).isEqualTo(1);
	}

	@Test
	void updateOrCreateChangesOrMakes() {
		Values lookups = Values.of("name", "a");
		assertThat(await(Counter.objects.updateOrCreate(lookups, Values.of("number", 1))).created()).isTrue();
		GetOrCreate<Counter> changed = await(Counter.objects.updateOrCreate(lookups, Values.of("number", 2)));
		assertThat(changed.created()).isFalse();
		assertThat(changed.object().number).isEqualTo(2);
		assertThat(await(Counter.objects.get("name", "a")).number).isEqualTo(2);
		assertThat(await(Counter.objects.updateOrCreate(lookups, Values.of("name", "b"))).object().name).isEqualTo("b");
		assertThat(await(Counter.objects.updateOrCreate(Values.of("name", "c"), Values.of("name", "d"))).object().name)
			.isEqualTo("d");
	}

	@Test
	void inATransactionAFailedAttemptHarmsNothing() {
		Map<String, Object> answer = await(
				orm.database()
					.transactional(TransactionOptions.DEFAULTS, Counter.objects.create("name", "a")
						.then(Counter.objects.getOrCreate(Values.of("number", 5), Values.of("name", "a"))
							.onErrorResume(IntegrityError.class, (expected) -> Mono.empty()))
						.then(Counter.objects.getOrCreate(Values.of("name", "b")))
						.then(Counter.objects.aggregate("n", io.tortoiseorm.expressions.Functions.count("id")))));
		assertThat(answer).containsEntry("n", 2L);
	}

	@Test
	void manyCallersGetOneRow() {
		List<GetOrCreate<Counter>> results = atOnce(
				Counter.objects.getOrCreate(Values.of("name", "same"), Values.of("number", 1)));
		assertThat(results.stream().filter(GetOrCreate::created)).hasSize(1);
		assertThat(results.stream().map(GetOrCreate::object).distinct()).hasSize(1);
		assertThat(await(Counter.objects.count())).isEqualTo(1);
	}

	@Test
	void manyCallersUpdateOrCreateOneRow() {
		List<GetOrCreate<Counter>> results = atOnce(
				Counter.objects.updateOrCreate(Values.of("name", "same"), Values.of("number", 7)));
		assertThat(results.stream().filter(GetOrCreate::created)).hasSize(1);
		assertThat(results).allMatch((result) -> result.object().number == 7);
		assertThat(await(Counter.objects.count())).isEqualTo(1);
	}

	@Test
	void manyCallersInTransactionsOfTheirOwn() {
		List<GetOrCreate<Counter>> results = atOnce(orm.database()
			.transactional(TransactionOptions.DEFAULTS.retries(CALLERS),
					Counter.objects.getOrCreate(Values.of("name", "same"))));
		assertThat(results.stream().filter(GetOrCreate::created)).hasSize(1);
		assertThat(await(Counter.objects.count())).isEqualTo(1);
	}

	/**
	 * Has a name of its own.
	 */
	@Table(name = "counters")
	public static class Counter extends Model<Counter> {

		static final Manager<Counter> objects = Manager.of(Counter.class);

		@IntField(primaryKey = true)
		@Nullable Integer id;

		@CharField(maxLength = 20, unique = true)
		String name = "";

		@IntField
		int number;

	}

}
