package io.tortoiseorm.meta;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Field;

import io.tortoiseorm.exceptions.ConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * Reaches what a model keeps to itself, for generated code: private properties without
 * getters and setters, and private constructors.
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
