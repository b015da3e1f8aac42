package io.tortoiseorm.spring.boot.autoconfigure.diagnostics;

import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.spring.boot.autoconfigure.PropertyConfigurationError;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Explains a wrong configuration or model.
 */
class ConfigurationErrorFailureAnalyzer extends AbstractFailureAnalyzer<ConfigurationError> {

	private final Environment environment;

	ConfigurationErrorFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ConfigurationError cause) {
		if (!(cause instanceof PropertyConfigurationError error)) {
			return new FailureAnalysis("The ORM cannot be started:%n%n    %s".formatted(cause.getMessage()),
					"Correct the model or the configuration that the description names.", cause);
		}
		StringBuilder description = new StringBuilder("The configuration of the ORM is wrong:%n%n".formatted());
		description.append("    Property: %s%n".formatted(error.getProperty()));
		String origin = PropertyOrigins.of(this.environment, error.getProperty());
		if (origin != null) {
			description.append("    Origin: %s%n".formatted(origin));
		}
		description.append("    Reason: ").append(error.getMessage());
		return new FailureAnalysis(description.toString(), error.getAction(), cause);
	}

}
