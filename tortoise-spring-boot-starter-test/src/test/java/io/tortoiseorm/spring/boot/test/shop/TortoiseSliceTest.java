package io.tortoiseorm.spring.boot.test.shop;

import java.time.Duration;
import java.util.List;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.Transactions;
import io.tortoiseorm.exceptions.IntegrityError;
import io.tortoiseorm.spring.boot.test.Fixtures;
import io.tortoiseorm.spring.boot.test.TortoiseTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;

import static io.tortoiseorm.spring.boot.test.TortoiseAssertions.assertQueries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@TortoiseTest
@DirtiesContext
class TortoiseSliceTest {

	@Autowired
	private ApplicationContext context;

	@Autowired
	private Tortoise tortoise;

	@BeforeEach
	void isEmpty() {
		assertThat(Customer.objects.count().block()).isZero();
		Customer.objects.create("name", "Setup").block();
	}

	@AfterEach
	void seesWhatTheTestWrote() {
		assertThat(Customer.objects.count().block()).isGreaterThan(1);
	}

	@Test
	void holdsTheOrmAndNothingElse() {
		assertThat(this.context.getBeanProvider(ShopService.class).getIfAvailable()).isNull();
		assertThat(this.tortoise.database("default").target()).startsWith("mem:");
		Customer.objects.create("name", "Alice").block();
	}

	@RepeatedTest(3)
	void rollsBackWhatIsWrittenInManyWays() {
		Customer.objects.create("name", "blocking").block();
		StepVerifier.create(Customer.objects.create("name", "verified")).expectNextCount(1).verifyComplete();
		Customer.objects.create("name", "elsewhere").subscribeOn(Schedulers.parallel()).block();
		Transactions.inTransaction(() -> Customer.objects.create("name", "in a transaction")).block();
		Flux.range(0, 20).flatMap((number) -> Customer.objects.create("name", "parallel " + number), 20).blockLast();
		assertThat(Customer.objects.count().block()).isEqualTo(25);
	}

	@Test
	void transactionsOfTheApplicationRollBackTheirPart() {
		Mono<Object> work = Transactions.inTransaction(() -> Customer.objects.create("name", "Nobody")
			.then(Mono.error(new IllegalStateException("expected"))));
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(work::block);
		Customer.objects.create("name", "Alice").block();
		assertThat(Customer.objects.all().orderBy("name").valuesListFlat("name").list().block())
			.containsExactly("Alice", "Setup");
	}

	@Test
	void aFailedStatementLeavesTheTestUsable() {
		Mono<Customer> duplicate = Customer.objects.create("name", "Setup");
		assertThatExceptionOfType(IntegrityError.class).isThrownBy(duplicate::block);
		Customer.objects.create("name", "Alice").block();
		assertThat(Customer.objects.count().block()).isEqualTo(2);
	}

	@Test
	void countsQueries() {
		assertThat(Fixtures.load("shop.yml").block()).isEqualTo(5);
		List<Customer> customers = assertQueries(2, Customer.objects.all().prefetchRelated("purchases"));
		assertThat(customers).hasSize(3);
		assertThat(assertQueries(1, () -> Customer.objects.count().block())).isEqualTo(3);
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertQueries(1,
					Customer.objects.all().flux().flatMap((customer) -> customer.purchases.all().count())))
			.withMessageStartingWith("Expected 1 statements, but 4 were sent:")
			.withMessageContaining("SELECT");
	}

	@Test
	void loadsFixtures() {
		Fixtures.load("classpath:shop.yml").block();
		assertThat(Purchase.objects.filter("customer__name", "Alice")
			.orderBy("what")
			.valuesListFlat("what")
			.list()
			.block()).containsExactly("Ink", "Pen");
	}

	@Test
	void streamsAndQueriesForEachRow() {
		Fixtures.load("shop.yml").block();
		List<Long> counts = Purchase.objects.all()
			.stream(1)
			.flatMap((purchase) -> Customer.objects.count())
			.collectList()
			.block(Duration.ofSeconds(20));
		assertThat(counts).containsExactly(3L, 3L, 3L);
	}

}
