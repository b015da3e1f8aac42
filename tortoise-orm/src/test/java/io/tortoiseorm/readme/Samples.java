package io.tortoiseorm.readme;

import io.tortoiseorm.Tortoise;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The samples of the README that use names.
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
			.exclude("email__startswith", "test")
			.orderBy("-createdAt")
			.limit(20)
			.flux();
	}

}
