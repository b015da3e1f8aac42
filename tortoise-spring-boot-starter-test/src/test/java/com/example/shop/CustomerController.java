package com.example.shop;

import com.example.shop.models.Customer;
import com.example.shop.models.Customer_;
import io.tortoiseorm.QuerySet;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CustomerController {

	@GetMapping("/customers")
	QuerySet<CustomerView> all() {
		return Customer.objects.filter(Customer_.active.isTrue()).orderBy(Customer_.email).values(CustomerView.class);
	}

	@GetMapping("/customers/{id}")
	Mono<CustomerView> get(@PathVariable int id) {
		return Customer.objects.filter(Customer_.id.eq(id)).values(CustomerView.class).get();
	}

	@PostMapping("/customers")
	@ResponseStatus(HttpStatus.CREATED)
	@Transactional
	Mono<CustomerView> register(@RequestParam String email) {
		return Customer.objects.create(Customer_.email.set(email))
			.map((customer) -> new CustomerView(customer.id, customer.email));
	}

}
