package io.tortoiseorm.fields;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.TortoiseConfig;
import io.tortoiseorm.exceptions.ValidationError;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The samples of the documentation of fields beside typed paths.
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

	// @formatter:on

}
