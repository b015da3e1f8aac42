package io.tortoiseorm.processor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.tortoiseorm.meta.ModelAccess;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.RelationSlot;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * API records for input: with what is only written, and with what belongs to the model.
 */
class InputRecordTest {

	private static final String HEADER = ShopSources.HEADER + """
			import jakarta.validation.constraints.*;
			""";

	private static final String BASE = HEADER + """
			abstract class Person<M extends Person<M>> extends Model<M> {
				/** Typed twice. */
				@NotBlank @Size(max = 9) private transient @Nullable String password;
				private transient int pin;
				@CharField(maxLength = 4) private String secret;
				@DatetimeField(autoNow = true) private Instant seen;
				String password() { return this.password + this.pin; }
			}
			""";

	private static final String MEMBER = HEADER + """
			%s
			public class Member extends Person<Member> {
				@IntField(primaryKey = true) private Integer id;
				@CharField(maxLength = 20) private String email;
				transient String invitation = "none";
				@NotEmpty @Size(max = 2) private ReverseRelation<Loan> loans;
				String note = "";
				private void setHidden(String hidden) { }
				/** Said aloud. */
				void setPhrase(@NotBlank String phrase) { this.note = phrase; }
			}
			""";

	private static final String LOAN = HEADER + """
			public class Loan extends Model<Loan> {
				@ForeignKeyField(relatedName = "loans") private ForeignKeyRelation<Member> member;
				@OneToOneField(relatedName = "-") private OneToOneRelation<Member> guarantor;
				@IntField @Positive private int days;
				@DatetimeField(autoNowAdd = true) private Instant since;
				private transient String pledge;
			}
			""";

	private static final String RECORDS = """
			@ModelRecord(name = "Password", include = "email", writeOnly = "password", excludeReadOnly = true)
			@ModelRecord(name = "Mixed", include = "email", writeOnly = {"pin", "secret", "phrase"}, excludeReadOnly = true)
			@ModelRecord(name = "Excluding", exclude = {"secret", "note"}, writeOnly = "invitation", excludeReadOnly = true)
			@ModelRecord(name = "Deep", exclude = {"secret", "note"}, depth = 2, excludeReadOnly = true)
			@ModelRecord(name = "Kept", include = {"email", "secret"}, writeOnly = {"password", "secret"})
			@ModelRecord(name = "Nothing", include = "secret", writeOnly = "secret")
			@ModelRecord(name = "All", include = "email", writeOnly = {"password", "pin", "invitation", "phrase"}, excludeReadOnly = true)
			@ModelRecord(name = "Optional", include = "email", writeOnly = {"password", "invitation"}, optionalFields = "password", excludeReadOnly = true)
			@ModelRecord(name = "Nesting", include = {"email", "loans.days", "loans.guarantorId"}, excludeReadOnly = true)
			@ModelRecord(name = "Loaned", include = "loans", excludeReadOnly = true)
			@ModelRecord(name = "Back", include = {"loans.days", "loans.memberId"}, excludeReadOnly = true)
			@ModelRecord(name = "Pledge", include = "loans.days", writeOnly = "loans.pledge", excludeReadOnly = true)
			""";

	@TempDir
	private static Path output;

	private static SourceCompiler.Result compiled;

	private static ClassLoader loader;

	@BeforeAll
	static void compileAllRecords() {
		compiled = SourceCompiler.into(output).compile(BASE, MEMBER.formatted(RECORDS), LOAN);
		assertThat(compiled.messages()).isEmpty();
		loader = compiled.loader();
	}

	@ParameterizedTest
	@CsvSource({ "Password, email password", "Mixed, secret email pin phrase", "Excluding, email invitation",
			"Deep, email", "Loaned, loans", "Nesting, email loans", "Kept, secret email password" })
	void hasTheComponentsAskedFor(String record, String components) {
		assertThat(names(type(record))).containsExactly(components.split(" "));
	}

	@Test
	void writesWhatTheModelKeepsInNoColumn() throws ReflectiveOperationException {
		Object record = instance(type("All"), "a@b.c", "top", 7, null, "hello");
		ModelBase member = (ModelBase) call(record, "toModel");
		assertThat(call(member, "password")).isEqualTo("top7");
		assertThat(get(member, "note")).isEqualTo("hello");
	}

