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
		Class<? extends ModelBase> type = declared(target.getClass());
		PropertySource referred = referred(type, toField);
		if (referred != null) {
			PropertyAccess access = referred.access();
			return (access != null) ? access.get(target) : null;
		}
		List<ColumnSource> key = ColumnSource.ofKey(type);
		if (key.size() == 1) {
			return key.get(0).access().get(target);
		}
		List<Object> values = new ArrayList<>(key.size());
		for (ColumnSource part : key) {
			Object value = part.access().get(target);
			if (value == null) {
				return null;
			}
			values.add(value);
		}
		return List.copyOf(values);
	}

	/**
	 * The names of the fields that a key consists of.
	 * @param target the model referred to
	 * @param toField the property that is the key, or empty for the primary key
	 * @return one name or more; none where it is no model
	 */
	static List<String> names(Class<?> target, String toField) {
		if (!ModelBase.class.isAssignableFrom(target)) {
			return List.of();
		}
		Class<? extends ModelBase> type = target.asSubclass(ModelBase.class);
		PropertySource referred = referred(type, toField);
		return (referred != null) ? List.of(referred.valueName())
				: ColumnSource.ofKey(type).stream().map(ColumnSource::name).toList();
	}

	private static @Nullable PropertySource referred(Class<? extends ModelBase> type, String toField) {
		if (!toField.isEmpty()) {
			for (PropertySource property : ModelSource.of(type).properties()) {
				if (property.valueName().equals(toField)) {
					return property;
				}
			}
		}
		return null;
	}

	/**
	 * An anonymous subclass is no model of its own.
	 */
	private static Class<? extends ModelBase> declared(Class<? extends ModelBase> type) {
		return type.isAnonymousClass() ? declared(type.getSuperclass().asSubclass(ModelBase.class)) : type;
	}

}
