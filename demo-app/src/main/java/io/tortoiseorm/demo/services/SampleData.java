package io.tortoiseorm.demo.services;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tortoiseorm.Transactions;
import io.tortoiseorm.demo.models.Category;
import io.tortoiseorm.demo.models.OrderCreate;
import io.tortoiseorm.demo.models.OrderStatus;
import io.tortoiseorm.demo.models.Product;
import io.tortoiseorm.demo.models.ProductOut;
import io.tortoiseorm.demo.models.Product_;
import io.tortoiseorm.demo.models.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Fills an empty shop, all or nothing, when the application has started.
 */
@Component
@ConditionalOnBooleanProperty(name = "shop.sample-data", matchIfMissing = true)
class SampleData implements ApplicationRunner {

	private static final Logger logger = LoggerFactory.getLogger(SampleData.class);

	private final UserService users;

	private final ProductService products;

	private final OrderService orders;

	SampleData(UserService users, ProductService products, OrderService orders) {
		this.users = users;
		this.products = products;
		this.orders = orders;
	}

	@Override
	public void run(ApplicationArguments args) {
		Boolean filled = Transactions.inTransaction(this::fillIfEmpty).block();
		logger.info(Boolean.TRUE.equals(filled) ? "The empty shop was filled with sample rows"
				: "The shop has rows already, none were added");
	}

	private Mono<Boolean> fillIfEmpty() {
		return User.objects.exists()
			.zipWith(Category.objects.exists(), Boolean::logicalOr)
			.flatMap((filled) -> filled ? Mono.just(false) : fill().thenReturn(true));
	}

	private Mono<Void> fill() {
		return Flux.just("alice", "bob", "carol")
			.concatMap((name) -> this.users.register(new User(name + "@shop.example", name, "secret of " + name)))
			.collectList()
			.flatMap((customers) -> fillShelves()
				.then(order(customers.get(0), OrderStatus.PAID, Map.of("Mechanical keyboard", 1, "Desk lamp", 2)))
				.then(order(customers.get(0), OrderStatus.PENDING, Map.of("Reactive Programming", 1)))
				.then(order(customers.get(1), OrderStatus.SHIPPED, Map.of("Coffee beans", 3, "Teapot", 1))));
	}

	private Mono<Void> fillShelves() {
		return shelf(new Category("Books", "books"),
				new Sample("Reactive Programming", "Streams, backpressure and why they matter.", "39.90", 25,
						Set.of("async", "java")),
				new Sample("Turtles of the World", "All 361 species, with maps.", "24.50", 8, Set.of("nature", "gift")))
			.then(shelf(new Category("Electronics", "electronics"),
					new Sample("Mechanical keyboard", "Tactile switches, 87 keys.", "119.00", 12,
							Set.of("desk", "typing")),
					new Sample("Desk lamp", "Warm light, dimmable.", "34.95", 40, Set.of("desk", "gift")),
					new Sample("Noise-cancelling headphones", "Thirty hours of quiet.", "199.00", 0,
							Set.of("desk", "music"))))
			.then(shelf(new Category("Kitchen", "kitchen"),
					new Sample("Coffee beans", "One kilogram, medium roast.", "18.75", 100, Set.of("coffee")),
					new Sample("Teapot", "Cast iron, holds a litre.", "49.00", 15, Set.of("gift"))));
	}

	private Mono<Void> shelf(Category category, Sample... samples) {
		return category.save()
			.flatMap((saved) -> Flux.just(samples).concatMap((sample) -> place(saved, sample)).then());
	}

	private Mono<ProductOut> place(Category category, Sample sample) {
		Product product = new Product(category, sample.name, sample.description, new BigDecimal(sample.price),
				sample.stock);
		product.setAvailable(sample.stock > 0);
		return product.save().flatMap((saved) -> this.products.setTags(saved.getId(), sample.tags));
	}

	private Mono<Void> order(User customer, OrderStatus status, Map<String, Integer> quantities) {
		return Product.objects.filter(Product_.name.in(quantities.keySet())).list().flatMap((found) -> {
			List<OrderCreate.Lines> lines = found.stream()
				.map((product) -> new OrderCreate.Lines(product.getId(), quantities.get(product.getName())))
				.toList();
			return this.orders.place(new OrderCreate(customer.getId(), lines));
		}).flatMap((order) -> {
			order.setStatus(status);
			return order.save();
		}).then();
	}

	private record Sample(String name, String description, String price, int stock, Set<String> tags) {

	}

}
