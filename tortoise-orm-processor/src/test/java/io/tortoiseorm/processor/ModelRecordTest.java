package io.tortoiseorm.processor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.tortoiseorm.exceptions.NoValuesFetched;
import io.tortoiseorm.meta.ModelAccess;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.RelationSlot;
import io.tortoiseorm.relations.ForeignKeyRelation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * API records of models.
 */
class ModelRecordTest {

	private static final String HEADER = ShopSources.HEADER + """
			import com.fasterxml.jackson.annotation.*;
			import jakarta.validation.constraints.*;
			""";

	private static final String ACCOUNT = HEADER + """
			/** Who may sign in. */
			%s
			public class Account extends Model<Account> {
				@IntField(primaryKey = true) private Integer id;
				/** Where mails go. */
				@CharField(maxLength = 20) @Email private String email;
				@CharField(maxLength = 50, description = "Never shown") private String passwordHash;
				@CharField(maxLength = 5) private String role = "user";
				private int age;
				private boolean active;
				private @Nullable String bio;
				@DecimalField(maxDigits = 6, decimalPlaces = 2) private BigDecimal credit;
				@DatetimeField(autoNowAdd = true) private Instant createdAt;
				@DatetimeField(autoNow = true) private Instant updatedAt;
				@IntField(generated = true) private Integer score;
				@JsonIgnore private @Nullable String internal;
				private ForeignKeyRelation<Branch> branch;
				private @Nullable ForeignKeyRelation<Account> parent;
				private ReverseRelation<Account> accounts;
				@ManyToManyField(relatedName = "visitors") private ManyToManyRelation<Branch> visited;
				public String label() { return this.email + "!"; }
				public @Nullable String getNick() { return this.bio; }
				public void nothing() { }
				public reactor.core.publisher.Mono<String> later() { return reactor.core.publisher.Mono.empty(); }
			}
			""";

	private static final String BRANCH = HEADER + """
			@ModelRecordDefaults(exclude = "secret")
			public class Branch extends Model<Branch> {
				@CharField(maxLength = 9, primaryKey = true) private String code;
				@CharField(maxLength = 9) private String town;
				@CharField(maxLength = 9) private String secret = "s";
				@OneToOneField(relatedName = "-") private @Nullable OneToOneRelation<Account> head;
			}
			""";

