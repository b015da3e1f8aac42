package io.tortoiseorm.spring.boot.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The reference of the configuration, for people and for editors.
 */
class ConfigurationReferenceTest {

	private static final Path DOCUMENT = Path.of("..", "docs", "spring-boot.md");

	private final JsonMapper mapper = JsonMapper.builder().build();

	private JsonNode metadata(String name) throws IOException {
		Path classes = Path.of("target", "classes", "META-INF", name);
		try (InputStream stream = Files.newInputStream(classes)) {
			return this.mapper.readTree(stream);
		}
	}

	@Test
	void theDocumentHasTheTableOfTheMetadata() throws IOException {
		StringBuilder table = new StringBuilder("| property | type | default | meaning |\n| --- | --- | --- | --- |\n");
		TreeMap<String, String> rows = new TreeMap<>();
		for (JsonNode property : metadata("spring-configuration-metadata.json").get("properties")) {
			rows.put(property.get("name").asString(), row(property));
		}
		rows.values().forEach(table::append);
		assertThat(rows).isNotEmpty();
		assertThat(Files.readString(DOCUMENT)).as("docs/spring-boot.md").contains(table);
	}

	private static String row(JsonNode property) {
		String type = property.get("type").asString();
		return "| `%s` | %s | %s | %s |\n".formatted(property.get("name").asString(), simple(type),
				property.has("defaultValue") ? "`" + text(property.get("defaultValue")) + "`" : "",
				property.get("description").asString());
	}

	private static String text(JsonNode value) {
		return value.isArray() ? "" : value.asString();
	}

	private static String simple(String type) {
		return type.replaceAll("[\\w.]+[.$](\\w+)", "$1").replace("? extends ", "").replace(",", ", ");
	}

	@Test
	void everyPropertyIsDescribed() throws IOException {
		for (JsonNode property : metadata("spring-configuration-metadata.json").get("properties")) {
			assertThat(property.path("description").asString("")).as(property.get("name").asString()).endsWith(".");
		}
	}

	@Test
	void hintsBelongToProperties() throws IOException {
		Set<String> properties = new TreeSet<>();
		metadata("spring-configuration-metadata.json").get("properties")
			.forEach((property) -> properties.add(property.get("name").asString()));
		Set<String> hints = new TreeSet<>();
		metadata("additional-spring-configuration-metadata.json").get("hints")
			.forEach((hint) -> hints.add(hint.get("name").asString()));
		assertThat(hints).allSatisfy((hint) -> assertThat(Stream.of(hint, hint.replaceFirst("\\.(keys|values)$", "")))
			.anyMatch(properties::contains));
		assertThat(hints).contains("tortoise.connections.keys", "tortoise.connections.values", "tortoise.apps.keys",
				"tortoise.routers", "tortoise.timezone");
	}

}
