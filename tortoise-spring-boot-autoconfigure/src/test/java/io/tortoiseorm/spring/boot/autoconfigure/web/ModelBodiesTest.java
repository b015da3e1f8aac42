package io.tortoiseorm.spring.boot.autoconfigure.web;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.ManyToManyField;
import io.tortoiseorm.meta.RelationSlot;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.relations.ManyToManyRelation;
import io.tortoiseorm.relations.ReverseRelation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Models as bodies of requests and responses, without a record between.
 */
@SpringBootTest(classes = ModelBodiesTest.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tortoise.apps.models.models=${models}$Writer,${models}$Novel,${models}$Topic",
				"models=io.tortoiseorm.spring.boot.autoconfigure.web.ModelBodiesTest", "tortoise.generate-schemas=true",
				"tortoise.connections.default=h2://mem:ModelBodiesTest", "spring.main.web-application-type=reactive" })
@AutoConfigureWebTestClient
@DirtiesContext
class ModelBodiesTest {

	@Autowired
	private WebTestClient client;

	@BeforeAll
	static void rows(@Autowired Tortoise tortoise) {
		Writer.objects.create("name", "Ursula", "secret", "hidden")
			.zipWith(Topic.objects.create("name", "myths"))
			.flatMap((made) -> Novel.objects.create("title", "Lavinia", "writer", made.getT1())
				.flatMap((novel) -> novel.topics.add(made.getT2())))
			.then(Novel.objects.create("title", "Beowulf"))
			.contextWrite(tortoise.context())
			.block();
	}

	private void answers(String uri, String json) {
		this.client.get().uri(uri).exchange().expectStatus().isOk().expectBody().json(json, JsonCompareMode.STRICT);
	}

	@Test
	void fieldsAreThereAndNothingElse() {
		answers("/writers/1", "{\"id\": 1, \"name\": \"Ursula\", \"greeting\": \"Hi Ursula\"}");
	}

	@Test
	void aForeignKeyThatWasNotFetchedIsItsKey() {
		answers("/novels", """
				[{"id": 1, "title": "Lavinia", "writerId": 1}, {"id": 2, "title": "Beowulf", "writerId": null}]""");
	}

	@Test
	void whatWasFetchedIsNested() {
		answers("/novels?fetch=writer&fetch=topics", """
				[{"id": 1, "title": "Lavinia", "writer": {"id": 1, "name": "Ursula", "greeting": "Hi Ursula"},
				  "topics": [{"id": 1, "name": "myths"}]},
				 {"id": 2, "title": "Beowulf", "writer": null, "topics": []}]""");
	}

	@Test
	void nothingIsInsideItself() {
		answers("/circle", """
				{"id": 1, "name": "Ursula", "greeting": "Hi Ursula", "novels": [{"id": 1, "title": "Lavinia",
				 "writerId": 1, "topics": [{"id": 1, "name": "myths", "novels": []}]}]}""");
	}

	@Test
	void fieldsThatWereNotReadAreLeftOut() {
		answers("/titles", "[{\"id\": 1, \"title\": \"Lavinia\"}, {\"id\": 2, \"title\": \"Beowulf\"}]");
	}

	@Test
	void functionalRoutesWriteThemAlike() {
		answers("/functional", "[{\"id\": 1, \"name\": \"Ursula\", \"greeting\": \"Hi Ursula\"}]");
	}

	@Test
	void linesOfJsonHoldOneEach() {
		assertThat(this.client.get()
			.uri("/novels")
			.accept(MediaType.APPLICATION_NDJSON)
			.exchange()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody()).hasLineCount(2).contains("\"writerId\":1");
	}

	@Test
	void bodiesOfRequestsAreReadAsNewInstances() {
		this.client.post()
			.uri("/writers/drafts")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"title\": \"Draft\", \"writerId\": 1, \"topics\": [{\"name\": \"ignored\"}]}")
			.exchange()
			.expectStatus()
			.isCreated()
			.expectBody()
			.json("""
					{"id": null, "title": "Draft", "writer": {"id": 1, "name": "Ursula", "greeting": "Hi Ursula"}}""",
					JsonCompareMode.STRICT);
	}

	/**
	 * Somebody who writes.
	 */
	public static class Writer extends Model<Writer> {

		static final Manager<Writer> objects = Manager.of(Writer.class);

		@IntField(primaryKey = true)
		private @Nullable Integer id;

		@CharField(maxLength = 20)
		private String name = "";

		@JsonIgnore
		@CharField(maxLength = 20)
		private String secret = "";

		private ReverseRelation<Novel> novels;

		public String getGreeting() {
			return "Hi " + this.name;
		}

	}

	/**
	 * Something written.
	 */
	public static class Novel extends Model<Novel> {

		static final Manager<Novel> objects = Manager.of(Novel.class);

		@IntField(primaryKey = true)
		private @Nullable Integer id;

		@CharField(maxLength = 20)
		private String title = "";

		@ForeignKeyField(relatedName = "novels")
		private @Nullable ForeignKeyRelation<Writer> writer;

		@ManyToManyField(relatedName = "novels")
		private ManyToManyRelation<Topic> topics;

	}

	/**
	 * What novels are about.
	 */
	public static class Topic extends Model<Topic> {

		static final Manager<Topic> objects = Manager.of(Topic.class);

		@IntField(primaryKey = true)
		private @Nullable Integer id;

		@CharField(maxLength = 20)
		private String name = "";

		private ManyToManyRelation<Novel> novels;

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Controller.class)
	static class Application {

		@Bean
		RouterFunction<ServerResponse> functional() {
			return RouterFunctions.route()
				.GET("/functional", (request) -> ServerResponse.ok().body(Writer.objects.all(), Writer.class))
				.build();
		}

	}

	@RestController
	static class Controller {

		@GetMapping("/writers/{id}")
		Mono<Writer> writer(@PathVariable int id, @RequestParam(required = false) String @Nullable [] fetch) {
			return Writer.objects.get(id).prefetchRelated((fetch != null) ? fetch : new String[0]);
		}

		@GetMapping("/circle")
		Mono<Writer> circle() {
			return Writer.objects.get(1)
				.prefetchRelated("novels__topics")
				.doOnNext((writer) -> writer.novels.forEach((novel) -> {
					novel.writer.set(writer);
					novel.topics.forEach((topic) -> RelationSlot.setFetched(topic.novels, List.of(novel)));
				}));
		}

		@GetMapping("/novels")
		QuerySet<Novel> novels(@RequestParam(required = false) String @Nullable [] fetch) {
			return Novel.objects.all().orderBy("id").prefetchRelated((fetch != null) ? fetch : new String[0]);
		}

		@GetMapping("/titles")
		QuerySet<Novel> titles() {
			return Novel.objects.all().orderBy("id").only("title");
		}

		@PostMapping("/writers/drafts")
		@ResponseStatus(HttpStatus.CREATED)
		Mono<Novel> draft(@RequestBody Novel novel) {
			return novel.fetchRelated("writer").thenReturn(novel);
		}

	}

}
