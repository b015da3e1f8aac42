package io.tortoiseorm.readme;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.Transactions;
import io.tortoiseorm.exceptions.IntegrityError;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.Q;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static io.tortoiseorm.expressions.Functions.count;
import static io.tortoiseorm.expressions.Functions.sum;

/**
 * What the README shows.
 */
final class Samples {

	private Samples() {
	}

	static Mono<Tortoise> start() {
		return Tortoise.init("h2://mem:readme", "io.tortoiseorm.readme")
			.flatMap((tortoise) -> Tortoise.generateSchemas().contextWrite(tortoise.context()).thenReturn(tortoise));
	}

	static Flux<Customer> query() {
		return Customer.objects.filter("active", true, "email__iendswith", "@example.com")
			.exclude(Q.of("purchases__status", "cancelled"))
			.orderBy("-createdAt")
			.limit(20)
			.flux();
	}

	static Mono<List<Customer>> relations() {
		return Customer.objects.filter("purchases__total__gte", 100).distinct().prefetchRelated("purchases").list();
	}

	static Flux<Map<String, Object>> report() {
		return Purchase.objects.annotate("number", count("id"), "revenue", sum("total"))
			.groupBy("customer__email")
			.orderBy("-revenue")
			.values("customer__email", "number", "revenue")
			.flux();
	}

	static Mono<Long> raisePrices() {
		return Purchase.objects.filter("customer__active", true)
			.update("total", F.of("total").times(new BigDecimal("1.05")));
	}

	static Mono<Purchase> purchase(Customer customer, BigDecimal total) {
		return Transactions.inTransaction(() -> Purchase.objects.create("customer", customer, "total", total)
			.flatMap((purchase) -> Customer.objects.filter("id", customer.id)
				.update("note", "buys")
				.thenReturn(purchase)));
	}

	static Mono<String> conflict() {
		return Customer.objects.create("email", "a@example.com")
			.map((created) -> "created")
			.onErrorResume(IntegrityError.class, (error) -> Mono.just("taken: " + error.getFields()));
	}

}
