package io.tortoiseorm.exceptions;

import org.jspecify.annotations.Nullable;

/**
 * A wrong model definition or configuration. Raised at start, before any statement is
 * sent.
 */
public class ConfigurationError extends TortoiseException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the error.
	 * @param message what was found, what is allowed, and what to do
	 */
	public ConfigurationError(String message) {
		super(message);
	}

	/**
	 * Creates the error with its cause.
	 * @param message what was found, what is allowed, and what to do
	 * @param cause the error below this one, usually the driver's
	 */
	public ConfigurationError(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
