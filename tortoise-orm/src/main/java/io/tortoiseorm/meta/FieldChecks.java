package io.tortoiseorm.meta;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.fields.FieldValidator;

/**
 * The validators that a field's annotation names.
 */
final class FieldChecks {

	private FieldChecks() {
	}

	static List<FieldValidator<Object>> of(PropertySource property) {
		List<FieldValidator<Object>> validators = new ArrayList<>();
		for (Class<?> type : property.options().types("validators")) {
			checkArgument(property, type);
			validators.add(create(property, type));
		}
		return List.copyOf(validators);
	}

	private static void checkArgument(PropertySource property, Class<?> validator) {
		Class<?> javaType = ValueType.boxed(property.javaType());
		for (Method method : validator.getMethods()) {
			boolean check = method.getName().equals("check") && method.getParameterCount() == 1 && !method.isBridge();
			if (check && !method.getParameterTypes()[0].isAssignableFrom(javaType)) {
				throw property.error(
						"has the validator %s, which checks %s.".formatted(validator.getSimpleName(),
								method.getParameterTypes()[0].getSimpleName()),
						"Use one that checks %s.".formatted(javaType.getSimpleName()));
			}
		}
	}

	@SuppressWarnings("unchecked")
	private static FieldValidator<Object> create(PropertySource property, Class<?> type) {
		try {
			Constructor<?> constructor = type.getDeclaredConstructor();
			constructor.setAccessible(true);
			return (FieldValidator<Object>) constructor.newInstance();
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			String message = property
				.error("has the validator %s, which cannot be created.".formatted(type.getSimpleName()),
						"Give it a constructor without parameters; a nested class has to be static.")
				.getMessage();
			throw new ConfigurationError(String.valueOf(message), ex);
		}
	}

}
