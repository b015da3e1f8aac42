package io.tortoiseorm.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An answer of the reference, whose names are put into Java.
 */
record GoldenAnswer(@Nullable Object value) {

	static GoldenAnswer of(JsonNode node) {
		return new GoldenAnswer(read(node));
	}

	private static @Nullable Object read(JsonNode node) {
		if (node.isArray()) {
			List<@Nullable Object> list = new ArrayList<>();
			node.forEach((element) -> list.add(read(element)));
			return list;
		}
		if (node.isObject() && !(node.size() == 1 && node.propertyNames().iterator().next().startsWith("$"))) {
			Map<String, @Nullable Object> map = new LinkedHashMap<>();
			node.properties().forEach((entry) -> map.put(GoldenNames.camel(entry.getKey()), read(entry.getValue())));
			return map;
		}
		return GoldenValues.read(node);
	}

	/**
	 * Asserts that an answer is that of the reference.
	 * @param ordered whether the order of a list counts
	 */
	void assertGivenBy(@Nullable Object actual, boolean ordered) {
		boolean matches = (!ordered && this.value instanceof List<?> a && actual instanceof List<?> b)
				? GoldenValues.matchesInAnyOrder(a, b) : GoldenValues.matches(this.value, actual);
		assertThat(matches).as(() -> "expected %s%nbut was  %s".formatted(this.value, actual)).isTrue();
	}

}
