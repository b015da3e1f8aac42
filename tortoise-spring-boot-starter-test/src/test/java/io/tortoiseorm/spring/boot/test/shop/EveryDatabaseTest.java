package io.tortoiseorm.spring.boot.test.shop;

import java.time.Duration;
import java.util.List;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.Transactions;
import io.tortoiseorm.exceptions.IntegrityError;
import io.tortoiseorm.spring.boot.test.Fixtures;
import io.tortoiseorm.spring.boot.test.Isolation;
import io.tortoiseorm.spring.boot.test.context.IsolatedRun;
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
 * What a test sees and leaves on each database.
 */
@DatabaseTest
class EveryDatabaseTest {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final TestDatabase database;

	EveryDatabaseTest(TestDatabase database) {
		this.database = database;
	}

	@BeforeDatabaseTests
	static void createTables(TestDatabase database) {
		IsolatedRun.of(database.url(), ShopService.class).run(Isolation.NONE, (context) -> {
		});
	}

	private List<@Nullable Object> rows() {
		return this.database.query("SELECT name FROM customers").stream().map((row) -> row.get("name")).toList();
	}

	private IsolatedRun application() {
		return IsolatedRun.of(this.database.url(), ShopService.class);
	}

	@Test
	void rollsBackWhatWasWritten() {
		application().run(Isolation.ROLLBACK, (context) -> {
			ShopService service = context.getBean(ShopService.class);
			Customer.objects.create("name", "plain").block(LIMIT);
			service.register("in a transaction").block(LIMIT);
			service.registerAlone("in one of its own").block(LIMIT);
			Transactions
				.inTransaction(() -> service.registerAlone("nested").then(Customer.objects.create("name", "kept")))
				.block(LIMIT);
			Flux.range(0, 20).flatMap((number) -> Customer.objects.create("name", "n" + number), 20).blockLast(LIMIT);
			assertThat(Customer.objects.count().block(LIMIT)).isEqualTo(25);
			assertThat(rows()).isEmpty();
		});
		assertThat(rows()).isEmpty();
	}

	@Test
	void failuresUndoTheirOwnPart() {
		application().run(Isolation.ROLLBACK, (context) -> {
			ShopService service = context.getBean(ShopService.class);
			Customer.objects.create("name", "first").block(LIMIT);
			for (Mono<Customer> duplicate : List.of(Customer.objects.create("name", "first"), service.register("first"),
					Transactions.inTransaction(() -> service.register("other").then(service.register("first"))))) {
				assertThatExceptionOfType(IntegrityError.class).isThrownBy(() -> duplicate.block(LIMIT));
			}
			assertThatExceptionOfType(IllegalStateException.class)
				.isThrownBy(() -> service.registerAndFail("second").block(LIMIT));
			service.register("third").block(LIMIT);
			assertThat(Customer.objects.all().orderBy("name").valuesListFlat("name").list().block(LIMIT))
				.containsExactly("first", "third");
		});
		assertThat(rows()).isEmpty();
	}

	@Test
	void streamsCanBeInterruptedByOtherQueries() {
		application().run(Isolation.ROLLBACK, (context) -> {
			Flux.range(0, 30).concatMap((number) -> Customer.objects.create("name", "n" + number)).blockLast(LIMIT);
			List<Boolean> found = Customer.objects.all()
				.stream(4)
				.concatMap((customer) -> Customer.objects.filter("id", customer.id).exists())
				.collectList()
				.block(LIMIT);
			assertThat(found).hasSize(30).containsOnly(true);
			assertThat(Customer.objects.all().stream(4).take(2).collectList().block(LIMIT)).hasSize(2);
			assertThat(Customer.objects.count().block(LIMIT)).isEqualTo(30);
		});
	}

	@Test
	void truncatesTables() {
		application().run(Isolation.TRUNCATE, (context) -> {
			Fixtures.load("shop.yml").block(LIMIT);
			context.getBean(ShopService.class).register("committed").block(LIMIT);
			assertThat(rows()).hasSize(3);
		});
		assertThat(rows()).isEmpty();
		application().run(Isolation.TRUNCATE, (context) -> {
			Customer first = Customer.objects.create("name", "first").block(LIMIT);
			if (this.database.kind() != TestDatabaseKind.SQLITE) {
				assertThat(first.id).isEqualTo(1);
			}
		});
	}

	@Test
	void dropsNothingOfARealDatabase() {
		if (this.database.kind() != TestDatabaseKind.H2) {
			application().run(Isolation.NONE, (context) -> {
				Tortoise tortoise = context.getBean(Tortoise.class);
				assertThatExceptionOfType(IllegalStateException.class)
					.isThrownBy(() -> IsolatedRun.isolate(context, Isolation.FRESH))
					.withMessageContaining("only in memory")
					.withMessageContaining(tortoise.database("default").target());
			});
		}
	}

}
