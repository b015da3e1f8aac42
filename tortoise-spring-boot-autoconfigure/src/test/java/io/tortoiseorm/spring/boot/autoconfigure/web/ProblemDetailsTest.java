package io.tortoiseorm.spring.boot.autoconfigure.web;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.spring.boot.autoconfigure.TestApplication;
import io.tortoiseorm.spring.boot.autoconfigure.library.Author;
import io.tortoiseorm.spring.boot.autoconfigure.library.Book;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = WebApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { TestApplication.MODELS, "tortoise.generate-schemas=true",
				"tortoise.connections.default=h2://mem:ProblemDetailsTest",
				"spring.main.web-application-type=reactive" })
@AutoConfigureWebTestClient
@DirtiesContext
class ProblemDetailsTest {

	@Autowired
	private WebTestClient client;

	@Autowired
	private Tortoise tortoise;

	@BeforeEach
	void empty() {
		Book.objects.all().delete().then(Author.objects.all().delete()).block();
	}

	private WebTestClient.BodyContentSpec problem(String path, int status) {
		return this.client.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/authors/-1", "/functional/throws", "/functional/emits", "/functional/body",
			"/filter/anything", "/wrapped" })
	void whatDoesNotExistIsNotFound(String path) {
		problem(path, 404).json("""
				{"title": "Not Found", "status": 404, "detail": "Author does not exist.", "instance": "%s"}
				""".formatted(path))
			.consumeWith((response) -> assertThat(response.toString()).doesNotContain("SELECT", "not for clients"));
	}

	private WebTestClient.ResponseSpec create(String name) {
		return this.client.post()
			.uri("/authors")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"id\": 0, \"name\": \"" + name + "\"}")
			.exchange();
	}

	@Test
	void aDuplicateIsAConflictThatNamesTheField() {
		create("Ursula").expectStatus().isCreated();
		create("Ursula").expectStatus()
			.isEqualTo(409)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.json("""
					{"title": "Conflict", "status": 409, "detail": "The change conflicts with what is stored.",
					"instance": "/authors", "errors": [{"field": "name", "kind": "unique", "message": "is already taken"}]}
					""")
			.consumeWith((response) -> assertThat(new String(response.getResponseBodyContent()))
				.doesNotContainIgnoringCase("Ursula")
				.doesNotContain("uid_", "INSERT", "Unique index"));
	}

	@Test
	void whatIsStillReferredToIsAConflict() {
		Author author = Author.objects.create("name", "Ursula").block();
		this.client.post().uri("/books/" + author.id).exchange().expectStatus().isOk();
		this.client.delete()
			.uri("/authors/" + author.id)
			.exchange()
			.expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.errors[0].kind")
			.isEqualTo("foreign_key")
			.jsonPath("$.errors[0].message")
			.isNotEmpty();
	}

	@Test
	void whatIsNotValidNamesTheFields() {
		create("ursula").expectStatus()
			.isEqualTo(422)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.json("""
					{"status": 422, "detail": "Author is not valid.", "instance": "/authors",
					"errors": [{"field": "name", "message": "must begin with a capital letter"}]}
					""");
	}

	@Test
	void whatIsStaleIsAConflict() {
		problem("/stale", 409).jsonPath("$.detail")
			.isEqualTo("The object was changed or removed by someone else in the meantime.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/typo", "/several" })
	void mistakesOfTheProgramStayErrorsOfTheServer(String path) {
		Author.objects.create("name", "Ursula").then(Author.objects.create("name", "Octavia")).block();
		this.client.get().uri(path).exchange().expectStatus().is5xxServerError();
	}

	@Test
	void handlersOfTheApplicationComeFirst() {
		this.client.get()
			.uri("/handled")
			.exchange()
			.expectStatus()
			.isEqualTo(400)
			.expectBody(String.class)
			.isEqualTo("handled");
		this.client.get().uri("/annotated").exchange().expectStatus().isEqualTo(400);
		this.client.get().uri("/decided").exchange().expectStatus().isEqualTo(410);
	}

	@Test
	void anErrorInTheMiddleOfAStreamEndsIt() {
		assertThat(this.client.get()
			.uri("/broken-stream")
			.exchange()
			.expectStatus()
			.isOk()
			.returnResult(String.class)
			.getResponseBody()
			.onErrorComplete()
			.collectList()
			.block()).singleElement().asString().contains("Ursula");
		TestApplication.assertThatNothingIsInUse(this.tortoise);
	}

	@Test
	void queriesAreBodiesOfResponses() {
		Author.objects.create("name", "Ursula").then(Author.objects.create("name", "Octavia")).block();
		this.client.get()
			.uri("/authors")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$[*].name")
			.value((names) -> assertThat(names).hasToString("[\"Octavia\",\"Ursula\"]"));
	}

	@Test
	void requestsKnowTheirOrm() {
		this.client.get().uri("/current").exchange().expectBody(Boolean.class).isEqualTo(true);
	}

	@Test
	void manyRequestsLeaveNothingInUse() {
		for (int i = 0; i < 50; i++) {
			create("Author").returnResult(Void.class);
			this.client.get().uri("/authors/-1").exchange().expectStatus().isNotFound();
		}
		TestApplication.assertThatNothingIsInUse(this.tortoise);
	}

}
