package io.tortoiseorm.docs;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.Transactions;
import io.tortoiseorm.exceptions.IntegrityError;
import io.tortoiseorm.expressions.Annotation;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static io.tortoiseorm.expressions.Functions.count;
import static io.tortoiseorm.expressions.Functions.sum;

/**
 * The typed samples of the README.
 */
final class TypedSamples {

	private TypedSamples() {
	}

	static Flux<Customer> query() {
		return Customer.objects.filter(Customer_.active.isTrue(), Customer_.email.iendswith("@example.com"))
			.filter(Customer_.purchases().none(Purchase_.status.eq("cancelled")))
			.orderBy(Customer_.createdAt.desc())
			.limit(20)
			.flux();
	}

	static Mono<List<Customer>> relations() {
		return Customer.objects.filter(Customer_.purchases().total.gte(new BigDecimal("100")))
			.distinct()
			.prefetchRelated(Customer_.purchases())
			.list();
	}

	static Flux<Map<String, Object>> report() {
		Annotation<Long> number = count(Purchase_.id).as("number");
		Annotation<Number> revenue = sum(Purchase_.total).as("revenue");
		return Purchase.objects.annotate(number, revenue)
			.groupBy(Purchase_.customer().email)
			.orderBy(revenue.desc())
			.values(Purchase_.customer().email, number, revenue)
			.flux();
	}

	static Mono<Long> raisePrices() {
		return Purchase.objects.filter(Purchase_.customer().active.isTrue())
			.update(Purchase_.total.set(Purchase_.total.times(new BigDecimal("1.05"))));
	}

	static Mono<Purchase> purchase(Customer customer, BigDecimal total) {
		return Transactions
			.inTransaction(() -> Purchase.objects.create(Purchase_.customer().set(customer), Purchase_.total.set(total))
				.flatMap((purchase) -> Customer.objects.filter(Customer_.id.eq(customer.id))
					.update(Customer_.note.set("buys"))
					.thenReturn(purchase)));
	}

	static Mono<String> conflict() {
		return Customer.objects.create(Customer_.email.set("ann@example.com"))
			.map((created) -> "created")
			.onErrorResume(IntegrityError.class, (error) -> Mono.just("taken: " + error.getFields()));
	}

}
