package io.tortoiseorm.exceptions;

import org.jspecify.annotations.Nullable;

/**
 * A migration cannot be made, understood, applied or reverted.
 */
public class MigrationError extends TortoiseException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the error.
	 * @param message what was found, what is allowed, and what to do
	 */
	public MigrationError(String message) {
		super(message);
	}

	/**
	 * Creates the error with its cause.
	 * @param message what was found, what is allowed, and what to do
	 * @param cause the error below this one
	 */
	public MigrationError(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
