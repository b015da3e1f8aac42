package io.tortoiseorm.spring.boot.autoconfigure;

import io.tortoiseorm.exceptions.ConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * A configuration property that is missing or wrong. Its message never holds the value of
 * a connection.
 */
public class PropertyConfigurationError extends ConfigurationError {

	private static final long serialVersionUID = 1L;

	private final String property;

	private final String action;

	/**
	 * Creates the error.
	 * @param property the property, such as {@code tortoise.connections.default}
	 * @param message what was found and what is allowed
	 * @param action what to do
	 * @param cause the ORM's error, if there is one
	 */
	public PropertyConfigurationError(String property, String message, String action, @Nullable Throwable cause) {
		super(message, cause);
		this.property = property;
		this.action = action;
	}

	/**
	 * The property.
	 * @return its name
	 */
	public String getProperty() {
		return this.property;
	}

	/**
	 * What to do.
	 * @return a sentence or more
	 */
	public String getAction() {
		return this.action;
	}

}
