package io.tortoiseorm.processor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.meta.ModelRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Mistakes in models: told at compile time in the words that are used at start, at the
 * line where they are written.
 */
class MistakesTest {

	private static final String OTHER = model("Other", """
			@CharField(maxLength = 5, unique = true) String code;
			@CharField(maxLength = 5) String word;
			""");

	private static final String FAR = """
			@CompositeKey({"one", "two"})
			public class Far extends Model<Far> { int one; int two; }
			""";

	private static final Pattern CONCRETE = Pattern.compile("(?<!abstract )class (\\w+) extends");

	/** Sources of models; the comment marks the line of the mistake. */
	static Stream<List<String>> mistakes() {
		return Stream.of(field("@CharField(maxLength = 0) String name; // here"),
				field("@CharField(maxLength = -1) String name; // here"),
				field("@DecimalField(maxDigits = 0, decimalPlaces = 0) BigDecimal price; // here"),
				field("@DecimalField(maxDigits = 4, decimalPlaces = 5) BigDecimal price; // here"),
				field("BigDecimal price; // here"), field("Thread thread; // here"),
				field("@IntField String name; // here"), field("@BigIntField int number; // here"),
				field("@DatetimeField LocalDate day; // here"), field("@BinaryField String bytes; // here"),
				field("@ArrayField Set<String> words; // here"), field("@CharEnumField String word; // here"),
				field("@JSONField Other other; // here"), field("Other other; // here"),
				field("List<Other> others; // here"), field("@IntField @BigIntField Long number; // here"),
				field("final String name = \"x\"; // here"), field("String first__name; // here"),
				field("String name_; // here"), field("String pk; // here"),
				field("@TextField(unique = true) String text; // here"),
				field("@TextField(index = true) String text; // here"),
				field("@JSONField(index = true) Map<String, Object> data; // here"),
				field("@IntField(nullable = true) int number; // here"),
				field("@DatetimeField(autoNow = true, autoNowAdd = true) Instant at; // here"),
				field("@CharField(maxLength = 5, primaryKey = true, nullable = true) String code; // here"),
				field("@TextField(primaryKey = true) String code; // here"),
				field("@UUIDField(primaryKey = true, generated = true) UUID key; // here"),
				field("@CharEnumField(maxLength = 2) Shade shade; // here", "public enum Shade { RED, TEAL }"),
				field("@CharEnumField(maxLength = -1) Shade shade; // here", "public enum Shade { RED }"),
				field("Shade shade; // here", "public enum Shade { }"),
				field("@IntEnumField Shade shade; // here", "public enum Shade { RED }"),
				field("@TSVectorField(sourceFields = \"body\", weights = {\"A\", \"B\"}) String search; String body; // here"),
				field("@TSVectorField(sourceFields = \"body\", weights = \"E\") String search; String body; // here"),
				field("@TSVectorField(sourceFields = \"bodi\") String search; String body; // here"),
				field("@TSVectorField(generated = true) String search; // here"),
				field("@ForeignKeyField String other; // here"),
				field("@ForeignKeyField ForeignKeyRelation other; // here"),
				field("@ForeignKeyField OneToOneRelation<Other> other; // here"),
				field("@ManyToManyField ReverseRelation<Other> others; // here"),
				field("@ForeignKeyField(onDelete = OnDelete.SET_NULL) ForeignKeyRelation<Other> other; // here"),
				field("@ForeignKeyField(onDelete = OnDelete.SET_DEFAULT) ForeignKeyRelation<Other> other; // here"),
				field("@ManyToManyField @DbDefault(\"1\") ManyToManyRelation<Other> others; // here"),
				field("@ForeignKeyField(toField = \"cod\") ForeignKeyRelation<Other> other; // here"),
				field("@ForeignKeyField(toField = \"word\") ForeignKeyRelation<Other> other; // here"),
				field("@ForeignKeyField(columns = \"a\") ForeignKeyRelation<Far> far; // here", FAR),
				field("@ForeignKeyField(column = \"a\", columns = {\"a\", \"b\"}) ForeignKeyRelation<Far> far; // here",
						FAR),
				field("@ForeignKeyField ForeignKeyRelation<Far> far; // here\nint farTwo;", FAR),
				field("@ForeignKeyField ForeignKeyRelation<Far> far; @IntField(column = \"far_two\") int own; // here",
						FAR),
				List.of(OTHER, ShopSources.HEADER + """
						@CompositeKey({"broken", "size"})
						public class Broken extends Model<Broken> {
							@ForeignKeyField ForeignKeyRelation<Broken> broken; // here
							int size;
						}
						"""),
				field("@ForeignKeyField(relatedName = \"a__b\") ForeignKeyRelation<Other> other; // here"),
				field("@ForeignKeyField(relatedName = \"code\") ForeignKeyRelation<Other> other; // here"),
				field("@ForeignKeyField ForeignKeyRelation<Other> one; @ForeignKeyField ForeignKeyRelation<Other> two; // here"),
				field("@ForeignKeyField ForeignKeyRelation<Other> other; // here\nint otherId;"),
				field("@IntField(column = \"name\") int number; String name; // here"),
				field("ReverseRelation<Other> others; // here"),
				field("@OneToOneField(primaryKey = true, nullable = true) OneToOneRelation<Other> other; // here"),
				List.of(OTHER, model("Broken", "ReverseRelation<Far> fars; // here"),
						model("Far", "@OneToOneField(relatedName = \"fars\") OneToOneRelation<Broken> broken;")),
				List.of(OTHER, model("Broken", "@OneToOneField(primaryKey = true) OneToOneRelation<Far> far; // here"),
						model("Far", "@OneToOneField(primaryKey = true) OneToOneRelation<Broken> broken;")),
				field("@IntField(primaryKey = true) int one; @IntField(primaryKey = true) int two; // here"),
				field("int id; // here"), table("@Table(indexes = @Index(\"nam\")) // here"),
				table("@Table(indexes = @Index({\"name\", \"name\"})) // here"),
				table("@Table(indexes = @Index) // here"),
				table("@Table(indexes = @Index(expressions = \"lower(name)\")) // here"),
				table("@Table(indexes = {@Index(value = \"name\", name = \"i\"), @Index(value = \"size\", name = \"i\")}) // here"),
				table("@Table(indexes = @Index(\"text\")) // here"),
				table("@Table(indexes = @Index(\"others\")) // here"),
				table("@Table(uniqueTogether = @UniqueTogether({})) // here"),
				table("@Table(uniqueTogether = @UniqueTogether({\"name\", \"siz\"})) // here"),
				table("@Table(uniqueTogether = @UniqueTogether(value = \"name\", condition = \"size > 0\", deferrable = Deferrable.DEFERRED)) // here"),
				table("@Table(checks = @CheckConstraint(name = \"\", value = \"size > 0\")) // here"),
				table("@Table(checks = @CheckConstraint(name = \"c\", value = \" \")) // here"),
				table("@Table(checks = {@CheckConstraint(name = \"c\", value = \"size > 0\"), @CheckConstraint(name = \"c\", value = \"size < 9\")}) // here"),
				table("@Table(ordering = \"-nam\") // here"), table("@Table(ordering = \"other__cod\") // here"),
				table("@Table(ordering = \"name__other\") // here"), List.of(OTHER, ShopSources.HEADER + """
						public class Broken extends Base<Broken> { }
						""", ShopSources.HEADER + """
						@Table(name = "x") // here
						public abstract class Base<M extends Base<M>> extends Model<M> { }
						"""), List.of(OTHER, ShopSources.HEADER + """
						public class Broken extends Base<Broken> {
							String name; // here
						}
						""", ShopSources.HEADER + """
						public abstract class Base<M extends Base<M>> extends Model<M> { String name; }
						"""), List.of(OTHER, ShopSources.HEADER + """
						public class Broken extends Model<Broken> { // here
							Broken(String name) { }
						}
						"""));
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void isToldAtCompileTimeAsAtStart(List<String> sources, @TempDir Path plain, @TempDir Path processed) {
		String[] all = sources.toArray(String[]::new);
		SourceCompiler.Result unchecked = SourceCompiler.into(plain).withoutProcessors().compile(all);
		assertThat(unchecked.errors()).isEmpty();
		ConfigurationError atStart = catchThrowableOfType(ConfigurationError.class, () -> start(unchecked, all));
		assertThat(atStart).as("refused at start").isNotNull();
		List<String> told = SourceCompiler.into(processed).compile(all).errors();
		assertThat(told).as("told at the line of the mistake").contains(line(all) + ": " + atStart.getMessage());
	}

	@Test
	void aMistakeInASuperclassIsToldOnce(@TempDir Path output) {
		assertThat(SourceCompiler.into(output)
			.compile(ShopSources.HEADER + "public class One extends Base<One> { }",
					ShopSources.HEADER + "public class Two extends Base<Two> { }", ShopSources.HEADER + """
							public abstract class Base<M extends Base<M>> extends Model<M> {
								@CharField(maxLength = 0) String name;
							}
							""")
			.errors()).hasSize(1);
	}

	@Test
	void allMistakesAreTold(@TempDir Path output) {
		List<String> errors = SourceCompiler.into(output).compile(OTHER, model("Broken", """
				@CharField(maxLength = 0) String name;
				@IntField String size;
				Thread thread;
				""")).errors();
		assertThat(errors).hasSize(3);
	}

	@Test
	void pathsAreThereInSpiteOfMistakes(@TempDir Path output) {
		List<String> errors = SourceCompiler.into(output).compile(OTHER, model("Broken", """
				@CharField(maxLength = 0) String name;
				Object used = Broken_.name.eq("x");
				""".replace("Object used", "static Object used"))).errors();
		assertThat(errors).hasSize(1);
	}

	@Test
	void aTypeThatDoesNotExistIsLeftToTheCompiler(@TempDir Path output) {
		List<String> errors = SourceCompiler.into(output)
			.compile(OTHER, model("Broken", "Nothing nothing;\n@ForeignKeyField ForeignKeyRelation<Nobody> nobody;"))
			.errors();
		assertThat(errors).hasSize(2).allSatisfy((error) -> assertThat(error).contains("cannot find symbol"));
	}

	private static List<String> field(String field, String... more) {
		List<String> sources = new ArrayList<>(List.of(OTHER, model("Broken", field)));
		Arrays.stream(more).forEach((source) -> sources.add(ShopSources.HEADER + source));
		return sources;
	}

	private static List<String> table(String annotation) {
		return List.of(OTHER, ShopSources.HEADER + annotation + """

				public class Broken extends Model<Broken> {
					@CharField(maxLength = 5) String name;
					int size;
					String text;
					@ForeignKeyField ForeignKeyRelation<Other> other;
					@ManyToManyField(relatedName = "-") ManyToManyRelation<Other> others;
				}
				""");
	}

	private static String model(String name, String fields) {
		return ShopSources.HEADER + "public class " + name + " extends Model<" + name + "> {\n" + fields + "\n}\n";
	}

	private static void start(SourceCompiler.Result compiled, String[] sources) {
		List<Class<?>> models = new ArrayList<>();
		ClassLoader loader = compiled.loader();
		for (String source : sources) {
			Matcher matcher = CONCRETE.matcher(source);
			if (matcher.find()) {
				models.add(SourceCompiler.load(loader, "shop." + matcher.group(1)));
			}
		}
		ModelRegistry.builder().app("models", "default", models.toArray(Class<?>[]::new)).build();
	}

	private static long line(String[] sources) {
		return Arrays.stream(sources)
			.filter((source) -> source.contains("// here"))
			.mapToLong((source) -> source.lines().takeWhile((each) -> !each.contains("// here")).count() + 1)
			.findFirst()
			.orElseThrow();
	}

}
