package io.tortoiseorm.fields;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.expressions.postgres.Lexeme;
import io.tortoiseorm.expressions.postgres.SearchHeadline;
import io.tortoiseorm.expressions.postgres.SearchQuery;
import io.tortoiseorm.expressions.postgres.SearchRank;
import io.tortoiseorm.expressions.postgres.SearchVector;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * PostgreSQL's text search: vectors that the database keeps, vectors made in a query,
 * queries, ranks and headlines.
 */
@DatabaseTest(only = TestDatabaseKind.POSTGRES)
class TextSearchTest {

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		orm = TestOrm.withModels(database, Post.class);
		orm.await(Post.objects.bulkCreate(List.of(post(1, "Slow turtles", "A turtle walks and a hare runs"),
				post(2, "Fast hares", "The hare sleeps while turtles walk on; it's a tale"),
				post(3, "Cakes", "Nothing but cakes, with 'quotes' and \\ backslashes"))));
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	private static Post post(int number, String title, String body) {
		Post post = new Post();
		post.number = number;
		post.title = title;
		post.body = body;
		return post;
	}

	private static List<Object> numbers(Q condition) {
		return Objects.requireNonNull(
				orm.await(Post.objects.filter(condition).orderBy("number").valuesListFlat("number").list()));
	}

	private static List<Object> found(SearchQuery query) {
		return numbers(Q.of("words__search", query));
	}

	private static <T> T await(Mono<T> work) {
		return Objects.requireNonNull(orm.await(work));
	}

	@Test
	void theDatabaseKeepsTheVector() {
		Post post = post(9, "First", "something");
		orm.await(post.save());
		assertThat(found(english("first"))).containsExactly(9);
		post.title = "Second";
		orm.await(post.save());
		assertThat(found(english("first"))).isEmpty();
		assertThat(found(english("second"))).containsExactly(9);
		orm.await(Post.objects.filter("number", 9).update("body", "another"));
		assertThat(found(english("another"))).containsExactly(9);
		orm.await(post.refreshFromDb());
		assertThat(post.words).contains("'second':1A", "'anoth");
		orm.await(post.delete());
	}

	private static SearchQuery english(String words) {
		return SearchQuery.of(words).config("english");
	}

	@Test
	void queriesOfEveryType() {
		assertThat(found(english("turtle walk"))).containsExactly(1, 2);
		assertThat(found(SearchQuery.of("turtle walks", SearchQuery.Type.PHRASE).config("english"))).containsExactly(1,
				2);
		assertThat(found(SearchQuery.of("walks turtle", SearchQuery.Type.PHRASE).config("english"))).isEmpty();
		assertThat(found(SearchQuery.of("turtle & !fast", SearchQuery.Type.RAW).config("english"))).containsExactly(1);
		assertThat(found(SearchQuery.of("\"hare sleeps\" or cakes", SearchQuery.Type.WEBSEARCH).config("english")))
			.containsExactly(2, 3);
		assertThat(found(SearchQuery.of("turtle -fast", SearchQuery.Type.WEBSEARCH).config("english")))
			.containsExactly(1);
	}

	@Test
	void queriesAreCombined() {
		assertThat(found(english("slow").or(english("cakes")))).containsExactly(1, 3);
		assertThat(found(english("turtle").and(english("fast")))).containsExactly(2);
		assertThat(found(english("turtle").not())).containsExactly(3);
		assertThat(found(english("turtle").and(english("fast").or(english("slow")).not()))).isEmpty();
	}

