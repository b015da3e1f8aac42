package io.tortoiseorm.meta;

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
	 * @return its value, {@code null} when it has none yet
	 */
	static @Nullable Object read(ModelBase target, String toField) {
		ModelSource source = ModelSource.of(declared(target.getClass()));
		PropertySource key = source.primaryKey();
		if (!toField.isEmpty()) {
			for (PropertySource property : source.properties()) {
				if (property.valueName().equals(toField)) {
					key = property;
				}
			}
		}
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
