package io.tortoiseorm.spring.boot.autoconfigure.web;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.exceptions.DoesNotExist;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.webflux.test.autoconfigure.WebFluxTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A slice test of a controller, which has no database.
 */
@WebFluxTest
@ContextConfiguration(classes = WebFluxSliceTest.Application.class)
class WebFluxSliceTest {

	@Autowired
	private WebTestClient client;

	@Autowired
	private ObjectProvider<Tortoise> tortoise;

	@Test
	void mapsErrorsWithoutADatabase() {
		assertThat(this.tortoise.getIfAvailable()).isNull();
		this.client.get()
			.uri("/missing")
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("Author does not exist.");
	}

	@SpringBootConfiguration
	@Import(Missing.class)
	static class Application {

	}

	@RestController
	static class Missing {

		@GetMapping("/missing")
		Mono<Void> missing() {
			return Mono.error(new DoesNotExist("Author", "nobody"));
		}

	}

}