	@Test
	void neverShowsWhatIsOnlyWritten() throws ReflectiveOperationException {
		Class<?> type = type("Kept");
		assertThat(instance(type, "abcd", "a@b.c", "top")).hasToString("Kept[email=a@b.c]");
		assertThat(Arrays.stream(type.getMethods()).map(Method::getName)).contains("toModel", "applyTo")
			.doesNotContain("from");
		assertThat(instance(type("Nothing"), "abcd")).hasToString("Nothing[]");
	}

	@Test
	void checksWhatIsOnlyWrittenAsTheModelSays() throws ReflectiveOperationException {
		Class<?> type = type("All");
		assertThat(violations(instance(type, "a@b.c", "top", 7, null, "p"))).isEmpty();
		assertThat(violations(instance(type, "a@b.c", null, null, null, " ")))
			.containsExactlyInAnyOrder("password NotBlank", "pin NotNull", "phrase NotBlank");
		assertThat(violations(instance(type, "a@b.c", "0123456789", 1, null, "p"))).containsExactly("password Size");
	}

	@Test
	void leavesOutWhatIsOnlyWrittenWhereItMayBeLeftOut() throws ReflectiveOperationException {
		Object record = instance(type("Optional"), "a@b.c", null, null);
		assertThat(violations(record)).isEmpty();
		ModelBase member = (ModelBase) call(record, "toModel");
		assertThat(call(member, "password")).isEqualTo("null0");
		assertThat(get(member, "invitation")).isEqualTo("none");
	}

	@Test
	void tellsOpenApiWhatIsOnlyWritten() {
		assertThat(compiled.generated("shop/All.java")).contains(
				"@Schema(description = \"Typed twice.\", accessMode = Schema.AccessMode.WRITE_ONLY) String password",
				"@Schema(accessMode = Schema.AccessMode.WRITE_ONLY) Integer pin",
				"@Schema(description = \"Said aloud.\", accessMode = Schema.AccessMode.WRITE_ONLY) String phrase",
				"@param password Typed twice.");
	}

	@Test
	void nestsWhatBelongsToTheModelWithItsConstraints() throws ReflectiveOperationException {
		Class<?> type = type("Nesting");
		Class<?> loans = nested(type, "Loans");
		assertThat(names(loans)).containsExactly("days", "guarantorId");
		List<Object> two = List.of(instance(loans, 1, 1), instance(loans, 2, 1));
		assertThat(violations(instance(type, "a@b.c", two))).isEmpty();
		assertThat(violations(instance(type, "a@b.c", List.of()))).containsExactly("loans NotEmpty");
		assertThat(violations(instance(type, "a@b.c", null))).containsExactly("loans NotEmpty");
		List<Object> bad = new ArrayList<>(two);
		bad.add(null);
		bad.add(instance(loans, 0, null));
		assertThat(violations(instance(type, "a@b.c", bad))).containsExactlyInAnyOrder("loans Size",
				"loans[2].<list element> NotNull", "loans[3].days Positive", "loans[3].guarantorId NotNull");
	}

	@Test
	void makesTheModelWithoutWhatBelongsToIt() throws ReflectiveOperationException {
		Class<?> type = type("Nesting");
		Object record = instance(type, "a@b.c", List.of(instance(nested(type, "Loans"), 3, 1)));
		ModelBase member = (ModelBase) call(record, "toModel");
		assertThat(RelationSlot.isFetched(ModelAccess.holder(member, "loans"))).isFalse();
		Object first = ((List<?>) call(record, "loans")).get(0);
		assertThat(get((ModelBase) call(first, "toModel"), "days")).isEqualTo(3);
	}

	@Test
	void leavesOutTheKeyThatLeadsBackUnlessItIsNamed() {
		assertThat(names(nested(type("Loaned"), "Loans"))).containsExactly("days", "guarantorId");
		assertThat(names(nested(type("Back"), "Loans"))).containsExactly("days", "memberId");
	}

