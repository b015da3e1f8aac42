package io.tortoiseorm.jackson;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.ManyToManyField;
import io.tortoiseorm.fields.OneToOneField;
import io.tortoiseorm.fields.UUIDField;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.InstanceState;
import io.tortoiseorm.meta.ModelAccess;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.meta.RelationSlot;
import io.tortoiseorm.relations.BackwardOneToOneRelation;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.relations.ManyToManyRelation;
import io.tortoiseorm.relations.OneToOneRelation;
import io.tortoiseorm.relations.ReverseRelation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Models as JSON.
 */
class TortoiseJacksonModuleTest {

	private final ObjectMapper mapper = JsonMapper.builder().addModule(new TortoiseJacksonModule()).build();

	@Test
	void writesFieldsWhateverTheirVisibilityAndNothingOfTheBookkeeping() {
		Author author = author(1, "Ann");
		author.setSecretly("hidden");
		assertThat(json(author)).isEqualTo(Map.of("id", 1, "name", "Ann", "greeting", "Hi Ann"));
	}

	@Test
	void isFoundByMappersThatLookForModules() {
		ObjectMapper looking = JsonMapper.builder().findAndAddModules().build();
		assertThat(json(looking, author(1, "Ann"))).containsOnlyKeys("id", "name", "greeting");
	}

	@Test
	void writesAForeignKeyThatWasNotFetchedAsItsRawKey() {
		Book book = book(7, "Tea");
		book.author.setId(3);
		assertThat(json(book))
			.isEqualTo(Map.of("id", 7, "title", "Tea", "authorId", 3, "printed", "2026-01-02T03:04:05Z"));
	}

	@Test
	void writesAnEmptyForeignKeyAsNull() {
		assertThat(json(book(7, "Tea"))).containsEntry("authorId", null);
	}

	@Test
	void leavesNullsOutWhereTheMapperDoes() {
		ObjectMapper sparse = this.mapper.rebuild()
			.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
			.build();
		assertThat(json(sparse, book(7, "Tea"))).doesNotContainKeys("authorId", "author");
	}

	@Test
	void nestsWhatWasFetched() {
		Book book = book(7, "Tea");
		book.author.set(author(3, "Ann"));
		assertThat(json(book)).containsEntry("author", Map.of("id", 3, "name", "Ann", "greeting", "Hi Ann"))
			.doesNotContainKey("authorId");
	}

	@Test
	void writesAFetchedRelationThatLeadsNowhereAsNull() {
		Book book = book(7, "Tea");
		book.author.set(null);
		assertThat(json(book)).containsEntry("author", null).doesNotContainKey("authorId");
	}

	@Test
	void writesListsOfWhatWasFetched() {
		Author author = author(3, "Ann");
		Book book = book(7, "Tea");
		book.author.setId(3);
		RelationSlot.setFetched(author.books, List.of(book));
		assertThat(json(author)).containsEntry("books",
				List.of(Map.of("id", 7, "title", "Tea", "authorId", 3, "printed", "2026-01-02T03:04:05Z")));
	}

	@Test
	void cutsCycles() {
		Author author = author(3, "Ann");
		Book book = book(7, "Tea");
		book.author.set(author);
		RelationSlot.setFetched(author.books, List.of(book));
		assertThat(json(author)).containsEntry("books",
				List.of(Map.of("id", 7, "title", "Tea", "authorId", 3, "printed", "2026-01-02T03:04:05Z")));
		assertThat(json(book)).extractingByKey("author")
			.isEqualTo(Map.of("id", 3, "name", "Ann", "greeting", "Hi Ann", "books", List.of()));
	}

	@Test
	void writesAnInstanceAsOftenAsItIsThereButNotInsideItself() {
		Author author = author(3, "Ann");
		List<Book> books = List.of(book(7, "Tea"), book(8, "Cake"));
		books.forEach((book) -> book.author.set(author));
		assertThat(this.mapper.writeValueAsString(books)).containsSubsequence("Ann", "Ann");
	}

