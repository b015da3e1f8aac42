package io.tortoiseorm.demo;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.db.PoolState;
import io.tortoiseorm.testing.TestDatabase;
import reactor.core.publisher.Mono;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The running shop on a test database, on a port of its own, without sample rows.
 */
final class Shop implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final ReactiveWebServerApplicationContext context;

	private final String url;

	private final WebTestClient client;

	private Shop(ReactiveWebServerApplicationContext context) {
		this.context = context;
		this.url = "http://localhost:" + Objects.requireNonNull(context.getWebServer()).getPort();
		this.client = WebTestClient.bindToServer().baseUrl(this.url).responseTimeout(PATIENCE).build();
	}

	/**
	 * Starts the shop.
	 * @param database where it keeps its rows
	 * @param properties further properties as {@code --name=value}
	 */
	static Shop start(TestDatabase database, String... properties) {
		String[] arguments = new String[properties.length + 3];
		arguments[0] = "--tortoise.connections.default=" + database.url();
		arguments[1] = "--server.port=0";
		arguments[2] = "--shop.sample-data=false";
		System.arraycopy(properties, 0, arguments, 3, properties.length);
		Class<?>[] sources = { ShopApplication.class, QuickPasswords.class };
		return new Shop((ReactiveWebServerApplicationContext) SpringApplication.run(sources, arguments));
	}

	WebTestClient client() {
		return this.client;
	}

	WebClient webClient() {
		return WebClient.create(this.url);
	}

	String url() {
		return this.url;
	}

	int port() {
		return Objects.requireNonNull(this.context.getWebServer()).getPort();
	}

	/**
	 * Waits for something the ORM does in this shop.
	 */
	<T> T await(Mono<T> work) {
		Tortoise tortoise = this.context.getBean(Tortoise.class);
		return Objects.requireNonNull(work.contextWrite(tortoise.context()).block(PATIENCE));
	}

	PoolState pool() {
		return Objects.requireNonNull(this.context.getBean(Tortoise.class).databases().getDefault().poolState());
	}

	void awaitIdlePool() {
		await("The pool has connections in use", () -> pool().acquired() == 0 && pool().pending() == 0);
	}

	static void await(String otherwise, BooleanSupplier condition) {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				throw new AssertionError(otherwise + " after " + PATIENCE.toSeconds() + " seconds");
			}
			LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
		}
	}

	int user(String name) {
		return create("/users", Map.of("email", name + "@shop.example", "username", name, "password", "secret"));
	}

	int product(String name, String price, int stock, int categoryId) {
		return create("/products",
				Map.of("name", name, "price", new BigDecimal(price), "stock", stock, "categoryId", categoryId));
	}

	int order(int customerId, int... productsAndQuantities) {
		return create("/orders", orderOf(customerId, productsAndQuantities));
	}

	static Map<String, Object> orderOf(int customerId, int... productsAndQuantities) {
		List<Map<String, Integer>> lines = new ArrayList<>();
		for (int i = 0; i < productsAndQuantities.length; i += 2) {
			lines.add(Map.of("productId", productsAndQuantities[i], "quantity", productsAndQuantities[i + 1]));
		}
		return Map.of("customerId", customerId, "lines", lines);
	}

	void tags(int productId, String... names) {
		this.client.put()
			.uri("/products/{id}/tags", productId)
			.bodyValue(List.of(names))
			.exchange()
			.expectStatus()
			.isOk();
	}

	/**
	 * Reads a JSON array of objects.
	 * @param path the path, already encoded
	 */
	List<Map<String, Object>> list(String path) {
		return Objects.requireNonNull(this.client.get()
			.uri(URI.create(this.url + path))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(new ParameterizedTypeReference<List<Map<String, Object>>>() {
			})
			.returnResult()
			.getResponseBody());
	}

	private int create(String path, Map<String, ?> body) {
		Map<?, ?> created = this.client.post()
			.uri(path)
			.bodyValue(body)
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.CREATED)
			.expectBody(Map.class)
			.returnResult()
			.getResponseBody();
		return (Integer) Objects.requireNonNull(created).get("id");
	}

	@Override
	public void close() {
		this.context.close();
	}

}
