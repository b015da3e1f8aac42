package com.example.shop;

import java.math.BigDecimal;

import com.example.shop.models.Customer;
import com.example.shop.models.Customer_;
import com.example.shop.models.Purchase;
import com.example.shop.models.Purchase_;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.spring.boot.test.Isolation;
import io.tortoiseorm.spring.boot.test.RepeatedQueryLimit;
import io.tortoiseorm.spring.boot.test.TortoiseIsolation;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import static io.tortoiseorm.spring.boot.test.TortoiseAssertions.assertQueries;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of a whole application, which answers requests over HTTP.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tortoise.connections.default=h2://mem:ShopServerTest", "tortoise.generate-schemas=true" })
@AutoConfigureWebTestClient
@TortoiseIsolation
@TestPropertySource(properties = "tortoise.web.model-path-variables=true")
@Import(ShopServerTest.Purchases.class)
@DirtiesContext
class ShopServerTest {

	@Autowired
	private WebTestClient client;

	@RepeatedTest(3)
	void requestsAreRolledBack() {
		register("ann@example.com").isCreated();
		register("ann@example.com").isEqualTo(409);
		register("bob@example.com").isCreated();
		assertThat(Customer.objects.count().block()).isEqualTo(2);
	}

	@Test
	void requestsSeeWhatTheTestWrote() {
		Customer.objects.create(Customer_.email.set("carl@example.com")).block();
		this.client.get()
			.uri("/customers")
			.exchange()
			.expectBody()
			.jsonPath("$.length()")
			.isEqualTo(1)
			.jsonPath("$[0].email")
			.isEqualTo("carl@example.com");
	}

	@Test
	void statementsOfRequestsAreCounted() {
		assertQueries(1, () -> register("dora@example.com"));
	}

	@Test
	@RepeatedQueryLimit(5)
	@TortoiseIsolation(Isolation.TRUNCATE)
	void otherIsolationsWorkOverHttpToo() {
		register("emil@example.com").isCreated();
		assertThat(Customer.objects.count().block()).isEqualTo(1);
	}

	@Test
	void modelsAreTakenFromPaths() {
		Customer ann = Customer.objects.create(Customer_.email.set("ann@example.com")).block();
		Purchase.objects.create(Purchase_.customer().set(ann), Purchase_.total.set(new BigDecimal("7.50"))).block();
		this.client.get()
			.uri("/customers/{id}/purchases", ann.id)
			.exchange()
			.expectBody()
			.json("[{\"status\": \"open\", \"total\": 7.50}]");
		this.client.get().uri("/customers/-1/purchases").exchange().expectStatus().isNotFound();
	}

	private StatusAssertions register(String email) {
		return this.client.post().uri("/customers?email={email}", email).exchange().expectStatus();
	}

	record PurchaseView(String status, BigDecimal total) {

	}

	@RestController
	static class Purchases {

		@GetMapping("/customers/{customer}/purchases")
		QuerySet<PurchaseView> purchases(@PathVariable Customer customer) {
			return Purchase.objects.filter(Purchase_.customer().eq(customer)).values(PurchaseView.class);
		}

	}

}
