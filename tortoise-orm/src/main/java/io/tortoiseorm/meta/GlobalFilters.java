package io.tortoiseorm.meta;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.tortoiseorm.GlobalFilter;
import io.tortoiseorm.fields.SoftDelete;

/**
 * Finds the methods of a model that give conditions for every occurrence of its rows.
 */
final class GlobalFilters {

	private GlobalFilters() {
	}

	static Map<String, Supplier<Object>> of(Class<?> model) {
		Map<String, Supplier<Object>> filters = new LinkedHashMap<>();
		for (Class<?> declaring : ModelSource.hierarchy(model)) {
			for (Method method : declaring.getDeclaredMethods()) {
				GlobalFilter filter = method.getAnnotation(GlobalFilter.class);
				if (filter != null && filters.put(filter.value(), supplier(model, method, filter.value())) != null) {
					throw ModelErrors.of(model, method.getName(),
							"is a second global filter named '%s'.".formatted(filter.value()), "Give it another name.");
				}
			}
		}
		return Collections.unmodifiableMap(filters);
	}

	private static Supplier<Object> supplier(Class<?> model, Method method, String name) {
		if (!Modifier.isStatic(method.getModifiers()) || method.getParameterCount() > 0
				|| !method.getReturnType().getName().startsWith("io.tortoiseorm.expressions.")) {
			throw ModelErrors.of(model, method.getName(), "has @GlobalFilter, but gives no condition.",
					"Declare it as a static method without parameters that returns Q.");
		}
		if (name.isBlank() || name.equals(SoftDelete.FILTER)) {
			throw ModelErrors.of(model, method.getName(), "has @GlobalFilter(\"%s\").".formatted(name),
					"Choose a name that is neither empty nor taken.");
		}
		MethodHandle handle = handle(model, method);
		return () -> {
			try {
				return handle.invoke();
			}
			catch (Throwable ex) {
				throw MemberHandles.rethrow(ex);
			}
		};
	}

	private static MethodHandle handle(Class<?> model, Method method) {
		try {
			return MethodHandles.privateLookupIn(method.getDeclaringClass(), MethodHandles.lookup()).unreflect(method);
		}
		catch (IllegalAccessException ex) {
			throw ModelErrors.of(model, method.getName(), "has @GlobalFilter, but cannot be called.",
					"Open the package to io.tortoiseorm.");
		}
	}

}
