package io.tortoiseorm.meta;

import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Says what the type variables of generic superclasses stand for in one concrete class.
 */
final class TypeResolver {

	private final Map<TypeVariable<?>, Type> bindings = new HashMap<>();

	TypeResolver(Class<?> concrete) {
		for (Class<?> type = concrete; type != null; type = type.getSuperclass()) {
			if (type.getGenericSuperclass() instanceof ParameterizedType parent) {
				TypeVariable<?>[] variables = ((Class<?>) parent.getRawType()).getTypeParameters();
				for (int i = 0; i < variables.length; i++) {
					this.bindings.put(variables[i], resolve(parent.getActualTypeArguments()[i]));
				}
			}
		}
	}

	/**
	 * The type with its variables replaced as far as they are known.
	 */
	Type resolve(Type type) {
		if (type instanceof TypeVariable<?> variable) {
			return this.bindings.getOrDefault(variable, variable);
		}
		if (type instanceof ParameterizedType parameterized) {
			Type[] arguments = Arrays.stream(parameterized.getActualTypeArguments())
				.map(this::resolve)
				.toArray(Type[]::new);
			return new ResolvedType(arguments, parameterized.getRawType(), parameterized.getOwnerType());
		}
		return type;
	}

	/**
	 * The class of the only type argument of a field.
	 * @return the class, or {@code null} when there is none or it is not known
	 */
	@Nullable Class<?> argument(Field field) {
		if (resolve(field.getGenericType()) instanceof ParameterizedType type
				&& type.getActualTypeArguments().length == 1) {
			return known(type.getActualTypeArguments()[0]);
		}
		return null;
	}

	private static @Nullable Class<?> known(Type type) {
		if (type instanceof Class<?> known) {
			return known;
		}
		if (type instanceof ParameterizedType parameterized) {
			return (Class<?>) parameterized.getRawType();
		}
		if (type instanceof WildcardType wildcard) {
			return known(wildcard.getUpperBounds()[0]);
		}
		return null;
	}

	/**
	 * The class that values of a type have at run time.
	 */
	static Class<?> erase(Type type) {
		if (type instanceof Class<?> known) {
			return known;
		}
		if (type instanceof ParameterizedType parameterized) {
			return (Class<?>) parameterized.getRawType();
		}
		if (type instanceof TypeVariable<?> variable) {
			return erase(variable.getBounds()[0]);
		}
		if (type instanceof WildcardType wildcard) {
			return erase(wildcard.getUpperBounds()[0]);
		}
		if (type instanceof GenericArrayType array) {
			return erase(array.getGenericComponentType()).arrayType();
		}
		return Object.class;
	}

	/**
	 * A parameterized type whose arguments were replaced.
	 */
	private record ResolvedType(Type[] arguments, Type rawType, @Nullable Type ownerType) implements ParameterizedType {

		@Override
		public Type[] getActualTypeArguments() {
			return this.arguments.clone();
		}

		@Override
		public Type getRawType() {
			return this.rawType;
		}

		@Override
		public @Nullable Type getOwnerType() {
			return this.ownerType;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof ParameterizedType that && this.rawType.equals(that.getRawType())
					&& Objects.equals(this.ownerType, that.getOwnerType())
					&& Arrays.equals(this.arguments, that.getActualTypeArguments());
		}

		@Override
		public int hashCode() {
			return Arrays.hashCode(this.arguments) ^ Objects.hashCode(this.ownerType) ^ this.rawType.hashCode();
		}

		@Override
		public String toString() {
			return this.rawType.getTypeName()
					+ Arrays.stream(this.arguments).map(Type::getTypeName).collect(Collectors.joining(", ", "<", ">"));
		}

	}

}