	@Test
	void cutsCyclesOfPairs() {
		Book book = book(7, "Tea");
		Label label = new Label();
		RelationSlot.setFetched(book.labels, List.of(label));
		RelationSlot.setFetched(label.books, List.of(book, book(8, "Cake")));
		assertThat(this.mapper.readTree(this.mapper.writeValueAsString(book)).at("/labels/0/books").size())
			.isEqualTo(1);
	}

	@Test
	void hearsAnnotationsOfJackson() {
		Sleeve sleeve = new Sleeve();
		sleeve.shade = "red";
		sleeve.inside = "secret";
		sleeve.since = Instant.parse("2026-03-04T00:00:00Z");
		assertThat(json(sleeve)).containsEntry("colour", "red")
			.containsEntry("since", "2026-03-04")
			.doesNotContainKeys("inside", "shade", "hidden", "hiddenId");
	}

	@Test
	void hearsAnnotationsOnTheClass() {
		assertThat(json(new Closed())).isEqualTo(Map.of("shown", "yes"));
	}

	@Test
	void hearsNamingStrategies() {
		ObjectMapper snakes = this.mapper.rebuild().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
		Book book = book(7, "Tea");
		book.author.setId(3);
		assertThat(json(snakes, book)).containsEntry("author_id", 3);
		assertThat(snakes.readValue("{\"title\": \"Tea\", \"author_id\": 5}", Book.class).author.id()).isEqualTo(5);
	}

	@Test
	void writesTheKeyThatIsNotDeclared() {
		Label label = new Label();
		ModelAccess.setKey(label, 4);
		label.text = "new";
		assertThat(json(label)).isEqualTo(Map.of("id", 4, "text", "new"));
	}

	@Test
	void writesAnnotationsAndWhatWasPrefetchedUnderAName() {
		Author author = author(3, "Ann");
		InstanceState state = InstanceState.of(author);
		state.setAnnotation("bookCount", 2L);
		Book book = book(7, "Tea");
		book.author.set(author);
		state.setAttribute("best", List.of(book));
		assertThat(json(author)).containsEntry("bookCount", 2)
			.extractingByKey("best")
			.asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
			.hasSize(1);
	}

	@Test
	void leavesOutWhatAPartialReadLeftOut() {
		ModelRegistry registry = ModelRegistry.builder()
			.app("models", "default", Author.class, Book.class, Label.class, Sleeve.class, Chip.class)
			.build();
		ModelMeta meta = registry.get(Book.class);
		Book book = book(7, "Tea");
		InstanceState.of(book).setLoaded(new FieldMeta[] { meta.primaryKey(), meta.field("title") });
		assertThat(json(book)).isEqualTo(Map.of("id", 7, "title", "Tea"));
	}

	@Test
	void readsFieldsAndRawKeys() {
		Book book = this.mapper.readValue(
				"""
						{"id": 7, "title": "Tea", "authorId": 3, "printed": "2026-01-02T03:04:05Z", "labels": [{"text": "new"}]}""",
				Book.class);
		assertThat(book.id).isEqualTo(7);
		assertThat(book.title).isEqualTo("Tea");
		assertThat(book.author.id()).isEqualTo(3);
		assertThat(book.printed).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
		assertThat(book.labels.isFetched()).isFalse();
		assertThat(book.isSaved()).isFalse();
	}

	@Test
	void readsNestedInstances() {
		Book book = this.mapper.readValue("{\"author\": {\"id\": 3, \"name\": \"Ann\"}}", Book.class);
		assertThat(book.author.isFetched()).isTrue();
		assertThat(book.author.id()).isEqualTo(3);
		Author author = book.author.get();
		assertThat(author).isNotNull();
		assertThat(author.name).isEqualTo("Ann");
	}

