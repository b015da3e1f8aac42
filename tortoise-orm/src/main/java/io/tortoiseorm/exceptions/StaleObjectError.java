package io.tortoiseorm.exceptions;

import org.jspecify.annotations.Nullable;

/**
 * The row was changed or removed by someone else since this instance was read.
 */
public class StaleObjectError extends OperationalError {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the error.
	 * @param message what was found, what is allowed, and what to do
	 */
	public StaleObjectError(String message) {
		super(message);
	}

	/**
	 * Creates the error with its cause.
	 * @param message what was found, what is allowed, and what to do
	 * @param cause the error below this one, usually the driver's
	 */
	public StaleObjectError(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
