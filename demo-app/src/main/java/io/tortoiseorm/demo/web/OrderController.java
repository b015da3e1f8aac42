package io.tortoiseorm.demo.web;

import java.net.URI;

import io.swagger.v3.oas.annotations.Operation;
import io.tortoiseorm.demo.models.Order;
import io.tortoiseorm.demo.models.OrderCreate;
import io.tortoiseorm.demo.models.OrderOut;
import io.tortoiseorm.demo.models.OrderSummary;
import io.tortoiseorm.demo.models.Order_;
import io.tortoiseorm.demo.services.OrderService;
import jakarta.validation.Valid;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Orders.
 */
@RestController
@RequestMapping("/orders")
class OrderController {

	private final OrderService orders;

	OrderController(OrderService orders) {
		this.orders = orders;
	}

	@Operation(summary = "Places an order, all of it or nothing")
	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Mono<ResponseEntity<OrderOut>> place(@Valid @RequestBody OrderCreate request) {
		return this.orders.place(request)
			.flatMap((order) -> this.orders.find(order.getId()))
			.map((order) -> ResponseEntity.created(URI.create("/orders/" + order.id())).body(order));
	}

	@Operation(summary = "Shows an order with customer, lines, products and tags")
	@GetMapping("/{id}")
	Mono<OrderOut> find(@PathVariable int id) {
		return this.orders.find(id);
	}

	@Operation(summary = "Streams all orders, one JSON document per line")
	@GetMapping(path = "/stream", produces = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<OrderSummary> stream() {
		return Order.objects.orderBy(Order_.id.asc()).values(OrderSummary.class).stream();
	}

}
