package io.tortoiseorm.demo;

import java.util.Map;

import io.tortoiseorm.demo.models.Category;
import io.tortoiseorm.demo.models.Order;
import io.tortoiseorm.demo.models.OrderStatus;
import io.tortoiseorm.demo.models.User;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class UsersTest {

	private static Shop shop;

	@BeforeDatabaseTests
	static void open(TestDatabase database) {
		shop = Shop.start(database);
	}

	@AfterDatabaseTests
	static void close() {
		shop.close();
	}

	@Test
	void registersAUser() {
		String location = shop.client()
			.post()
			.uri("/users")
			.bodyValue(Map.of("email", "ada@shop.example", "username", "ada", "password", "analytical"))
			.exchange()
			.expectStatus()
			.isCreated()
			.expectHeader()
			.valueMatches("Location", "/users/\\d+")
			.expectBody()
			.jsonPath("$.id")
			.isNumber()
			.jsonPath("$.email")
			.isEqualTo("ada@shop.example")
			.jsonPath("$.username")
			.isEqualTo("ada")
			.jsonPath("$.role")
			.isEqualTo("customer")
			.jsonPath("$.createdAt")
			.isNotEmpty()
			.jsonPath("$..password")
			.doesNotExist()
			.jsonPath("$..passwordHash")
			.doesNotExist()
			.returnResult()
			.getResponseHeaders()
			.getFirst("Location");
		shop.client().get().uri(String.valueOf(location)).exchange().expectStatus().isOk();
	}

	@Test
	void keepsPasswordsOnlyAsHashes() {
		int id = shop.user("hashed");
		String hash = shop.await(User.objects.get(id)).getPasswordHash();
		assertThat(hash).hasSizeGreaterThan(32).doesNotContain("secret");
	}

	@Test
	void showsAUserWithoutPassword() {
		int id = shop.user("shown");
		shop.client()
			.get()
			.uri("/users/{id}", id)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.username")
			.isEqualTo("shown")
			.jsonPath("$..passwordHash")
			.doesNotExist();
	}

	@Test
	void refusesATakenEmailAndNamesIt() {
		shop.user("taken");
		register("taken@shop.example", "other").expectStatus()
			.isEqualTo(HttpStatus.CONFLICT)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody(String.class)
			.value((body) -> assertThat(body).contains("\"errors\"").contains("email").doesNotContain("taken@"));
	}

	@Test
	void refusesATakenUsernameAndNamesIt() {
		shop.user("twice");
		register("somebody@shop.example", "twice").expectStatus()
			.isEqualTo(HttpStatus.CONFLICT)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody(String.class)
			.value((body) -> assertThat(body).contains("\"errors\"").contains("username"));
	}

	@Test
	void knowsNoSuchUser() {
		for (String path : new String[] { "/users/99999", "/users/99999/orders", "/users/-1" }) {
			shop.client()
				.get()
				.uri(path)
				.exchange()
				.expectStatus()
				.isNotFound()
				.expectHeader()
				.contentType(MediaType.APPLICATION_PROBLEM_JSON)
				.expectBody()
				.jsonPath("$.status")
				.isEqualTo(404);
		}
	}

	@Test
	void pagesAndFiltersTheOrdersOfAUser() {
		Category category = shop.await(new Category("Pages", "pages").save());
		int product = shop.product("Page", "2.00", 100, category.getId());
		int customer = shop.user("buyer");
		int other = shop.user("bystander");
		int first = shop.order(customer, product, 1);
		int second = shop.order(customer, product, 2);
		int third = shop.order(customer, product, 3);
		shop.order(other, product, 4);
		shop.await(Order.objects.filter("id", second).update("status", OrderStatus.PAID));

		shop.client()
			.get()
			.uri("/users/{id}/orders?limit=2", customer)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("X-Total-Count", "3")
			.expectBody()
			.jsonPath("$.length()")
			.isEqualTo(2)
			.jsonPath("$[0].id")
			.isEqualTo(third)
			.jsonPath("$[0].customerId")
			.isEqualTo(customer)
			.jsonPath("$[0].status")
			.isEqualTo("pending")
			.jsonPath("$[0].total")
			.isEqualTo(6.0);
		shop.client()
			.get()
			.uri("/users/{id}/orders?limit=2&offset=2", customer)
			.exchange()
			.expectBody()
			.jsonPath("$.length()")
			.isEqualTo(1)
			.jsonPath("$[0].id")
			.isEqualTo(first);
		shop.client()
			.get()
			.uri("/users/{id}/orders?status=paid", customer)
			.exchange()
			.expectHeader()
			.valueEquals("X-Total-Count", "1")
			.expectBody()
			.jsonPath("$[0].id")
			.isEqualTo(second);
	}

	private static ResponseSpec register(String email, String username) {
		return shop.client()
			.post()
			.uri("/users")
			.bodyValue(Map.of("email", email, "username", username, "password", "secret"))
			.exchange();
	}

}
