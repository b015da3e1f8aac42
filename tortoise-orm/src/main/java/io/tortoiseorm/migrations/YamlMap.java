package io.tortoiseorm.migrations;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tortoiseorm.exceptions.MigrationError;
import org.jspecify.annotations.Nullable;

/**
 * A map of a file that is read entry by entry. What is misspelt is told with the place
 * where it stands.
 */
final class YamlMap {

	private final String place;

	private final Map<?, ?> map;

	private final Set<String> read = new LinkedHashSet<>();

	YamlMap(String place, @Nullable Object value) {
		this.place = place;
		if (!(value instanceof Map<?, ?> entries)) {
			throw new MigrationError("%s has to be a map of names to values, but is %s".formatted(place, shown(value)));
		}
		this.map = entries;
	}

	private static String shown(@Nullable Object value) {
		return (value != null) ? "'" + value + "'" : "empty";
	}

	String place() {
		return this.place;
	}

	@Nullable Object find(String key) {
		this.read.add(key);
		return this.map.get(key);
	}

	boolean has(String key) {
		return find(key) != null;
	}

	String text(String key) {
		String text = textOrNull(key);
		if (text == null) {
			throw new MigrationError("%s lacks '%s'".formatted(this.place, key));
		}
		return text;
	}

	@Nullable String textOrNull(String key) {
		Object value = find(key);
		if (value instanceof Map || value instanceof List) {
			throw new MigrationError("%s: '%s' has to be text, but is %s".formatted(this.place, key, shown(value)));
		}
		return (value != null) ? value.toString() : null;
	}

	boolean flag(String key, boolean otherwise) {
		Object value = find(key);
		if (value == null) {
			return otherwise;
		}
		if (!(value instanceof Boolean flag)) {
			throw new MigrationError(
					"%s: '%s' has to be true or false, but is %s".formatted(this.place, key, shown(value)));
		}
		return flag;
	}

	List<String> texts(String key) {
		List<String> texts = new ArrayList<>();
		list(key).forEach((value) -> texts.add(String.valueOf(value)));
		return texts;
	}

	List<?> list(String key) {
		Object value = find(key);
		if (value == null) {
			return List.of();
		}
		if (!(value instanceof List<?> list)) {
			throw new MigrationError("%s: '%s' has to be a list, but is %s".formatted(this.place, key, shown(value)));
		}
		return list;
	}

	List<YamlMap> maps(String key) {
		List<YamlMap> maps = new ArrayList<>();
		List<?> values = list(key);
		for (int i = 0; i < values.size(); i++) {
			maps.add(new YamlMap("%s, %s %d".formatted(this.place, key, i + 1), values.get(i)));
		}
		return maps;
	}

	YamlMap map(String key) {
		return new YamlMap("%s, %s".formatted(this.place, key), find(key));
	}

	Set<String> keys() {
		Set<String> keys = new LinkedHashSet<>();
		this.map.keySet().forEach((key) -> keys.add(String.valueOf(key)));
		return keys;
	}

	/** Refuses entries that nobody has asked for. */
	void end() {
		Set<String> unknown = keys();
		unknown.removeAll(this.read);
		if (!unknown.isEmpty()) {
			throw new MigrationError("%s has '%s', which is not known there. Known are %s".formatted(this.place,
					unknown.iterator().next(), String.join(", ", this.read)));
		}
	}

}
