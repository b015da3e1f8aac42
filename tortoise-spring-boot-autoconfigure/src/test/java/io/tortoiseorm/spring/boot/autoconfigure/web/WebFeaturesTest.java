package io.tortoiseorm.spring.boot.autoconfigure.web;

import java.util.List;

import io.tortoiseorm.QuerySet;
import io.tortoiseorm.exceptions.DoesNotExist;
import io.tortoiseorm.spring.boot.autoconfigure.TestApplication;
import io.tortoiseorm.spring.boot.autoconfigure.library.Author;
import io.tortoiseorm.spring.boot.autoconfigure.library.Book;
import io.tortoiseorm.spring.data.Pageables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.web.PageableDefault;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What controllers can take of the ORM, and what operators see over HTTP.
 */
@SpringBootTest(classes = WebFeaturesTest.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { TestApplication.MODELS, "tortoise.generate-schemas=true",
				"tortoise.connections.default=h2://mem:WebFeaturesTest", "spring.main.web-application-type=reactive",
				"tortoise.web.model-path-variables=true", "management.endpoints.web.exposure.include=tortoise" })
@AutoConfigureWebTestClient
@DirtiesContext
class WebFeaturesTest {

	@Autowired
	private WebTestClient client;

	private Author ursula = new Author();

	@BeforeEach
	void library() {
		Book.objects.all().delete().then(Author.objects.all().delete()).block();
		this.ursula = Author.objects.create("name", "Ursula").block();
		Flux.just("Anna", "Zora", "Bert", "carla")
			.concatMap((name) -> Author.objects.create("name", name.substring(0, 1).toUpperCase() + name.substring(1)))
			.blockLast();
		Book.objects.create("author", this.ursula, "title", "Lavinia").block();
	}

	private WebTestClient.BodyContentSpec get(String uri, Object... variables) {
		return this.client.get().uri(uri, variables).exchange().expectStatus().isOk().expectBody();
	}

	@Test
	void aPathVariableIsTheModelItIsTheKeyOf() {
		get("/authors/{id}/name", this.ursula.id).json("\"Ursula\"");
		int book = Book.objects.get("title", "Lavinia").block().id;
		get("/authors/{author}/books/{id}", this.ursula.id, book).json("\"Lavinia by Ursula\"");
	}

	@Test
	void aPathVariableWithoutARowIsNotFound() {
		this.client.get()
			.uri("/authors/-1/name")
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("Author does not exist.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/authors/nobody/name", "/authors/99999999999999999999/name" })
	void aPathVariableThatIsNoKeyIsABadRequest(String path) {
		this.client.get().uri(path).exchange().expectStatus().isBadRequest();
	}

	@Test
	void exceptionHandlersOfTheControllerComeFirst() {
		this.client.get()
			.uri("/handled/-1")
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.GONE)
			.expectBody(String.class)
			.isEqualTo("No author -1");
		get("/handled/{id}", this.ursula.id).json("\"Ursula\"");
	}

	@Test
	void otherPathVariablesAreLeftAlone() {
		get("/plain/{id}", 7).json("7");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/paged                            | Anna,Bert
			/paged?sort=name,desc             | Zora,Ursula
			/paged?sort=name,desc&page=1      | Carla,Bert
			/paged?page=2&size=2              | Zora
			/paged?sort=id&size=3             | Ursula,Anna,Zora
			/paged?sort=name,ignorecase       | Anna,Bert
			/paged?page=9                     | ''
			""")
	void pagesAreRead(String uri, String names) {
		get(uri).jsonPath("$.content").isEqualTo(names.isEmpty() ? List.of() : List.of(names.split(",")));
		get(uri).jsonPath("$.totalElements").isEqualTo(5);
	}

	@Test
	void samplesOfTheDocumentationWork() {
		get("/books?sort=author.name").jsonPath("$.content[0].title").isEqualTo("Lavinia");
		get("/authors/{author}/books", this.ursula.id).json("[{\"title\": \"Lavinia\"}]");
	}

	@Test
	void ordersAreRead() {
		get("/sorted?sort=name,desc").json("[\"Zora\",\"Ursula\",\"Carla\",\"Bert\",\"Anna\"]");
		get("/sorted?sort=author.name&sort=title").json("[]");
	}

	@Test
	void ordersMayNameNothingButWhatIsAllowed() {
		this.client.get()
			.uri("/paged?sort=books__title")
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("Sorting by \"books__title\" is not possible. Allowed is: name, id.");
	}

	@Test
	void theEndpointShowsModelsAsDataAndAsADiagram() {
		get("/actuator/tortoise").jsonPath("$.models['models.Author'].table").isEqualTo("authors");
		String diagram = this.client.get()
			.uri("/actuator/tortoise/diagram")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.TEXT_PLAIN)
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		assertThat(diagram).startsWith("erDiagram\n").contains("Author ||--o{ Book : author");
		this.client.get().uri("/actuator/tortoise/other").exchange().expectStatus().isNotFound();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Controller.class, Handled.class })
	static class Application {

	}

	record BookView(String title) {

	}

	@RestController
	static class Controller {

		@GetMapping("/books")
		Mono<Page<BookView>> books(Pageable pageable) {
			return Pageables.page(Book.objects.all().values(BookView.class), pageable, "title", "author.name");
		}

		@GetMapping("/authors/{author}/books")
		QuerySet<BookView> books(@PathVariable Author author) {
			return Book.objects.filter("author", author).values(BookView.class);
		}

		@GetMapping("/authors/{id}/name")
		Mono<String> name(@PathVariable("id") Author author) {
			return Mono.just("\"" + author.name + "\"");
		}

		@GetMapping("/authors/{author}/books/{id}")
		Mono<String> book(@PathVariable Author author, @PathVariable("id") Book book) {
			return Mono.just("\"" + book.title + " by " + author.name + "\"");
		}

		@GetMapping("/plain/{id}")
		int plain(@PathVariable int id) {
			return id;
		}

		@GetMapping("/paged")
		Mono<Page<Object>> paged(@PageableDefault(size = 2, sort = "name") Pageable pageable) {
			return Pageables.page(Author.objects.all().valuesListFlat("name"), pageable, "name", "id");
		}

		@GetMapping("/sorted")
		Mono<List<Object>> sorted(Sort sort) {
			boolean books = sort.stream().anyMatch((order) -> order.getProperty().startsWith("author"));
			return books ? Pageables.sorted(Book.objects.filter("title", "none"), sort, "author__name", "title")
				.valuesListFlat("title")
				.list() : Pageables.sorted(Author.objects.all(), sort, "name").valuesListFlat("name").list();
		}

	}

	/**
	 * A controller that answers for itself where there is no such author.
	 */
	@RestController
	static class Handled {

		@GetMapping("/handled/{author}")
		Mono<String> name(@PathVariable Author author) {
			return Mono.just("\"" + author.name + "\"");
		}

		@ExceptionHandler
		@ResponseStatus(HttpStatus.GONE)
		Mono<String> missing(DoesNotExist error, @PathVariable("author") String id) {
			return Mono.just("No author " + id);
		}

	}

}
