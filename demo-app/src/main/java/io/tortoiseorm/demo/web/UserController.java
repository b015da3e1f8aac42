package io.tortoiseorm.demo.web;

import java.net.URI;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.demo.models.Order;
import io.tortoiseorm.demo.models.OrderStatus;
import io.tortoiseorm.demo.models.OrderSummary;
import io.tortoiseorm.demo.models.Order_;
import io.tortoiseorm.demo.models.User;
import io.tortoiseorm.demo.models.UserCreate;
import io.tortoiseorm.demo.models.UserOut;
import io.tortoiseorm.demo.services.UserService;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Users and their orders.
 */
@RestController
@RequestMapping("/users")
class UserController {

	private final UserService users;

	UserController(UserService users) {
		this.users = users;
	}

	@Operation(summary = "Registers a customer")
	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Mono<ResponseEntity<UserOut>> register(@Valid @RequestBody UserCreate request) {
		return this.users.register(request.toModel())
			.map((user) -> ResponseEntity.created(URI.create("/users/" + user.getId())).body(UserOut.from(user)));
	}

	@Operation(summary = "Shows a user")
	@GetMapping("/{id}")
	Mono<UserOut> find(@PathVariable int id) {
		return User.objects.get(id).values(UserOut.class);
	}

	@Operation(summary = "Lists the orders of a user, the newest first")
	@GetMapping("/{id}/orders")
	Mono<ResponseEntity<List<OrderSummary>>> orders(@PathVariable int id,
			@RequestParam(required = false) @Nullable OrderStatus status, @Valid @ParameterObject Paging paging) {
		return User.objects.get(id).flatMap((user) -> {
			QuerySet<Order> orders = user.getOrders().orderBy(Order_.id.desc());
			return paging.answer(
					((status != null) ? orders.filter(Order_.status.eq(status)) : orders).values(OrderSummary.class));
		});
	}

}
