package io.tortoiseorm.demo;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.tortoiseorm.demo.models.Category;
import io.tortoiseorm.demo.models.Order;
import io.tortoiseorm.demo.models.Product;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class OrdersTest {

	@RegisterExtension
	final SentStatements statements = new SentStatements();

	private static Shop shop;

	private static int category;

	private static int customer;

	@BeforeDatabaseTests
	static void open(TestDatabase database) {
		shop = Shop.start(database);
		category = shop.await(new Category("Things", "things").save()).getId();
		customer = shop.user("customer");
	}

	@AfterDatabaseTests
	static void close() {
		shop.close();
	}

	@Test
	void placesAnOrder() {
		int lamp = shop.product("Lamp", "30.00", 5, category);
		int bulb = shop.product("Bulb", "2.50", 10, category);
		shop.tags(lamp, "light");
		place(customer, bulb, 4, lamp, 1).expectStatus()
			.isCreated()
			.expectHeader()
			.valueMatches("Location", "/orders/\\d+")
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo("pending")
			.jsonPath("$.total")
			.isEqualTo(40.0)
			.jsonPath("$.customer.username")
			.isEqualTo("customer")
			.jsonPath("$.customer.passwordHash")
			.doesNotExist()
			.jsonPath("$.lines.length()")
			.isEqualTo(2)
			.jsonPath("$.lines[0].quantity")
			.isEqualTo(1)
			.jsonPath("$.lines[0].unitPrice")
			.isEqualTo(30.0)
			.jsonPath("$.lines[0].product.name")
			.isEqualTo("Lamp")
			.jsonPath("$.lines[0].product.tags[*].name")
			.isEqualTo(List.of("light"))
			.jsonPath("$.lines[1].product.name")
			.isEqualTo("Bulb")
			.jsonPath("$.lines[1].product.tags")
			.isEmpty();
		assertThat(stock(lamp)).isEqualTo(4);
		assertThat(stock(bulb)).isEqualTo(6);
	}

	@Test
	void sumsUpAProductNamedTwice() {
		int product = shop.product("Twice", "1.00", 5, category);
		place(customer, product, 2, product, 3).expectStatus()
			.isCreated()
			.expectBody()
			.jsonPath("$.lines.length()")
			.isEqualTo(1)
			.jsonPath("$.lines[0].quantity")
			.isEqualTo(5);
		assertThat(stock(product)).isZero();
	}

	@Test
	void changesNothingWhenOneProductIsOutOfStock() {
		int plenty = shop.product("Plenty", "1.00", 5, category);
		int rare = shop.product("Rare", "1.00", 1, category);
		long orders = orders();
		place(customer, plenty, 2, rare, 2).expectStatus()
			.isEqualTo(HttpStatus.CONFLICT)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("Rare: 2 ordered, 1 in stock.")
			.jsonPath("$.productId")
			.isEqualTo(rare);
		assertThat(stock(plenty)).isEqualTo(5);
		assertThat(stock(rare)).isEqualTo(1);
		assertThat(orders()).isEqualTo(orders);
	}

	@Test
	void sellsNothingThatIsNotAvailable() {
		int hidden = shop.product("Hidden", "1.00", 5, category);
		shop.await(Product.objects.filter("id", hidden).update("available", false));
		place(customer, hidden, 1).expectStatus().isEqualTo(HttpStatus.CONFLICT);
		assertThat(stock(hidden)).isEqualTo(5);
	}

	@Test
	void changesNothingForAnUnknownCustomerOrProduct() {
		int product = shop.product("Untouched", "1.00", 5, category);
		place(99999, product, 1).expectStatus()
			.isNotFound()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
		place(customer, product, 1, 99999, 1).expectStatus().isNotFound();
		assertThat(stock(product)).isEqualTo(5);
	}

	@Test
	void knowsNoSuchOrder() {
		shop.client()
			.get()
			.uri("/orders/99999")
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void readsAnOrderOfManyLinesByAsFewStatementsAsOneOfOne() {
		int[] many = new int[80];
		for (int i = 0; i < many.length; i += 2) {
			many[i] = shop.product("Line " + i, "1.00", 100, category);
			many[i + 1] = 1;
			shop.tags(many[i], "tag " + i % 7, "all");
		}
		int small = shop.order(customer, many[0], 1);
		int big = shop.order(customer, many);

		this.statements.clear();
		read(small, 1);
		int statementsForOne = this.statements.count();
		this.statements.clear();
		read(big, 40);
		assertThat(this.statements.count()).isEqualTo(statementsForOne).isPositive();
	}

	@Test
	void streamsOrdersAsLines() {
		int product = shop.product("Streamed", "1.00", 100, category);
		int first = shop.order(customer, product, 1);
		int second = shop.order(customer, product, 2);
		List<Map<?, ?>> lines = shop.webClient()
			.get()
			.uri("/orders/stream")
			.accept(MediaType.APPLICATION_NDJSON)
			.retrieve()
			.bodyToFlux(Map.class)
			.<Map<?, ?>>map((line) -> line)
			.collectList()
			.block();
		assertThat(lines).extracting((line) -> (Object) line.get("id")).contains(first, second).isSorted();
		assertThat(lines).extracting((line) -> (Object) line.get("customerId")).contains(customer);
		shop.client()
			.get()
			.uri("/orders/stream")
			.exchange()
			.expectHeader()
			.contentType(MediaType.APPLICATION_NDJSON)
			.expectBody(String.class)
			.value((body) -> assertThat(body.lines()).hasSize(lines.size()));
	}

	@Test
	void reportsOrdersAndRevenueOfEachCustomer() {
		int product = shop.product("Reported", "12.50", 100, category);
		int rich = shop.user("rich");
		int poor = shop.user("poor");
		shop.order(rich, product, 10);
		shop.order(rich, product, 4);
		Map<Object, Map<String, Object>> reports = shop.list("/reports/customers")
			.stream()
			.collect(Collectors.toMap((report) -> report.get("id"), (report) -> report));
		assertThat(reports.get(rich)).containsOnlyKeys("id", "username", "email", "orderCount", "revenue")
			.containsEntry("username", "rich")
			.containsEntry("email", "rich@shop.example")
			.containsEntry("orderCount", 2)
			.extractingByKey("revenue", as(InstanceOfAssertFactories.type(Number.class)))
			.returns(175.0, Number::doubleValue);
		assertThat(reports.get(poor)).containsEntry("orderCount", 0)
			.extractingByKey("revenue", as(InstanceOfAssertFactories.type(Number.class)))
			.returns(0.0, Number::doubleValue);
	}

	private static void read(int order, int lines) {
		shop.client()
			.get()
			.uri("/orders/{id}", order)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.lines.length()")
			.isEqualTo(lines)
			.jsonPath("$.lines[0].product.tags[0].name")
			.isEqualTo("all");
	}

	private static ResponseSpec place(int customerId, int... productsAndQuantities) {
		return shop.client()
			.post()
			.uri("/orders")
			.bodyValue(Shop.orderOf(customerId, productsAndQuantities))
			.exchange();
	}

	private static int stock(int product) {
		return shop.await(Product.objects.get(product)).getStock();
	}

	private static long orders() {
		return shop.await(Order.objects.count());
	}

}