	@Test
	void nestedRecordsMayHaveWhatIsOnlyWritten() throws ReflectiveOperationException {
		Class<?> type = type("Pledge");
		Class<?> loans = nested(type, "Loans");
		assertThat(instance(type, List.of(instance(loans, 3, "ring")))).hasToString("Pledge[loans=[Loans[days=3]]]");
		assertThat(Arrays.stream(type.getMethods()).map(Method::getName)).doesNotContain("from");
	}

	@Test
	void tellsMistakesAtTheAnnotation(@TempDir Path other) {
		String allowed = "Allowed: secret, email, note, invitation, password, pin, phrase.";
		Map<String, String> mistakes = new LinkedHashMap<>();
		mistakes.put("\"pasword\"",
				"\"pasword\", but Member has no field, transient field or setter \"pasword\". Did you mean password?");
		mistakes.put("\"hidden\"",
				"\"hidden\", but Member has no field, transient field or setter \"hidden\". " + allowed);
		mistakes.put("\"loans\"",
				"\"loans\", but Member has no field, transient field or setter \"loans\". " + allowed);
		mistakes.put("\"id\"", "\"id\", which the database or saving sets."
				+ " Name a field, transient field or setter that users may write.");
		mistakes.put("\"seen\"", "\"seen\", which the database or saving sets."
				+ " Name a field, transient field or setter that users may write.");
		mistakes.put("\"loans.pledge\"", "\"loans.pledge\", but what is nested in a record for output is never written."
				+ " Write excludeReadOnly = true, or leave it out.");
		mistakes.put("\"lons.pledge\", excludeReadOnly = true",
				"\"lons.pledge\", but Member has no such relation. Did you mean loans?");
		mistakes.put("\"loans.plege\", excludeReadOnly = true",
				"\"loans.plege\", but Loan has no field, transient field or setter \"plege\". Did you mean pledge?");
		StringBuilder annotations = new StringBuilder();
		mistakes.keySet()
			.forEach((options) -> annotations
				.append("@ModelRecord(name = \"R%d\", include = \"email\", writeOnly = %s)\n"
					.formatted(annotations.length(), options)));
		assertThat(SourceCompiler.into(other).compile(BASE, MEMBER.formatted(annotations), LOAN).errors())
			.extracting((error) -> error.replaceFirst(".*@ModelRecord\\(writeOnly\\) names ", ""))
			.containsExactlyElementsOf(mistakes.values());
	}

	private static Class<?> type(String name) {
		return SourceCompiler.load(loader, "shop." + name);
	}

	private static Class<?> nested(Class<?> type, String name) {
		return SourceCompiler.load(type.getClassLoader(), type.getName() + "$" + name);
	}

	private static List<String> names(Class<?> type) {
		return Arrays.stream(type.getRecordComponents()).map((component) -> component.getName()).toList();
	}

	private static Object instance(Class<?> type, Object... values) throws ReflectiveOperationException {
		return type.getConstructors()[0].newInstance(values);
	}

	private static Object call(Object target, String method) throws ReflectiveOperationException {
		Class<?> type = target.getClass();
		while (true) {
			try {
				Method found = type.getDeclaredMethod(method);
				found.setAccessible(true);
				return found.invoke(target);
			}
			catch (NoSuchMethodException ex) {
				type = type.getSuperclass();
			}
			catch (InvocationTargetException ex) {
				throw new IllegalStateException(ex.getCause());
			}
		}
	}

	@SuppressWarnings("unchecked")
	private static Object get(ModelBase model, String property) {
		return ModelAccess.property((Class<ModelBase>) model.getClass(), property).get(model);
	}

	private static Set<String> violations(Object record) {
		try (ValidatorFactory factory = Validation.byDefaultProvider()
			.configure()
			.messageInterpolator(new ParameterMessageInterpolator())
			.buildValidatorFactory()) {
			return factory.getValidator()
				.validate(record)
				.stream()
				.map((violation) -> violation.getPropertyPath() + " "
						+ violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName())
				.collect(Collectors.toSet());
		}
	}

}
