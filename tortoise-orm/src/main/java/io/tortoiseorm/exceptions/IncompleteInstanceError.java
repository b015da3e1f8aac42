package io.tortoiseorm.exceptions;

import org.jspecify.annotations.Nullable;

/**
 * A field that a partial instance did not load was read for a save.
 */
public class IncompleteInstanceError extends OperationalError {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the error.
	 * @param message what was found, what is allowed, and what to do
	 */
	public IncompleteInstanceError(String message) {
		super(message);
	}

	/**
	 * Creates the error with its cause.
	 * @param message what was found, what is allowed, and what to do
	 * @param cause the error below this one, usually the driver's
	 */
	public IncompleteInstanceError(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
