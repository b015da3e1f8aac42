package io.tortoiseorm.meta;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads the value by which an instance is referred to, without a registry.
 */
final class KeyReader {

	private KeyReader() {
	}

	/**
	 * Reads a key.
	 * @param target the instance referred to
	 * @param toField the property that is the key, or empty for the primary key
	 * @return its value, a list of values for a composite key; {@code null} when it has
	 * none yet
	 */
	static @Nullable Object read(ModelBase target, String toField) {
		ModelSource source = ModelSource.of(declared(target.getClass()));
		if (!toField.isEmpty()) {
			for (PropertySource property : source.properties()) {
				if (property.valueName().equals(toField)) {
					return read(target, property);
				}
			}
		}
		if (source.keys().size() == 1) {
			return read(target, source.keys().get(0));
		}
		List<Object> values = new ArrayList<>(source.keys().size());
		for (PropertySource part : source.keys()) {
			Object value = read(target, part);
			if (value == null) {
				return null;
			}
			values.add(value);
		}
		return List.copyOf(values);
	}

	private static @Nullable Object read(ModelBase target, PropertySource key) {
		PropertyAccess access = key.access();
		return (access != null) ? access.get(target) : null;
	}

	/**
	 * An anonymous subclass is no model of its own.
	 */
	private static Class<? extends ModelBase> declared(Class<? extends ModelBase> type) {
		return type.isAnonymousClass() ? declared(type.getSuperclass().asSubclass(ModelBase.class)) : type;
	}

}
