package io.tortoiseorm.meta;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.tortoiseorm.Index;
import io.tortoiseorm.Table;
import io.tortoiseorm.UniqueTogether;
import io.tortoiseorm.fields.BigIntField;
import io.tortoiseorm.fields.CharEnum;
import io.tortoiseorm.fields.CharEnumField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DatetimeField;
import io.tortoiseorm.fields.DecimalField;
import io.tortoiseorm.fields.IntEnum;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.TextField;
import io.tortoiseorm.fields.UUIDField;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.TableRef;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What a model class says about its table and columns.
 */
class ModelDefinitionTest {

	@Test
	void columnsFollowTheOrderOfDeclarationWithInheritedOnesFirst() {
		ModelMeta model = Registries.model(Article.class);
		assertThat(model.fields()).extracting(FieldMeta::name)
			.containsExactly("createdAt", "updatedAt", "key", "title", "body", "price");
		assertThat(model.fields()).extracting(FieldMeta::column)
			.containsExactly("created_at", "updated_at", "key", "headline", "body", "price");
		assertThat(model.fields()).extracting(FieldMeta::index).containsExactly(0, 1, 2, 3, 4, 5);
		assertThat(model.fields()).allSatisfy((field) -> assertThat(field.model()).isSameAs(model));
	}

	@Test
	void typeVariablesOfAGenericSuperclassAreResolved() {
		ModelMeta model = Registries.model(Article.class);
		assertThat(model.primaryKey().name()).isEqualTo("key");
		assertThat(model.primaryKey().type().javaType()).isEqualTo(UUID.class);
		assertThat(model.field("pk")).isSameAs(model.primaryKey());
		assertThat(model.keyFields()).containsExactly(model.primaryKey());
	}

	@Test
	void optionsOfAnnotationsAreRead() {
		ModelMeta model = Registries.model(Article.class);
		FieldMeta title = model.field("title");
		assertThat(title.maxLength()).isEqualTo(80);
		assertThat(title.unique()).isTrue();
		assertThat(title.nullable()).isFalse();
		assertThat(title.description()).isEqualTo("What readers see first");
		assertThat(title.fieldType()).isEqualTo("CharField");
		assertThat(title.sqlType()).isEqualTo(SqlType.varchar(80));
		FieldMeta price = model.field("price");
		assertThat(price.sqlType()).isEqualTo(SqlType.decimal(10, 2));
		assertThat(price.maxDigits()).isEqualTo(10);
		assertThat(price.decimalPlaces()).isEqualTo(2);
		assertThat(price.indexed()).isTrue();
		assertThat(model.field("createdAt").autoNowAdd()).isTrue();
		assertThat(model.field("updatedAt").autoNow()).isTrue();
		assertThat(model.field("headline")).as("columns are not names").isNull();
	}

	@Test
	void aModelWithoutKeyGetsAGeneratedId() {
		ModelMeta model = Registries.model(Inferred.class);
		FieldMeta id = model.primaryKey();
		assertThat(model.fields().get(0)).isSameAs(id);
		assertThat(id.name()).isEqualTo("id");
		assertThat(id.sqlType()).isEqualTo(SqlType.INTEGER);
		assertThat(id.generated()).isTrue();
		ModelBase instance = model.newInstance();
		assertThat(id.get(instance)).isNull();
		id.set(instance, 7);
		assertThat(id.get(instance)).isEqualTo(7);
	}

	@Test
	void fieldsWithoutAnnotationAreInferredFromTheJavaType() {
		ModelMeta model = Registries.model(Inferred.class);
		assertThat(model.fields()
			.stream()
			.map((field) -> field.name() + " " + field.fieldType() + " " + field.sqlType().kind()
					+ (field.nullable() ? " NULL" : "")))
			.containsExactly("id IntField INTEGER", "text TextField TEXT", "primitiveInt IntField INTEGER",
					"boxedInt IntField INTEGER NULL", "aLong BigIntField BIGINT", "aShort SmallIntField SMALLINT",
					"flag BooleanField BOOLEAN", "aDouble FloatField DOUBLE", "aFloat FloatField DOUBLE NULL",
					"instant DatetimeField INSTANT", "offset DatetimeField INSTANT", "zoned DatetimeField INSTANT",
					"local DatetimeField TIMESTAMP", "day DateField DATE", "time TimeField TIME",
					"took TimeDeltaField BIGINT", "uuid UUIDField UUID", "bytes BinaryField BINARY NULL",
					"level IntEnumField SMALLINT", "color CharEnumField VARCHAR", "map JSONField JSON",
					"list JSONField JSON", "point JSONField JSON", "node JSONField JSON NULL");
	}

