package io.tortoiseorm.meta;

import java.lang.reflect.Type;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.fields.JSONField;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What JSON fields hold, and what travels.
 */
class JsonFieldTest {

	private final ModelMeta model = Registries.model(Document.class);

	@Test
	void mapsListsAndRecordsKeepTheirTypes() {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("a", 1);
		map.put("b", List.of("x", true));
		map.put("c", null);
		assertThat(logical("map", map)).isEqualTo("{\"a\":1,\"b\":[\"x\",true],\"c\":null}");
		assertThat(property("map", "{\"a\":1,\"b\":[\"x\",true],\"c\":null}")).isEqualTo(map);
		assertThat(property("points", "[{\"x\":1,\"at\":\"2024-03-31T12:00:00Z\"}]"))
			.isEqualTo(List.of(new Point(1, Instant.parse("2024-03-31T12:00:00Z"))));
		assertThat(logical("point", new Point(2, Instant.EPOCH)))
			.isEqualTo("{\"x\":2,\"at\":\"1970-01-01T00:00:00Z\"}");
		assertThat(property("byName", "{\"p\":{\"x\":3}}")).isEqualTo(Map.of("p", new Point(3, null)));
	}

	@Test
	void typeArgumentsOfSuperclassesAreKnown() {
		assertThat(property("payload", "[{\"x\":4}]")).isEqualTo(List.of(new Point(4, null)));
	}

	@Test
	void anyJsonValueMayBeAtTheTop() {
		assertThat(logical("any", "text")).isEqualTo("\"text\"");
		assertThat(property("any", "\"text\"")).isEqualTo("text");
		assertThat(property("any", "5")).isEqualTo(5);
		assertThat(property("any", "true")).isEqualTo(true);
		assertThat(property("any", "null")).isNull();
		assertThat(property("any", "[1]")).isEqualTo(List.of(1));
		assertThat(logical("text", "{\"a\": 1}")).as("a string, not a document").isEqualTo("\"{\\\"a\\\": 1}\"");
		assertThat(property("text", "\"x\"")).isEqualTo("x");
	}

	@Test
	void nodesTellJsonNullFromSqlNull() {
		assertThat(property("node", "null")).isEqualTo(NullNode.getInstance());
		assertThat(logical("node", NullNode.getInstance())).isEqualTo("null");
		assertThat(property("node", null)).isNull();
		assertThat(logical("node", null)).isNull();
		JsonNode node = (JsonNode) property("node", "{\"a\":1}");
		assertThat(node.get("a").asInt()).isOne();
	}

	@Test
	void whatCannotBeWrittenOrReadSaysSo() {
		Map<String, Object> circle = new LinkedHashMap<>();
		circle.put("circle", new Unwritable());
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> logical("map", circle))
			.withMessageStartingWith("Document.map: expected a value that can be written as JSON, found LinkedHashMap");
		assertThatExceptionOfType(OperationalError.class).isThrownBy(() -> property("map", "[1]"))
			.withMessageStartingWith("The database holds JSON that does not fit java.util.Map<java.lang.String,"
					+ " java.lang.Object>:");
	}

	@Test
	void anotherLibraryMayDoTheWork() {
		JsonMapper mapper = new JsonMapper() {

			@Override
			public String write(Object value) {
				return "written";
			}

			@Override
			public Object read(String json, Type type) {
				return Map.of("read", json);
			}

		};
		ModelMeta other = ModelRegistry.builder()
			.app("models", "default", Document.class)
			.jsonMapper(mapper)
			.build()
			.get(Document.class);
		assertThat(other.field("map").toLogical(Map.of())).isEqualTo("written");
		assertThat(other.field("map").type().fromLogical("x")).isEqualTo(Map.of("read", "x"));
	}

	@Test
	void withoutLibraryTheDependencyIsNamed() {
		ClassLoader withoutJackson = new ClassLoader(getClass().getClassLoader()) {

			@Override
			protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
				if (name.startsWith("tools.jackson")) {
					throw new ClassNotFoundException(name);
				}
				return super.loadClass(name, resolve);
			}

		};
		assertThatExceptionOfType(ConfigurationError.class)
			.isThrownBy(() -> ModelRegistry.builder()
				.classLoader(withoutJackson)
				.app("models", "default", Document.class)
				.build())
			.withMessage("JSON fields need Jackson 3, which is not on the class path. Add the dependency"
					+ " tools.jackson.core:jackson-databind, or give the configuration a JsonMapper of your own.");
		assertThat(ModelRegistry.builder()
			.classLoader(withoutJackson)
			.app("models", "default", WithoutJson.class)
			.build()
			.models()).as("not needed without JSON fields").hasSize(1);
	}

	private Object logical(String field, Object value) {
		return this.model.field(field).toLogical(value);
	}

	private Object property(String field, Object logical) {
		return this.model.field(field).type().fromLogical(logical);
	}

	abstract static class WithPayload<M extends WithPayload<M, P>, P> extends TestModel<M> {

		@JSONField
		List<P> payload;

	}

	static class Document extends WithPayload<Document, Point> {

		Map<String, Object> map;

		List<Point> points;

		Point point;

		Map<String, Point> byName;

		JsonNode node;

		@JSONField
		Object any;

		@JSONField
		String text;

	}

	static class WithoutJson extends TestModel<WithoutJson> {

		String text;

	}

	record Point(int x, Instant at) {

	}

	static class Unwritable {

		public int getValue() {
			throw new IllegalStateException("unwritable");
		}

	}

}
