package io.tortoiseorm.meta;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.CompositeKey;
import io.tortoiseorm.Table;
import org.jspecify.annotations.Nullable;

/**
 * A model class as it was written: the first, registry-free step of the build. Read once
 * per class.
 *
 * @param type the concrete class
 * @param name what the model is called
 * @param properties its persistent properties, inherited ones first
 * @param keys what the primary key consists of, among them
 * @param constructor makes instances: {@code ()ModelBase}
 * @param table what the class says about its table
 */
record ModelSource(Class<? extends ModelBase> type, String name, List<PropertySource> properties,
		List<PropertySource> keys, MethodHandle constructor, @Nullable Table table) {

	private static final ClassValue<ModelSource> SOURCES = new ClassValue<>() {

		@Override
		protected ModelSource computeValue(Class<?> type) {
			ModelSource historical = HistoricalSources.find(type);
			return (historical != null) ? historical : parse(type.asSubclass(ModelBase.class));
		}

	};

	static ModelSource of(Class<? extends ModelBase> type) {
		return SOURCES.get(type);
	}

	/**
	 * The classes that may declare properties of a model, topmost first.
	 */
	static List<Class<?>> hierarchy(Class<?> type) {
		LinkedList<Class<?>> classes = new LinkedList<>();
		for (Class<?> c = type; c != null && c != ModelBase.class && c != Object.class; c = c.getSuperclass()) {
			classes.addFirst(c);
		}
		return classes;
	}

	private static ModelSource parse(Class<? extends ModelBase> type) {
		MethodHandle constructor = constructor(type);
		TypeResolver types = new TypeResolver(type);
		Map<String, PropertySource> properties = new LinkedHashMap<>();
		for (Class<?> declaring : hierarchy(type)) {
			refuseTableOnAbstract(type, declaring);
			for (Field field : declaring.getDeclaredFields()) {
				if (!isPersistent(field)) {
					continue;
				}
				if (properties.containsKey(field.getName())) {
					throw ModelErrors.of(type, field.getName(), "hides a field of the same name that it inherits.",
							"Rename or remove the field in %s.".formatted(declaring.getSimpleName()));
				}
				properties.put(field.getName(), PropertySource.of(type, field, types));
			}
		}
		List<PropertySource> all = new ArrayList<>(properties.values());
		CompositeKey composite = type.getDeclaredAnnotation(CompositeKey.class);
		List<PropertySource> keys = (composite != null) ? CompositeKeys.parts(type, composite, all)
				: List.of(primaryKey(type, all));
		if (!all.contains(keys.get(0))) {
			all.add(0, keys.get(0));
		}
		return new ModelSource(type, type.getSimpleName(), List.copyOf(all), keys, constructor,
				type.getDeclaredAnnotation(Table.class));
	}

	/**
	 * The key of a model whose key is one property.
	 * @throws io.tortoiseorm.exceptions.ConfigurationError if the key is composite
	 */
	PropertySource primaryKey() {
		if (this.keys.size() > 1) {
			throw ModelErrors.of(this.type, "has a composite key where a key of one field is needed.",
					"Name a unique field instead, or give it a key of one field.");
		}
		return this.keys.get(0);
	}

	private static boolean isPersistent(Field field) {
		int modifiers = field.getModifiers();
		return !Modifier.isStatic(modifiers) && !Modifier.isTransient(modifiers) && !field.isSynthetic();
	}

	private static void refuseTableOnAbstract(Class<?> type, Class<?> declaring) {
		if (declaring == type || !Modifier.isAbstract(declaring.getModifiers())) {
			return;
		}
		for (Class<? extends Annotation> own : List.of(Table.class, CompositeKey.class)) {
			if (declaring.isAnnotationPresent(own)) {
				throw ModelErrors.of(type,
						"its abstract superclass %s has @%s, which is not inherited."
							.formatted(declaring.getSimpleName(), own.getSimpleName()),
						"Write @%s on the concrete model.".formatted(own.getSimpleName()));
			}
		}
	}

	private static PropertySource primaryKey(Class<? extends ModelBase> type, List<PropertySource> properties) {
		List<PropertySource> keys = properties.stream().filter(PropertySource::primaryKey).toList();
		if (keys.size() > 1) {
			throw ModelErrors.of(type,
					"has two primary keys: %s and %s.".formatted(keys.get(0).name(), keys.get(1).name()),
					"Keep primaryKey = true on one field.");
		}
		if (keys.size() == 1) {
			return keys.get(0);
		}
		if (properties.stream().anyMatch((property) -> property.name().equals("id"))) {
			throw ModelErrors.of(type, "id", "is a field but not the primary key, and no other field is.",
					"Write primaryKey = true on it, as in @IntField(primaryKey = true), or remove it to get"
							+ " the implicit key id.");
		}
		return PropertySource.implicitKey(type);
	}

	static MethodHandle constructor(Class<?> type) {
		if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
			throw ModelErrors.of(type, "is abstract, so it has no table.",
					"Register the concrete models that extend it.");
		}
		if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
			throw ModelErrors.of(type, "is an inner class, of which no instance can be made.",
					"Declare the class static.");
		}
		try {
			Constructor<?> constructor = type.getDeclaredConstructor();
			return MemberHandles.constructor(constructor);
		}
		catch (NoSuchMethodException ex) {
			throw ModelErrors.of(type, "has no constructor without parameters.",
					"Add one; it may be private or protected.");
		}
	}

}
