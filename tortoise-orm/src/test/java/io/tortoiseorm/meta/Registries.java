package io.tortoiseorm.meta;

import io.tortoiseorm.exceptions.ConfigurationError;
import org.assertj.core.api.AbstractThrowableAssert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Registries of test models.
 */
final class Registries {

	private Registries() {
	}

	static ModelRegistry of(Class<?>... models) {
		return ModelRegistry.builder().app("models", "default", models).build();
	}

	static ModelMeta model(Class<?> model) {
		return of(model).get(model);
	}

	/**
	 * Expects that the models are refused at start.
	 */
	static AbstractThrowableAssert<?, ConfigurationError> assertMistake(Class<?>... models) {
		return assertThat(catchThrowableOfType(ConfigurationError.class, () -> of(models))).as("refused at start")
			.isNotNull();
	}

}