	@Test
	void transientAndStaticFieldsAreNotColumns() {
		assertThat(Registries.model(Inferred.class).names()).doesNotContain("cached", "COUNT");
	}

	@Test
	void nullabilityComesFromTheAnnotationOrTheOption() {
		ModelMeta model = Registries.model(Article.class);
		assertThat(model.field("body").nullable()).isTrue();
		assertThat(model.field("price").nullable()).isTrue();
	}

	@Test
	void tablesAndColumnsAreSnakeCase() {
		assertThat(Registries.model(HTTPLogEntry.class).table()).isEqualTo(new TableRef(null, "http_log_entry"));
		assertThat(Registries.model(HTTPLogEntry.class).fields()).extracting(FieldMeta::column)
			.containsExactly("id", "user_id", "url_of_page", "http2", "line_v2");
	}

	@Test
	void theTableAnnotationIsRead() {
		ModelMeta model = Registries.model(Article.class);
		assertThat(model.table()).isEqualTo(new TableRef("press", "articles"));
		assertThat(model.description()).isEqualTo("Published texts");
		assertThat(model.ordering()).containsExactly("-createdAt", "pk");
		assertThat(model.managed()).isFalse();
		assertThat(model.fetchDbDefaults()).isTrue();
		assertThat(model.indexes()).extracting(IndexMeta::name)
			.containsExactly(DbNames.index("articles", List.of("headline", "created_at")), "cheap", "lower_title");
		IndexMeta cheap = model.indexes().get(1);
		assertThat(cheap.columns()).containsExactly("price");
		assertThat(cheap.unique()).isTrue();
		assertThat(cheap.condition()).isEqualTo("price < 10");
		assertThat(model.indexes().get(2).expressions()).containsExactly("lower(headline)");
		assertThat(model.indexes().get(2).using()).isEqualTo("gin");
		assertThat(model.uniques()).singleElement()
			.satisfies((unique) -> assertThat(unique.columns()).containsExactly("headline", "price"));
	}

	@Test
	void aTableNameGeneratorNamesTablesThatAreNotNamed() {
		ModelRegistry registry = ModelRegistry.builder()
			.app("models", "default", Article.class, Inferred.class, HTTPLogEntry.class)
			.tableNameGenerator((type) -> (type == Inferred.class) ? "app_" + type.getSimpleName() : null)
			.build();
		assertThat(registry.get(Inferred.class).table().name()).isEqualTo("app_Inferred");
		assertThat(registry.get(Article.class).table().name()).isEqualTo("articles");
		assertThat(registry.get(HTTPLogEntry.class).table().name()).isEqualTo("http_log_entry");
	}

	@Test
	void enumsAreStoredByTheirValues() {
		ModelMeta model = Registries.model(Inferred.class);
		FieldMeta color = model.field("color");
		assertThat(color.maxLength()).as("the longest value").isEqualTo(5);
		assertThat(color.toLogical(Color.RED)).isEqualTo("red");
		assertThat(color.type().fromLogical("green")).isEqualTo(Color.GREEN);
		assertThat(color.description()).isEqualTo("RED: red\nGREEN: green");
		FieldMeta level = model.field("level");
		assertThat(level.toLogical(Level.HIGH)).isEqualTo((short) 10);
		assertThat(level.type().fromLogical((short) 1)).isEqualTo(Level.LOW);
		assertThat(level.description()).isEqualTo("LOW: 1\nHIGH: 10");
	}

