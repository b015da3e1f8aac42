package io.tortoiseorm.spring.boot.autoconfigure.web;

import java.time.Duration;

import io.tortoiseorm.Router;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.spring.boot.autoconfigure.TestApplication;
import io.tortoiseorm.spring.boot.autoconfigure.library.Author;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseCookie;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.reactive.server.FluxExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is known of a request: its statements, and the writes that its reads have to see.
 * Reads go to a replica here that never learns of any write.
 */
@SpringBootTest(classes = RequestScopesTest.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { TestApplication.MODELS, "tortoise.generate-schemas=true",
				"tortoise.connections.default=h2://mem:RequestScopesTest",
				"tortoise.connections.replica=h2://mem:replica",
				"tortoise.routers=io.tortoiseorm.spring.boot.autoconfigure.web.RequestScopesTest$ReadFromReplica",
				"tortoise.web.sticky-reads=90", "tortoise.web.repeated-query-limit=3",
				"spring.main.web-application-type=reactive" })
@AutoConfigureWebTestClient
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
class RequestScopesTest {

	@Autowired
	private WebTestClient client;

	@BeforeAll
	static void replica(@Autowired Tortoise tortoise) {
		tortoise.database("replica").script("CREATE TABLE authors (id INT, name VARCHAR(100))").block();
	}

	@BeforeEach
	void empty(@Autowired Tortoise tortoise) {
		Author.objects.all().delete().contextWrite(tortoise.context()).block();
	}

	private FluxExchangeResult<Long> get(String uri, String... cookies) {
		WebTestClient.RequestHeadersSpec<?> request = this.client.get().uri(uri);
		for (String cookie : cookies) {
			request.cookie(cookie, "1");
		}
		return request.exchange().expectStatus().isOk().returnResult(Long.class);
	}

	private FluxExchangeResult<Long> post(String uri) {
		return this.client.post().uri(uri).exchange().expectStatus().isOk().returnResult(Long.class);
	}

	@Test
	void readsOfARequestFollowItsWrites() {
		assertThat(post("/authors/Ursula").getResponseBody().blockFirst()).isEqualTo(1);
		assertThat(get("/authors").getResponseBody().blockFirst()).isZero();
	}

	@Test
	void readsOfAClientFollowItsEarlierWrites() {
		ResponseCookie cookie = post("/authors/Ursula").getResponseCookies().getFirst(StickyReadsFilter.COOKIE);
		assertThat(cookie).isNotNull();
		assertThat(cookie.getMaxAge()).hasSeconds(90);
		assertThat(cookie.isHttpOnly()).isTrue();
		FluxExchangeResult<Long> later = get("/authors", cookie.getName());
		assertThat(later.getResponseBody().blockFirst()).isEqualTo(1);
		assertThat(later.getResponseCookies()).as("the cookie of a request that only reads").isEmpty();
	}

	@Test
	void statementsThatARequestRepeatsAreToldOf(CapturedOutput output) {
		get("/each/3").getResponseBody().blockLast();
		assertThat(output).doesNotContain("N+1");
		get("/each/4").getResponseBody().blockLast();
		Awaitility.await()
			.pollInterval(Duration.ofMillis(10))
			.atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(output).contains("N+1 in GET /each/{times}: ")
				.contains("exists of Author ran 4 times on connection \"replica\"")
				.contains("filter(\"field__in\", values)"));
	}

	@Test
	void requestsAreCountedEachByItself(CapturedOutput output) {
		for (int i = 0; i < 5; i++) {
			get("/authors").getResponseBody().blockFirst();
		}
		assertThat(output).doesNotContain("N+1");
	}

	static final class ReadFromReplica implements Router {

		@Override
		public @Nullable String dbForRead(Class<?> model) {
			return "replica";
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Controller.class)
	static class Application {

	}

	@RestController
	static class Controller {

		@GetMapping("/authors")
		Mono<Long> count() {
			return Author.objects.count();
		}

		@PostMapping("/authors/{name}")
		Mono<Long> create(@PathVariable String name) {
			return Author.objects.create("name", name).then(Author.objects.count());
		}

		@GetMapping("/each/{times}")
		Mono<Long> each(@PathVariable int times) {
			return Flux.range(0, times).concatMap((id) -> Author.objects.filter("id", id).exists()).count();
		}

	}

}
