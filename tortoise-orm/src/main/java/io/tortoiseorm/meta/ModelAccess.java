package io.tortoiseorm.meta;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;

import io.tortoiseorm.exceptions.ConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * Reaches what a model keeps to itself, without a registry: for generated code private
 * properties without getters and setters, and private constructors; for serialisation
 * relation holders and keys.
 */
public final class ModelAccess {

	private ModelAccess() {
	}

	/**
	 * Makes an instance by the constructor without parameters.
	 * @param <M> the model
	 * @param model its class
	 * @return a new instance
	 * @throws ConfigurationError if the class has no such constructor
	 */
	public static <M extends ModelBase> M create(Class<M> model) {
		try {
			return model.cast((ModelBase) ModelSource.of(model).constructor().invokeExact());
		}
		catch (Throwable ex) {
			throw MemberHandles.rethrow(ex);
		}
	}

	/**
	 * A property of a model. Look it up once and keep it.
	 * @param <M> the model
	 * @param <V> the type of the property
	 * @param model its class
	 * @param name the Java field, in the class or a superclass
	 * @return reads and writes the property
	 * @throws ConfigurationError if there is no such field
	 */
	public static <M extends ModelBase, V extends @Nullable Object> Property<M, V> property(Class<M> model,
			String name) {
		for (Class<?> declaring : ModelSource.hierarchy(model)) {
			for (Field field : declaring.getDeclaredFields()) {
				if (field.getName().equals(name)) {
					return new Property<>(MemberHandles.getter(field), MemberHandles.setter(field));
				}
			}
		}
		throw ModelErrors.of(model, name, "is not a field any more.", "Compile the generated code again.");
	}

	/**
	 * A declared relation holder of an instance.
	 * @param instance the instance
	 * @param name the property
	 * @return the holder
	 * @throws ConfigurationError if there is no holder of that name
	 */
	public static RelationSlot holder(ModelBase instance, String name) {
		int index = HolderLayout.of(instance.getClass()).indexOf(name);
		if (index < 0) {
			throw ModelErrors.of(instance.getClass(), name, "is not a relation.", "Name a relation holder.");
		}
		return InstanceState.of(instance).slot(index);
	}

	/**
	 * Whether a model has a key that it does not declare.
	 * @param model its class
	 * @return whether the key is the implicit {@code id}
	 */
	public static boolean hasImplicitKey(Class<? extends ModelBase> model) {
		List<PropertySource> keys = ModelSource.of(model).keys();
		String key = keys.get(0).name();
		return keys.size() == 1 && ModelSource.hierarchy(model)
			.stream()
			.flatMap((declaring) -> Arrays.stream(declaring.getDeclaredFields()))
			.noneMatch((field) -> field.getName().equals(key));
	}

	/**
	 * Sets the key of an instance.
	 * @param instance the instance
	 * @param key the key, or {@code null} for none
	 */
	public static void setKey(ModelBase instance, @Nullable Object key) {
		List<ColumnSource> columns = ColumnSource.ofKey(instance.getClass());
		if (columns.size() == 1) {
			columns.get(0).access().set(instance, key);
			return;
		}
		for (int i = 0; i < columns.size(); i++) {
			columns.get(i).access().set(instance, (key instanceof List<?> parts) ? parts.get(i) : null);
		}
	}

	/**
	 * By what instances of a model are referred to.
	 * @param model its class
	 * @param toField the property that is referred to, or empty for the primary key
	 * @return one field, several for a composite key
	 */
	public static List<KeyField> key(Class<? extends ModelBase> model, String toField) {
		for (PropertySource property : ModelSource.of(model).properties()) {
			if (property.valueName().equals(toField)) {
				return List.of(new KeyField(toField, type(property, 0)));
			}
		}
		return ColumnSource.ofKey(model)
			.stream()
			.map((column) -> new KeyField(column.name(), type(column.property(), Math.max(0, column.part()))))
			.toList();
	}

	private static Class<?> type(PropertySource property, int part) {
		Class<? extends ModelBase> target = property.target();
		if (target == null) {
			return ValueType.boxed(property.javaType());
		}
		String toField = property.options().text("toField");
		return key(target, (toField != null) ? toField : "").get(part).type();
	}

	/**
	 * A field by which instances are referred to.
	 *
	 * @param name its name in lookups
	 * @param type the class of its values, a wrapper for primitives
	 */
	public record KeyField(String name, Class<?> type) {

	}

	/**
	 * Reads and writes one property.
	 *
	 * @param <M> the model
	 * @param <V> the type of the property
	 */
	public static final class Property<M extends ModelBase, V extends @Nullable Object> {

		private final MethodHandle getter;

		private final MethodHandle setter;

		Property(MethodHandle getter, MethodHandle setter) {
			this.getter = getter;
			this.setter = setter;
		}

		/**
		 * Reads the property.
		 * @param instance the instance
		 * @return its value
		 */
		@SuppressWarnings("unchecked")
		public V get(M instance) {
			return (V) MemberHandles.get(this.getter, instance);
		}

		/**
		 * Writes the property.
		 * @param instance the instance
		 * @param value the new value
		 */
		public void set(M instance, V value) {
			MemberHandles.set(this.setter, instance, value);
		}

	}

}