	@Test
	void lexemes() {
		assertThat(found(SearchQuery.of(Lexeme.of("turt").prefix()).config("english"))).containsExactly(1, 2);
		assertThat(found(SearchQuery.of(Lexeme.of("turtle").weight("A")).config("english"))).containsExactly(1);
		assertThat(found(SearchQuery.of(Lexeme.of("turtle").and(Lexeme.of("fast").not())).config("english")))
			.containsExactly(1);
		assertThat(found(SearchQuery.of(Lexeme.of("cakes").or(Lexeme.of("slow"))).config("english"))).containsExactly(1,
				3);
		for (String hostile : List.of("it's", "a\\'b", "' | 'x", "\\", "a & b", "!", ":*")) {
			found(SearchQuery.of(Lexeme.of(hostile)).config("english"));
		}
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> Lexeme.of(" "));
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> Lexeme.of("a").weight("E"));
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> Lexeme.of("a").and(Lexeme.of("b")).prefix());
	}

	@Test
	void vectorsMadeInAQuery() {
		SearchVector vector = SearchVector.of("title", "body").config("english");
		assertThat(numbers(vector.matches(english("slow runs")))).containsExactly(1);
		assertThat(numbers(vector.matches(english("cake")))).containsExactly(3);
		SearchVector weighed = SearchVector.of("title")
			.config("english")
			.weight('A')
			.plus(SearchVector.of("body").config("english").weight('B'));
		assertThat(numbers(weighed.matches(SearchQuery.of(Lexeme.of("hare").weight("A")).config("english"))))
			.containsExactly(2);
		assertThat(await(Post.objects.annotate("all", weighed)
			.filter("all__search", english("turtle"))
			.orderBy("number")
			.valuesListFlat("number")
			.list())).containsExactly(1, 2);
		assertThat(numbers(Q.of("title__search", english("cakes")))).containsExactly(3);
		assertThatExceptionOfType(ParamsError.class).isThrownBy(SearchVector::of);
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> SearchVector.of("title").weight('E'));
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> SearchVector.of("title").config("english', 'x'); --"));
	}

	@Test
	void ranks() {
		SearchQuery query = english("turtle");
		List<Map<String, Object>> rows = await(Post.objects.annotate("rank", SearchRank.of("words", query))
			.filter("rank__gt", 0.0)
			.orderBy("-rank")
			.values("number", "rank")
			.list());
		assertThat(rows).extracting((row) -> row.get("number")).containsExactly(1, 2);
		assertThat((Double) rows.get(0).get("rank")).isGreaterThan((Double) rows.get(1).get("rank"));
		assertThat(await(Post.objects
			.annotate("rank", SearchRank.of("words", query).weights(1, 1, 1, 0).normalization(1).coverDensity())
			.orderBy("-rank", "number")
			.valuesListFlat("number")
			.list())).hasSize(3);
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> SearchRank.of("words", query).weights(2, 0, 0, Double.NaN));
	}

	@Test
	void headlines() {
		SearchQuery query = english("hare");
		assertThat(await(Post.objects.filter("number", 1)
			.annotate("headline", SearchHeadline.of("body", query).config("english"))
			.valuesListFlat("headline")
			.first())).isEqualTo("A turtle walks and a <b>hare</b> runs");
		assertThat(await(Post.objects.filter("number", 2)
			.annotate("headline",
					SearchHeadline.of("body", query)
						.config("english")
						.selection("[\"", "\"], '")
						.words(2, 4)
						.shortWord(1)
						.fragments(2, " ... "))
			.valuesListFlat("headline")
			.first())).asString().contains("[\"hare\"], '");
		assertThat(await(Post.objects.filter("number", 2)
			.annotate("headline", SearchHeadline.of("body", query).config("english").highlightAll())
			.valuesListFlat("headline")
			.first())).asString().startsWith("The <b>hare</b> sleeps").endsWith("a tale");
	}

	/**
	 * A post whose words are kept ready for searching.
	 */
	@Table(name = "posts")
	public static class Post extends Model<Post> {

		static final Manager<Post> objects = Manager.of(Post.class);

		@IntField(primaryKey = true)
		public @Nullable Integer id;

		@IntField
		public int number;

		@CharField(maxLength = 100)
		public String title = "";

		@TextField
		public @Nullable String body;

		@TSVectorField(sourceFields = { "title", "body" }, config = "english", weights = { "A", "B" })
		public @Nullable String words;

	}

}
