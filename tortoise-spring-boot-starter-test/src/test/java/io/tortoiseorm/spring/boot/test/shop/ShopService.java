package io.tortoiseorm.spring.boot.test.shop;

import reactor.core.publisher.Mono;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A part of the application that slices leave out.
 */
@Service
public class ShopService {

	@Transactional
	public Mono<Customer> register(String name) {
		return Customer.objects.create("name", name);
	}

	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public Mono<Customer> registerAlone(String name) {
		return Customer.objects.create("name", name);
	}

	@Transactional
	public Mono<Customer> registerAndFail(String name) {
		return Customer.objects.create("name", name).then(Mono.error(new IllegalStateException("expected")));
	}

}