	@TempDir
	private Path output;

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					name = "R"                                     | id email passwordHash role age active bio credit createdAt updatedAt score branchId parentId
					name = "R", exclude = "passwordHash"           | id email role age active bio credit createdAt updatedAt score branchId parentId
					name = "R", excludeReadOnly = true             | email passwordHash role age active bio credit branchId parentId
					name = "R", include = {"email", "age"}         | email age
					name = "R", include = {"age", "branchId"}      | age branchId
					name = "R", include = {"id", "branch"}         | id branch
					name = "R", include = {"id", "branch.town"}    | id branch
					name = "R", include = "internal"               | internal
					name = "R", include = "age", computed = "label" | age label
					name = "R", include = "age", computed = {"nick", "label"} | age nick label
					name = "R", include = "age", annotated = @ModelRecord.Annotated(name = "loans", type = long.class) | age loans
					name = "R", include = "age", computed = "label", annotated = {@ModelRecord.Annotated(name = "a", type = String.class), @ModelRecord.Annotated(name = "b", type = int.class)} | age label a b
					name = "R", include = {"role", "age"}, sortAlphabetically = true | age role
					name = "R", exclude = {"branch", "parentId", "email", "passwordHash", "role", "bio", "credit"} | id age active createdAt updatedAt score branchId
					name = "R", depth = 1                          | id email passwordHash role age active bio credit createdAt updatedAt score branch parentId visited
					name = "R", depth = 1, excludeRawKeys = false  | id email passwordHash role age active bio credit createdAt updatedAt score branch branchId parentId visited
					name = "R", depth = 1, allowCycles = true      | id email passwordHash role age active bio credit createdAt updatedAt score branch parent accounts visited
					name = "R", depth = 1, allowCycles = true, backwardRelations = false | id email passwordHash role age active bio credit createdAt updatedAt score branch parent visited
					name = "R", depth = 1, exclude = "branch"      | id email passwordHash role age active bio credit createdAt updatedAt score branchId parentId visited
					name = "R", include = {"age", "accounts.age"}, depth = 2 | age accounts
					""")
	void hasTheComponentsAskedFor(String options, String components) {
		assertThat(names(compiled("@ModelRecord(" + options + ")", "R"))).containsExactly(components.split(" "));
	}

	@Test
	void hasANameOfItsOwnWhenNoneIsGiven() {
		assertThat(compiled("@ModelRecord", "AccountRecord").isRecord()).isTrue();
	}

	@Test
	void nestedRecordsFollowTheDefaultsOfTheirModel() {
		Class<?> type = compiled("@ModelRecord(name = \"R\", depth = 2)", "R");
		assertThat(names(component(type, "branch").getType())).containsExactly("code", "town", "headId");
		assertThat(component(type, "visited").getGenericType()).hasToString("java.util.List<shop.R$Visited>");
	}

	@Test
	void nestedRecordsAreCutByNamesWithDots() {
		Class<?> type = compiled("@ModelRecord(name = \"R\", include = {\"age\", \"branch.town\"})", "R");
		assertThat(names(component(type, "branch").getType())).containsExactly("town");
		Class<?> other = compiled("@ModelRecord(name = \"R\", depth = 1, exclude = \"branch.town\")", "R");
		assertThat(names(component(other, "branch").getType())).containsExactly("code", "headId");
	}

	@Test
	void cyclesAreFollowedOnlyAsDeepAsAsked() {
		Class<?> type = compiled("@ModelRecord(name = \"R\", depth = 2, allowCycles = true)", "R");
		Class<?> parent = component(type, "parent").getType();
		Class<?> grandparent = component(parent, "parent").getType();
		assertThat(names(grandparent)).contains("parentId").doesNotContain("parent", "accounts");
	}

	@Test
	void isMadeFromAModelWithoutGetters() throws ReflectiveOperationException {
		Class<?> type = compiled(
				"@ModelRecord(name = \"R\", include = {\"age\", \"email\", \"branchId\", \"internal\"},"
						+ " computed = \"label\")",
				"R");
		ModelBase account = account(type);
		set(account, "email", "a@b.c");
		set(account, "age", 7);
		set(account, "internal", "i");
		((ForeignKeyRelation<?>) ModelAccess.holder(account, "branch")).setId("X");
		assertThat(from(type, account)).hasToString("R[email=a@b.c, age=7, internal=i, branchId=X, label=a@b.c!]");
	}

	@Test
	void nestsWhatWasFetchedAndTellsWhatWasNot() throws ReflectiveOperationException {
		Class<?> type = compiled("@ModelRecord(name = \"R\", include = {\"age\", \"branch.town\", \"accounts.age\"})",
				"R");
		ModelBase account = account(type);
		assertThatExceptionOfType(InvocationTargetException.class).isThrownBy(() -> from(type, account))
			.withCauseInstanceOf(NoValuesFetched.class);
		ModelBase branch = (ModelBase) instance(type, "Branch");
		set(branch, "town", "Ulm");
		RelationSlot.setFetched(ModelAccess.holder(account, "branch"), branch);
		RelationSlot.setFetched(ModelAccess.holder(account, "accounts"), List.of(account(type)));
		assertThat(from(type, account)).hasToString("R[age=0, branch=Branch[town=Ulm], accounts=[Accounts[age=0]]]");
		RelationSlot.setFetched(ModelAccess.holder(account, "branch"), null);
		assertThat(from(type, account)).hasToString("R[age=0, branch=null, accounts=[Accounts[age=0]]]");
	}

	@Test
	void makesANewModelAndLeavesDefaultsWhereNothingIsGiven() throws ReflectiveOperationException {
		Class<?> type = compiled(
				"@ModelRecord(name = \"R\", include = {\"email\", \"role\", \"age\", \"branchId\"}, excludeReadOnly = true)",
				"R");
		Object record = type.getConstructors()[0].newInstance("a@b.c", null, 5, "X");
		ModelBase account = (ModelBase) type.getMethod("toModel").invoke(record);
		assertThat(get(account, "email")).isEqualTo("a@b.c");
		assertThat(get(account, "role")).isEqualTo("user");
		assertThat(get(account, "age")).isEqualTo(5);
		assertThat(RelationSlot.rawKey(ModelAccess.holder(account, "branch"))).isEqualTo("X");
	}

	@Test
	void appliesOnlyWhatIsThereWhenAllIsOptional() throws ReflectiveOperationException {
		Class<?> type = compiled(
				"@ModelRecord(name = \"R\", include = {\"email\", \"age\", \"bio\"}, excludeReadOnly = true, optional = true)",
				"R");
		ModelBase account = account(type);
		set(account, "email", "old");
		set(account, "age", 3);
		Object record = type.getConstructors()[0].newInstance("new", null, null);
		assertThat(type.getMethod("applyTo", account.getClass()).invoke(record, account)).isSameAs(account);
		assertThat(get(account, "email")).isEqualTo("new");
		assertThat(get(account, "age")).isEqualTo(3);
	}

	@Test
	void writesNothingThatIsMadeElsewhere() throws ReflectiveOperationException {
		Class<?> type = compiled("@ModelRecord(name = \"R\", include = {\"id\", \"age\", \"createdAt\", \"score\"})",
				"R");
		Object record = type.getConstructors()[0].newInstance(9, 1, Instant.EPOCH, 8);
		ModelBase account = (ModelBase) type.getMethod("toModel").invoke(record);
		assertThat(get(account, "age")).isEqualTo(1);
		assertThat(get(account, "id")).isNull();
		assertThat(get(account, "createdAt")).isNull();
		assertThat(get(account, "score")).isNull();
	}

	@Test
	void writesAKeyThatUsersChooseToNewModelsOnly() throws ReflectiveOperationException {
		SourceCompiler.Result result = SourceCompiler.into(this.output)
			.compile(ACCOUNT.formatted(""), BRANCH.replace("@ModelRecordDefaults",
					"@ModelRecord(name = \"R\", include = {\"code\", \"town\"}) @ModelRecordDefaults"));
		assertThat(result.messages()).isEmpty();
		Class<?> type = SourceCompiler.load(result.loader(), "shop.R");
		Object record = type.getConstructors()[0].newInstance("X", "Ulm");
		ModelBase created = (ModelBase) type.getMethod("toModel").invoke(record);
		assertThat(get(created, "code")).isEqualTo("X");
		ModelBase existing = (ModelBase) instance(type, "Branch");
		set(existing, "code", "Y");
		type.getMethod("applyTo", existing.getClass()).invoke(record, existing);
		assertThat(get(existing, "code")).isEqualTo("Y");
		assertThat(get(existing, "town")).isEqualTo("Ulm");
	}

	@Test
	void carriesTheConstraintsOfTheFields() throws ReflectiveOperationException {
		Class<?> type = compiled("@ModelRecord(name = \"R\", excludeReadOnly = true)", "R");
		Object good = type.getConstructors()[0].newInstance("a@b.c", "p", null, 1, true, null, new BigDecimal("1.25"),
				"X", null);
		assertThat(violations(good)).isEmpty();
		Object bad = type.getConstructors()[0].newInstance("not a mail address at all", null, "longer than 5", null,
				null, null, new BigDecimal("12345.678"), null, null);
		assertThat(violations(bad)).containsExactlyInAnyOrder("email Email", "email Size", "passwordHash NotNull",
				"role Size", "age NotNull", "active NotNull", "credit Digits", "branchId NotNull");
	}

	@Test
	void asksForNothingWhenAllIsOptional() throws ReflectiveOperationException {
		Class<?> type = compiled("@ModelRecord(name = \"R\", excludeReadOnly = true, optional = true)", "R");
		Object empty = type.getConstructors()[0].newInstance(null, null, null, null, null, null, null, null, null);
		assertThat(violations(empty)).isEmpty();
		Object bad = type.getConstructors()[0].newInstance("nothing", null, null, null, null, null, null, null, null);
		assertThat(violations(bad)).containsExactly("email Email");
	}

	@Test
	void asksForNothingOfComponentsThatAreOptional() throws ReflectiveOperationException {
		Class<?> type = compiled("@ModelRecord(name = \"R\", include = {\"email\", \"age\"}, optionalFields = \"age\")",
				"R");
		assertThat(violations(type.getConstructors()[0].newInstance("a@b.c", null))).isEmpty();
		assertThat(violations(type.getConstructors()[0].newInstance(null, null))).containsExactly("email NotNull");
	}

	@Test
	void isReadable() {
		SourceCompiler.Result result = SourceCompiler.into(this.output)
			.compile(
					ACCOUNT.formatted(
							"""
									@ModelRecord(name = "AccountOut", exclude = {"passwordHash", "visited", "score"}, depth = 1, computed = "label")
									@ModelRecord(name = "AccountIn", excludeReadOnly = true, description = "A new account.")
									"""),
					BRANCH);
		assertThat(result.messages()).isEmpty();
		assertThat(result.generated("shop/AccountOut.java"))
			.isEqualTo(MetamodelTest.resource("generated/AccountOut.txt"));
		assertThat(result.generated("shop/AccountIn.java"))
			.isEqualTo(MetamodelTest.resource("generated/AccountIn.txt"));
	}

	@Test
	void needsNoLibraryThatIsNotThere() {
		SourceCompiler.Result result = SourceCompiler.into(this.output)
			.without("validation")
			.without("swagger")
			.without("jspecify")
			.compile("""
					package plain;
					import io.tortoiseorm.*;
					import io.tortoiseorm.fields.*;
					@ModelRecord(name = "NoteOut")
					public class Note extends Model<Note> { @CharField(maxLength = 5, description = "d") String text; }
					""");
		assertThat(result.errors()).isEmpty();
		assertThat(result.generated("plain/NoteOut.java")).contains("record NoteOut(Integer id, String text)");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					exclude = "passwordHsh"          | Account: @ModelRecord(exclude) names "passwordHsh", but Account has no field "passwordHsh". Did you mean passwordHash?
					include = "branch.twn"           | Account: @ModelRecord(include) names "branch.twn", but Branch has no field "twn". Did you mean town?
					include = "email.x"              | Account: @ModelRecord(include) names "email.x", but Account has no relation "email". Allowed: branch, parent, accounts, visited.
					optionalFields = "agee"          | Account: @ModelRecord(optionalFields) names "agee", but Account has no field "agee". Did you mean age?
					computed = "lable"               | Account: @ModelRecord(computed) names "lable", but there is no such method without parameters that the record may call. Did you mean label?
					computed = "nothing"             | Account: @ModelRecord(computed) names "nothing", but nothing() gives no value at once. Let it return a value, or compute it before the record is made.
					computed = "later"               | Account: @ModelRecord(computed) names "later", but later() gives no value at once. Let it return a value, or compute it before the record is made.
					annotated = @ModelRecord.Annotated(name = "a b", type = int.class)      | Account: @ModelRecord(annotated) names "a b", which no component can be called. Write it like a property, for example orderCount.
					annotated = @ModelRecord.Annotated(name = "accounts", type = int.class) | Account: @ModelRecord(annotated) names "accounts", which is a field of Account. Give the annotation another name.
					annotated = @ModelRecord.Annotated(name = "n", type = void.class)       | Account: @ModelRecord(annotated) names "n", which has no type. Write the class of its values.
					computed = "label", annotated = @ModelRecord.Annotated(name = "label", type = int.class) | Account: @ModelRecord(annotated) names "label", which is a component already. Name it once.
					excludeReadOnly = true, annotated = @ModelRecord.Annotated(name = "n", type = int.class) | Account: @ModelRecord(annotated) names what queries compute, but the record is for input. Leave it out, or excludeReadOnly.
					name = "no name"                 | Account: @ModelRecord has the name "no name", which no record can have. Write it like the name of a class, for example UserOut.
					depth = -1                       | Account: @ModelRecord has depth -1. It must be at least 0.
					""")
	void tellsMistakesAtTheAnnotation(String options, String message) {
		List<String> errors = SourceCompiler.into(this.output)
			.compile(ACCOUNT.formatted("@ModelRecord(" + options + ")"), BRANCH)
			.errors();
		assertThat(errors).hasSize(1).first().asString().startsWith("13: " + message);
	}

	@Test
	void refusesTwoRecordsOfOneName() {
		assertThat(SourceCompiler.into(this.output)
			.compile(ACCOUNT.formatted("@ModelRecord(name = \"R\") @ModelRecord(name = \"R\", depth = 1)"), BRANCH)
			.errors()).containsExactly("14: Account: has two records called R. Rename one.");
	}

	@Test
	void refusesClassesWithoutATable() {
		assertThat(SourceCompiler.into(this.output).compile(HEADER + """
				@ModelRecord
				public abstract class Base<M extends Base<M>> extends Model<M> { }
				""", HEADER + """
				@ModelRecord
				public class Plain { }
				""").errors()).containsExactlyInAnyOrder(
				"12: Base: has @ModelRecord, but is no model with a table. Write it on a class that extends Model and is not abstract.",
				"12: Plain: has @ModelRecord, but is no model with a table. Write it on a class that extends Model and is not abstract.");
	}

	@Test
	void refusesTypesThatItCannotName() {
		assertThat(SourceCompiler.into(this.output).compile(HEADER + """
				@ModelRecord
				public class Box extends Model<Box> {
					private Shade shade;
					private enum Shade { DARK }
				}
				""").errors()).containsExactly("14: Box.shade: has the type Shade, which record BoxRecord cannot name."
				+ " Make it visible in the package, or exclude the field.");
	}

	private Class<?> compiled(String annotation, String name) {
		SourceCompiler.Result result = SourceCompiler.into(this.output).compile(ACCOUNT.formatted(annotation), BRANCH);
		assertThat(result.messages()).isEmpty();
		return SourceCompiler.load(result.loader(), "shop." + name);
	}

	private static List<String> names(Class<?> type) {
		return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
	}

	private static RecordComponent component(Class<?> type, String name) {
		return Arrays.stream(type.getRecordComponents())
			.filter((component) -> component.getName().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private static Object instance(Class<?> record, String model) throws ReflectiveOperationException {
		return record.getClassLoader().loadClass("shop." + model).getConstructor().newInstance();
	}

	private static ModelBase account(Class<?> record) throws ReflectiveOperationException {
		return (ModelBase) instance(record, "Account");
	}

	private static Object from(Class<?> record, ModelBase model) throws ReflectiveOperationException {
		return record.getMethod("from", model.getClass()).invoke(null, model);
	}

	@SuppressWarnings("unchecked")
	private static void set(ModelBase model, String property, Object value) {
		ModelAccess.property((Class<ModelBase>) model.getClass(), property).set(model, value);
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
			Validator validator = factory.getValidator();
			return validator.validate(record)
				.stream()
				.map((violation) -> violation.getPropertyPath() + " "
						+ violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName())
				.collect(Collectors.toSet());
		}
	}

}
