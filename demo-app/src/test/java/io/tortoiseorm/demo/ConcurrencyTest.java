package io.tortoiseorm.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.tortoiseorm.demo.models.Category;
import io.tortoiseorm.demo.models.Order;
import io.tortoiseorm.demo.models.Product;
import io.tortoiseorm.demo.models.User;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;

import static io.tortoiseorm.expressions.Functions.coalesce;
import static io.tortoiseorm.expressions.Functions.sum;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many clients at once, and clients that go away.
 */
@DatabaseTest
class ConcurrencyTest {

	private static final int STREAMED = 30_000;

	private static Shop shop;

	private static int category;

	private static User customer;

	@BeforeDatabaseTests
	static void open(TestDatabase database) {
		shop = Shop.start(database);
		category = shop.await(new Category("Goods", "goods").save()).getId();
		customer = shop.await(User.objects.get(shop.user("customer")));
	}

	@AfterDatabaseTests
	static void close() {
		shop.close();
	}

	@AfterEach
	void leavesNoConnectionInUse() {
		shop.awaitIdlePool();
		assertThat(shop.pool().acquired()).isZero();
	}

	@Test
	void sellsNoMoreThanThereIs() {
		int product = shop.product("Scarce", "3.00", 100, category);
		WebClient client = shop.webClient();
		Map<Integer, Long> answers = Flux.range(0, 200)
			.flatMap((i) -> order(client, product), 200)
			.collectList()
			.block()
			.stream()
			.collect(Collectors.groupingBy((status) -> status, Collectors.counting()));

		assertThat(answers).isEqualTo(Map.of(201, 100L, 409, 100L));
		assertThat(shelf(product)).isEqualTo(new Shelf(0, 100));
	}

	@Test
	void ordersOfTheSameProductsDoNotBlockEachOther() {
		int one = shop.product("One", "1.00", 1000, category);
		int two = shop.product("Two", "1.00", 1000, category);
		WebClient client = shop.webClient();
		List<Integer> answers = Flux.range(0, 60)
			.flatMap((i) -> (i % 2 == 0) ? order(client, one, two) : order(client, two, one), 60)
			.collectList()
			.block();

		assertThat(answers).hasSize(60).containsOnly(201);
		assertThat(shelf(one)).isEqualTo(new Shelf(940, 60));
		assertThat(shelf(two)).isEqualTo(new Shelf(940, 60));
	}

	@Test
	void survivesAClientThatIsKilledInTheMiddleOfAStream() throws IOException {
		fill();
		try (Socket socket = new Socket()) {
			socket.setReceiveBufferSize(4096);
			socket.setSoLinger(true, 0);
			socket.connect(new InetSocketAddress("localhost", shop.port()));
			socket.getOutputStream()
				.write("GET /orders/stream HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			assertThat(new String(socket.getInputStream().readNBytes(2048), StandardCharsets.US_ASCII))
				.startsWith("HTTP/1.1 200")
				.contains("\"customerId\"");
			assertThat(shop.pool().acquired()).as("connections in use while the client reads").isEqualTo(1);
		}
		shop.awaitIdlePool();
		assertThat(shop.await(Order.objects.count())).isGreaterThanOrEqualTo(STREAMED);
	}

	@Test
	void survivesAThousandCancelledRequests() {
		int product = shop.product("Wanted", "1.00", 10_000, category);
		WebClient client = shop.webClient();
		List<IntFunction<Mono<?>>> requests = List.of((i) -> order(client, product),
				(i) -> get(client, "/products?q=a"), (i) -> get(client, "/reports/customers"),
				(i) -> get(client, "/orders/stream"));
		Flux.range(0, 1000)
			.flatMap((i) -> requests.get(i % requests.size())
				.apply(i)
				.takeUntilOther(Mono.delay(Duration.ofMillis(ThreadLocalRandom.current().nextInt(40)))), 50)
			.blockLast();

		shop.awaitIdlePool();
		Shelf shelf = shelf(product);
		assertThat(10_000 - shelf.stock()).as("taken out of stock").isEqualTo(shelf.sold());
		assertThat(order(client, product).block()).isEqualTo(201);
	}

	private static void fill() {
		List<Order> orders = IntStream.range(0, STREAMED).mapToObj((i) -> new Order(customer, BigDecimal.TEN)).toList();
		shop.await(Order.objects.bulkCreate(orders));
	}

	private static Mono<Integer> order(WebClient client, int... products) {
		int[] wanted = new int[products.length * 2];
		for (int i = 0; i < products.length; i++) {
			wanted[i * 2] = products[i];
			wanted[i * 2 + 1] = 1;
		}
		return client.post()
			.uri("/orders")
			.bodyValue(Shop.orderOf(customer.getId(), wanted))
			.exchangeToMono((response) -> response.releaseBody().thenReturn(response.statusCode().value()));
	}

	private static Mono<Integer> get(WebClient client, String path) {
		return client.get()
			.uri(path)
			.exchangeToMono((response) -> response.releaseBody().thenReturn(response.statusCode().value()));
	}

	/**
	 * Reads stock and sales of a product by one statement, as of one moment.
	 */
	private static Shelf shelf(int product) {
		return shop.await(Product.objects.filter("id", product)
			.annotate("sold", coalesce(sum("orderLines__quantity"), 0))
			.values(Shelf.class)
			.get());
	}

	record Shelf(int stock, long sold) {

	}

}
