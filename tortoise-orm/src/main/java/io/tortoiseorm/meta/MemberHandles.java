package io.tortoiseorm.meta;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;

import io.tortoiseorm.exceptions.ConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * Method handles for the members of model classes, whatever their visibility, with types
 * that allow exact invocation.
 */
final class MemberHandles {

	static final MethodType GETTER = MethodType.methodType(Object.class, ModelBase.class);

	static final MethodType SETTER = MethodType.methodType(void.class, ModelBase.class, Object.class);

	private static final MethodType CONSTRUCTOR = MethodType.methodType(ModelBase.class);

	private static final MethodHandles.Lookup OWN = MethodHandles.lookup();

	private MemberHandles() {
	}

	static MethodHandle getter(Field field) {
		try {
			return lookup(field.getDeclaringClass()).unreflectGetter(field).asType(GETTER);
		}
		catch (IllegalAccessException ex) {
			throw inaccessible(field.getDeclaringClass(), field.getName(), ex);
		}
	}

	static MethodHandle setter(Field field) {
		try {
			return lookup(field.getDeclaringClass()).unreflectSetter(field).asType(SETTER);
		}
		catch (IllegalAccessException ex) {
			throw inaccessible(field.getDeclaringClass(), field.getName(), ex);
		}
	}

	static MethodHandle constructor(Constructor<?> constructor) {
		try {
			return lookup(constructor.getDeclaringClass()).unreflectConstructor(constructor).asType(CONSTRUCTOR);
		}
		catch (IllegalAccessException ex) {
			throw inaccessible(constructor.getDeclaringClass(), "constructor", ex);
		}
	}

	/**
	 * A static method of the class that looks it up.
	 */
	static MethodHandle own(MethodHandles.Lookup lookup, String name, MethodType type) {
		try {
			return lookup.findStatic(lookup.lookupClass(), name, type);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static void set(MethodHandle setter, ModelBase instance, @Nullable Object value) {
		try {
			setter.invokeExact(instance, value);
		}
		catch (Throwable ex) {
			throw rethrow(ex);
		}
	}

	static @Nullable Object get(MethodHandle getter, ModelBase instance) {
		try {
			return (Object) getter.invokeExact(instance);
		}
		catch (Throwable ex) {
			throw rethrow(ex);
		}
	}

	static RuntimeException rethrow(Throwable ex) {
		if (ex instanceof RuntimeException unchecked) {
			return unchecked;
		}
		if (ex instanceof Error error) {
			throw error;
		}
		return new IllegalStateException((ex instanceof InvocationTargetException) ? ex.getCause() : ex);
	}

	private static MethodHandles.Lookup lookup(Class<?> type) throws IllegalAccessException {
		MemberHandles.class.getModule().addReads(type.getModule());
		return MethodHandles.privateLookupIn(type, OWN);
	}

	private static ConfigurationError inaccessible(Class<?> type, String member, IllegalAccessException ex) {
		String mend = type.getModule().isNamed()
				? "Open the package to the ORM: add \"opens " + type.getPackageName() + ";\" to its module-info."
				: "Make it a non-final member of a class that the ORM may access.";
		return new ConfigurationError(
				"%s.%s cannot be accessed: %s. %s".formatted(type.getSimpleName(), member, ex.getMessage(), mend), ex);
	}

}
