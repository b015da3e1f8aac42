package io.tortoiseorm.meta;

import io.tortoiseorm.exceptions.ConfigurationError;

/**
 * Words the mistakes in model classes: where, what, and the mend.
 */
final class ModelErrors {

	private ModelErrors() {
	}

	static ConfigurationError of(Class<?> model, String problem, String mend) {
		return new ConfigurationError("%s: %s %s".formatted(name(model), problem, mend));
	}

	static ConfigurationError of(Class<?> model, String property, String problem, String mend) {
		return new ConfigurationError("%s.%s: %s %s".formatted(name(model), property, problem, mend));
	}

	private static String name(Class<?> model) {
		String simple = model.getSimpleName();
		return simple.isEmpty() ? model.getName() : simple;
	}

}