	@Test
	void readsAPlainValueForARelationAsItsRawKey() {
		assertThat(this.mapper.readValue("{\"author\": 3}", Book.class).author.id()).isEqualTo(3);
		assertThat(this.mapper.readValue("{\"author\": null}", Book.class).author.id()).isNull();
	}

	@Test
	void readsRawKeysInTheTypeOfTheKey() {
		String key = "6f1c3b1e-7d0a-4f43-9d38-3c1f3b0a9e11";
		Sleeve sleeve = this.mapper.readValue("{\"bookId\": 7, \"chipId\": \"%s\"}".formatted(key), Sleeve.class);
		assertThat(sleeve.book.id()).isEqualTo(7);
		assertThat(sleeve.chip.id()).isEqualTo(UUID.fromString(key));
	}

	@Test
	void readsTheKeyThatIsNotDeclared() {
		assertThat(this.mapper.readValue("{\"id\": 4, \"text\": \"new\"}", Label.class).pk()).isEqualTo(4);
	}

	@Test
	void writesWhatItReads() {
		Book book = book(7, "Tea");
		book.author.setId(3);
		assertThat(json(this.mapper.readValue(this.mapper.writeValueAsString(book), Book.class))).isEqualTo(json(book));
	}

	private Map<String, Object> json(Object value) {
		return json(this.mapper, value);
	}

	private static Map<String, Object> json(ObjectMapper mapper, Object value) {
		return mapper.readValue(mapper.writeValueAsString(value), new TypeReference<>() {
		});
	}

	private static Author author(int id, String name) {
		Author author = new Author();
		author.id = id;
		author.name = name;
		return author;
	}

	private static Book book(int id, String title) {
		Book book = new Book();
		book.id = id;
		book.title = title;
		return book;
	}

	@Table(name = "authors")
	static class Author extends Model<Author> {

		@IntField(primaryKey = true)
		private Integer id;

		@CharField(maxLength = 20)
		private String name;

		private ReverseRelation<Book> books;

		@JsonIgnore
		private @Nullable String secret;

		void setSecretly(String value) {
			this.secret = value;
		}

		public String getGreeting() {
			return "Hi " + this.name;
		}

	}

	static class Book extends Model<Book> {

		@IntField(primaryKey = true)
		private Integer id;

		@CharField(maxLength = 20)
		private String title;

		@ForeignKeyField(relatedName = "books")
		private @Nullable ForeignKeyRelation<Author> author;

		@ManyToManyField(relatedName = "books")
		private ManyToManyRelation<Label> labels;

		private BackwardOneToOneRelation<Sleeve> sleeve;

		private Instant printed = Instant.parse("2026-01-02T03:04:05Z");

	}

	static class Label extends Model<Label> {

		private String text = "";

		private ManyToManyRelation<Book> books;

	}

	static class Chip extends Model<Chip> {

		@UUIDField(primaryKey = true)
		private UUID id;

	}

	static class Sleeve extends Model<Sleeve> {

		@OneToOneField(relatedName = "sleeve", primaryKey = true)
		private OneToOneRelation<Book> book;

		@ForeignKeyField(relatedName = "-")
		private @Nullable ForeignKeyRelation<Chip> chip;

		@JsonProperty("colour")
		private @Nullable String shade;

		@JsonIgnore
		private @Nullable String inside;

		@JsonIgnore
		@ForeignKeyField(relatedName = "-")
		private @Nullable ForeignKeyRelation<Author> hidden;

		@JsonFormat(shape = JsonFormat.Shape.STRING, pattern = "yyyy-MM-dd", timezone = "UTC")
		private @Nullable Instant since;

	}

	@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.NONE)
	static class Closed extends Model<Closed> {

		@IntField(primaryKey = true)
		private Integer id = 1;

		@CharField(maxLength = 3)
		private String shown = "yes";

		@CharField(maxLength = 3)
		private String silent = "no";

		public String getShown() {
			return this.shown;
		}

	}

}
