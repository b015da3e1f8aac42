package io.tortoiseorm.fields;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.Table;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.TortoiseConfig;
import io.tortoiseorm.exceptions.ValidationError;
import io.tortoiseorm.expressions.postgres.SearchHeadline;
import io.tortoiseorm.expressions.postgres.SearchQuery;
import io.tortoiseorm.expressions.postgres.SearchRank;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The samples of the documentation of fields.
 */
final class FieldSamples {

	private FieldSamples() {
	}

	static Mono<Tortoise> timezone() {
		return Tortoise.init(TortoiseConfig.builder()
			.connection("default", "sqlite://:memory:")
			.app("models", (app) -> app.models("com.example.shop.models"))
			.timezone("Europe/Berlin")
			.build());
	}

	static Mono<List<String>> refused(Member member) {
		// @formatter:off
		return member.save()
			.thenReturn(List.<String>of())
			.onErrorResume(ValidationError.class, (error) -> Mono.just(error.getViolations().stream()
				.map((violation) -> violation.field() + " " + violation.message())
				.toList()));
		// @formatter:on
	}

	static QuerySet<Article> search(String words) {
		// @formatter:off
		SearchQuery query = SearchQuery.of(words, SearchQuery.Type.WEBSEARCH).config("english");
		return Article.objects.filter("words__search", query)
			.annotate("rank", SearchRank.of("words", query))
			.annotate("headline", SearchHeadline.of("body", query).config("english").selection("[", "]"))
			.orderBy("-rank");
		// @formatter:on
	}

	// @formatter:off
	@Table(name = "members")
	public static class Member extends Model<Member> {

		public static final Manager<Member> objects = Manager.of(Member.class);

		@UUIDField(primaryKey = true, timeOrdered = true)  private UUID id;
		@CharField(maxLength = 255, unique = true) @Email  private String email;
		@IntField @Min(18)                                 private int age;
		@IntField(validators = Even.class)                 private int shoes;
		@CharField(maxLength = 45, validators = Validators.IpAddress.class)
		private @Nullable String address;

		@IntField @DbDefault("0")                          private @Nullable Integer points;
		@DatetimeField @DbDefault(kind = DbDefault.Kind.NOW)
		private @Nullable Instant joined;
		@CharField(maxLength = 32) @DbDefault(kind = DbDefault.Kind.RANDOM_HEX)
		private @Nullable String token;
		@IntField @DbDefault(kind = DbDefault.Kind.SQL, value = "(40 + 2)")
		private @Nullable Integer answer;

	}

	public static class Even implements FieldValidator<Integer> {

		@Override
		public @Nullable String check(Integer value) {
			return (value % 2 == 0) ? null : "must be even";
		}

	}

	@Table(name = "articles")
	public static class Article extends Model<Article> {

		public static final Manager<Article> objects = Manager.of(Article.class);

		@IntField(primaryKey = true)   private Integer id;
		@CharField(maxLength = 200)    private String title;
		@TextField                     private String body;
		@ArrayField                    private List<String> labels;
		@TSVectorField(sourceFields = { "title", "body" }, config = "english", weights = { "A", "B" })
		private String words;

	}
	// @formatter:on

}
