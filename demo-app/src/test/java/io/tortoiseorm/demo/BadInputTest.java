package io.tortoiseorm.demo;

import java.net.URI;

import io.tortoiseorm.demo.models.Category;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a client sends, it gets a problem that tells it what it did wrong.
 */
@DatabaseTest
class BadInputTest {

	private static Shop shop;

	@BeforeDatabaseTests
	static void open(TestDatabase database) {
		shop = Shop.start(database);
		shop.await(new Category("First", "first").save());
		shop.user("first");
	}

	@AfterDatabaseTests
	static void close() {
		shop.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/users/abc", "/users/99999999999", "/users/1.5", "/users/1/orders?limit=-1",
			"/users/1/orders?offset=-1", "/users/1/orders?limit=many", "/users/1/orders?status=lost",
			"/products?limit=-1", "/products?offset=-5", "/products?limit=ten", "/products?limit=99999999999",
			"/products?offset=99999999999999999999", "/products?minPrice=cheap", "/products?maxPrice=1e400",
			"/products?minPrice=0.001", "/products?available=perhaps", "/products?sort=passwordHash",
			"/products?sort=name;drop", "/products?sort=--name", "/products?q=%00", "/products?tag=%00",
			"/products?category=%00", "/products/abc", "/orders/abc", "/orders/1e3" })
	void refusesParameters(String path) {
		problem(send(HttpMethod.GET, path, null), 400);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "/users | ", "/users | {", "/users | []", "/users | null", "/users | \"text\"", "/users | {}",
					"/users | {\"email\": \"a@b.example\"} trailing",
					"/users | {\"email\": \"no address\", \"username\": \"a\", \"password\": \"b\"}",
					"/users | {\"email\": \"a@b.example\", \"username\": \" \", \"password\": \"b\"}",
					"/users | {\"email\": \"a@b.example\", \"username\": \"a\", \"password\": null}",
					"/users | {\"email\": [\"a@b.example\"], \"username\": \"a\", \"password\": \"b\"}",
					"/users | {\"email\": \"a@b.example\", \"username\": 7, \"password\": \"b\"}",
					"/users | {\"email\": \"a@b.example\", \"username\": \"a\\u0000\", \"password\": \"b\"}",
					"/products | {\"name\": \"a\", \"price\": \"free\", \"stock\": 1, \"categoryId\": 1}",
					"/products | {\"name\": \"a\", \"price\": -1, \"stock\": 1, \"categoryId\": 1}",
					"/products | {\"name\": \"a\", \"price\": 1.005, \"stock\": 1, \"categoryId\": 1}",
					"/products | {\"name\": \"a\", \"price\": 123456789, \"stock\": 1, \"categoryId\": 1}",
					"/products | {\"name\": \"a\", \"price\": 1e999999, \"stock\": 1, \"categoryId\": 1}",
					"/products | {\"name\": \"a\", \"price\": 1, \"stock\": -1, \"categoryId\": 1}",
					"/products | {\"name\": \"a\", \"price\": 1, \"stock\": 1.5, \"categoryId\": 1}",
					"/products | {\"name\": \"a\", \"price\": 1, \"stock\": \"1\", \"categoryId\": 1}",
					"/products | {\"name\": \"a\", \"price\": 1, \"stock\": 99999999999, \"categoryId\": 1}",
					"/products | {\"name\": \"a\", \"price\": 1, \"stock\": true, \"categoryId\": 1}",
					"/products | {\"name\": \"a\", \"price\": 1, \"stock\": 1}", "/orders | {\"customerId\": 1}",
					"/orders | {\"customerId\": 1, \"lines\": []}", "/orders | {\"customerId\": 1, \"lines\": [null]}",
					"/orders | {\"customerId\": 1, \"lines\": {}}", "/orders | {\"customerId\": 1, \"lines\": [{}]}",
					"/orders | {\"customerId\": \"x\", \"lines\": [{\"productId\": 1, \"quantity\": 1}]}",
					"/orders | {\"customerId\": 1, \"lines\": [{\"productId\": 1, \"quantity\": 0}]}",
					"/orders | {\"customerId\": 1, \"lines\": [{\"productId\": 1, \"quantity\": -3}]}",
					"/orders | {\"customerId\": 1, \"lines\": [{\"productId\": 1, \"quantity\": 1.5}]}" })
	void refusesBodies(String path, String body) {
		problem(send(HttpMethod.POST, path, body), 400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "{}", "\"red\"", "[1]", "[null]", "[\"\"]", "[\" \"]", "[[\"red\"]]",
			"[\"a\\u0000\"]", "[\"123456789012345678901234567890123456789012345678901\"]",
			"[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\",\"12\",\"13\",\"14\",\"15\",\"16\",\"17\",\"18\",\"19\",\"20\",\"21\"]" })
	void refusesTags(String body) {
		problem(send(HttpMethod.PUT, "/products/1/tags", body), 400);
	}

	@ParameterizedTest
	@CsvSource({ "GET, /nowhere, 404", "GET, /products/1/nothing, 404", "DELETE, /users, 405", "PATCH, /orders, 405",
			"POST, /orders/1, 405" })
	void refusesUnknownPathsAndMethods(String method, String path, int status) {
		problem(send(HttpMethod.valueOf(method), path, null), status);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/users", "/products", "/orders" })
	void refusesOtherMediaTypes(String path) {
		ResponseSpec response = shop.client()
			.post()
			.uri(path)
			.contentType(MediaType.TEXT_PLAIN)
			.bodyValue("hello")
			.exchange();
		problem(response, 415);
	}

	private static ResponseSpec send(HttpMethod method, String path, String body) {
		var request = shop.client().method(method).uri(URI.create(shop.url() + path));
		if (body != null) {
			request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
		}
		return request.exchange();
	}

	private static void problem(ResponseSpec response, int status) {
		response.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo(status)
			.jsonPath("$.title")
			.isNotEmpty()
			.jsonPath("$.trace")
			.doesNotExist()
			.consumeWith((result) -> assertThat(new String(result.getResponseBodyContent()))
				.doesNotContain("io.tortoiseorm", "org.springframework", "SELECT"));
	}

}
