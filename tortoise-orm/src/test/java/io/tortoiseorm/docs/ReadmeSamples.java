package io.tortoiseorm.docs;

import reactor.core.publisher.Flux;

/**
 * The samples of the README that use names.
 */
final class ReadmeSamples {

	private ReadmeSamples() {
	}

	static Flux<Customer> query() {
		return Customer.objects.filter("active", true, "email__iendswith", "@example.com")
			.exclude("email__startswith", "test")
			.orderBy("-createdAt")
			.limit(20)
			.flux();
	}

}