	@Test
	void theModelIsToldAsData() {
		Map<String, Object> described = Registries.model(Article.class).describe();
		assertThat(described).containsEntry("name", "models.Article")
			.containsEntry("app", "models")
			.containsEntry("table", "articles")
			.containsEntry("schema", "press")
			.containsEntry("description", "Published texts")
			.containsEntry("uniqueTogether", List.of(List.of("title", "price")));
		assertThat(described.get("pkField")).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsEntry("name", "key")
			.containsEntry("fieldType", "UUIDField")
			.containsEntry("dbColumn", "key")
			.containsEntry("javaType", "java.util.UUID")
			.containsEntry("unique", true)
			.containsEntry("indexed", true);
		assertThat(described.get("dataFields")).asInstanceOf(InstanceOfAssertFactories.LIST)
			.extracting("name")
			.containsExactly("createdAt", "updatedAt", "title", "body", "price");
		assertThat(described.toString()).contains("maxLength=80", "decimalPlaces=2", "autoNowAdd=true",
				"readOnly=true");
	}

	@Test
	void defaultsOfTheClassAreTold() {
		assertThat(Registries.model(WithDefaults.class).describe().get("dataFields"))
			.asInstanceOf(InstanceOfAssertFactories.LIST)
			.extracting("name", "default")
			.containsExactly(tuple("count", 3), tuple("level", (short) 10), tuple("color", "red"), tuple("none", null),
					tuple("key", "<computed>"));
	}

	abstract static class Timestamped<M extends Timestamped<M>> extends TestModel<M> {

		@DatetimeField(autoNowAdd = true)
		Instant createdAt;

		@DatetimeField(autoNow = true)
		Instant updatedAt;

	}

	abstract static class Keyed<M extends Keyed<M, K>, K> extends Timestamped<M> {

		@UUIDField(primaryKey = true)
		private K key;

	}

	@Table(name = "articles", schema = "press", description = "Published texts", ordering = { "-createdAt", "pk" },
			managed = false,
			indexes = { @Index({ "title", "createdAt" }),
					@Index(value = "price", name = "cheap", unique = true, condition = "price < 10"),
					@Index(expressions = "lower(headline)", name = "lower_title", using = "gin") },
			uniqueTogether = @UniqueTogether({ "title", "price" }))
	static class Article extends Keyed<Article, UUID> {

		@CharField(maxLength = 80, unique = true, column = "headline", description = "What readers see first")
		private String title;

		@TextField
		private @Nullable String body;

		@DecimalField(maxDigits = 10, decimalPlaces = 2, nullable = true, index = true)
		private BigDecimal price;

		private Article() {
		}

	}

	static class Inferred extends TestModel<Inferred> {

		static int COUNT;

		String text;

		int primitiveInt;

		@Nullable Integer boxedInt;

		long aLong;

		Short aShort;

		boolean flag;

		double aDouble;

		@Nullable Float aFloat;

		Instant instant;

		OffsetDateTime offset;

		ZonedDateTime zoned;

		LocalDateTime local;

		LocalDate day;

		LocalTime time;

		Duration took;

		UUID uuid;

		byte @Nullable [] bytes;

		Level level = Level.LOW;

		Color color;

		Map<String, Object> map;

		List<String> list;

		Point point;

		@Nullable JsonNode node;

		transient Object cached;

	}

	static class WithDefaults extends TestModel<WithDefaults> {

		int count = 3;

		Level level = Level.HIGH;

		Color color = Color.RED;

		@Nullable String none;

		UUID key = UUID.randomUUID();

	}

	record Point(int x, int y) {

	}

	enum Level implements IntEnum {

		LOW(1), HIGH(10);

		private final int value;

		Level(int value) {
			this.value = value;
		}

		@Override
		public int value() {
			return this.value;
		}

	}

	enum Color implements CharEnum {

		RED, GREEN;

		@Override
		public String value() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	static class HTTPLogEntry extends TestModel<HTTPLogEntry> {

		String userID;

		String urlOfPage;

		String http2;

		String lineV2;

	}

}
