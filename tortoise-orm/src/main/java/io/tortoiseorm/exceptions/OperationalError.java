package io.tortoiseorm.exceptions;

import org.jspecify.annotations.Nullable;

/**
 * A statement or connection failed in the database or its driver.
 */
public class OperationalError extends TortoiseException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the error.
	 * @param message what was found, what is allowed, and what to do
	 */
	public OperationalError(String message) {
		super(message);
	}

	/**
	 * Creates the error with its cause.
	 * @param message what was found, what is allowed, and what to do
	 * @param cause the error below this one, usually the driver's
	 */
	public OperationalError(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
