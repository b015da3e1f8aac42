package io.tortoiseorm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import io.tortoiseorm.exceptions.ConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * A level of a configuration given as maps. Keys are told apart by letters and digits
 * alone, so that snake, kebab and camel case are the same.
 */
final class ConfigMap {

	private final String path;

	private final Map<String, @Nullable Object> values;

	private ConfigMap(String path, Map<String, @Nullable Object> values) {
		this.path = path;
		this.values = values;
	}

	static ConfigMap of(String path, @Nullable Object value) {
		if (!(value instanceof Map<?, ?> map)) {
			throw new ConfigurationError("'" + path + "' of the configuration must be a map, found "
					+ ((value != null) ? value.getClass().getSimpleName() : "nothing") + ".");
		}
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		map.forEach((key, each) -> values.put(String.valueOf(key), each));
		return new ConfigMap(path, values);
	}

	private String named(String key) {
		return this.path.isEmpty() ? key : this.path + "." + key;
	}

	private static String plain(String key) {
		return key.replace("_", "").replace("-", "").toLowerCase(java.util.Locale.ROOT);
	}

	void allow(Set<String> keys) {
		for (String key : this.values.keySet()) {
			if (keys.stream().noneMatch((allowed) -> plain(allowed).equals(plain(key)))) {
				throw new ConfigurationError("'" + named(key) + "' is unknown to the configuration. Allowed are: "
						+ String.join(", ", keys.stream().sorted().toList()) + ".");
			}
		}
	}

	private @Nullable Object get(String key) {
		for (Map.Entry<String, @Nullable Object> entry : this.values.entrySet()) {
			if (plain(entry.getKey()).equals(plain(key))) {
				return entry.getValue();
			}
		}
		return null;
	}

	ConfigMap child(String key) {
		Object value = get(key);
		if (value == null) {
			throw new ConfigurationError("The configuration must have a section '" + named(key) + "'.");
		}
		return of(named(key), value);
	}

	void forEach(BiConsumer<String, @Nullable Object> action) {
		this.values.forEach(action);
	}

	String text(String key, String otherwise) {
		Object value = get(key);
		return (value != null) ? value.toString() : otherwise;
	}

	boolean flag(String key, boolean otherwise) {
		Object value = get(key);
		if (value == null || value instanceof Boolean) {
			return (value != null) ? (Boolean) value : otherwise;
		}
		if (value.toString().equalsIgnoreCase("true") || value.toString().equalsIgnoreCase("false")) {
			return Boolean.parseBoolean(value.toString());
		}
		throw new ConfigurationError(
				"'" + named(key) + "' of the configuration is true or false, found '" + value + "'.");
	}

	List<String> strings(String key) {
		Object value = get(key);
		if (value == null) {
			return List.of();
		}
		if (value instanceof CharSequence text) {
			return List.of(text.toString());
		}
		Collection<?> elements;
		if (value instanceof Collection<?> collection) {
			elements = collection;
		}
		else if (value instanceof Map<?, ?> indexed) {
			elements = indexed.values();
		}
		else {
			throw new ConfigurationError("'" + named(key) + "' of the configuration must be a list, found "
					+ value.getClass().getSimpleName() + ".");
		}
		List<String> strings = new ArrayList<>(elements.size());
		elements.forEach((element) -> strings
			.add((element instanceof Class<?> type) ? type.getName() : String.valueOf(element)));
		return strings;
	}

}
