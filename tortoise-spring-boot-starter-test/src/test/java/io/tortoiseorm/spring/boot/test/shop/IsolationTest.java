package io.tortoiseorm.spring.boot.test.shop;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.Transactions;
import io.tortoiseorm.spring.boot.test.Fixtures;
import io.tortoiseorm.spring.boot.test.Isolation;
import io.tortoiseorm.spring.boot.test.TortoiseIsolation;
import io.tortoiseorm.spring.boot.test.TortoiseTest;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import reactor.core.publisher.Flux;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

class IsolationTest {

	@Nested
	@DirtiesContext
	@TortoiseTest(isolation = Isolation.TRUNCATE)
	class Truncate {

		@RepeatedTest(3)
		void emptiesTablesAndStartsKeysAnew() {
			assertThat(Customer.objects.count().block()).isZero();
			Flux.range(0, 5)
				.flatMap((number) -> Transactions.inTransaction(() -> Customer.objects.create("name", "n" + number)))
				.blockLast();
			Fixtures.load("shop.yml").block();
			assertThat(Customer.objects.filter("id", 1).exists().block()).isTrue();
		}

	}

	@Nested
	@DirtiesContext
	@TortoiseTest(isolation = Isolation.FRESH)
	class Fresh {

		@RepeatedTest(3)
		void makesTheSchemaAnew() {
			assertThat(Customer.objects.count().block()).isZero();
			Customer.objects.create("name", "Alice").block();
			Tortoise.connection("default").script("ALTER TABLE customers ADD COLUMN note VARCHAR(10)").block();
		}

	}

	@Nested
	@DirtiesContext
	@TortoiseTest(isolation = Isolation.NONE)
	@TestMethodOrder(OrderAnnotation.class)
	class None {

		@Autowired
		private Tortoise tortoise;

		@Test
		@Order(1)
		void writes() {
			Customer.objects.create("name", "Alice").block();
			assertThat(this.tortoise.database("default").target()).startsWith("mem:");
		}

		@Test
		@Order(2)
		void leavesWhatWasWritten() {
			assertThat(Customer.objects.count().block()).isEqualTo(1);
		}

		@Test
		@Order(3)
		@TortoiseIsolation(Isolation.ROLLBACK)
		void canBeIsolatedByMethod() {
			Customer.objects.create("name", "Bob").block();
			assertThat(Customer.objects.count().block()).isEqualTo(2);
		}

		@Test
		@Order(4)
		void seesNothingOfTheIsolatedOne() {
			assertThat(Customer.objects.count().block()).isEqualTo(1);
		}

	}

}
