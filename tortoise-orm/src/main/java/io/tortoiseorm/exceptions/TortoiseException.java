package io.tortoiseorm.exceptions;

import org.jspecify.annotations.Nullable;

/**
 * Root of everything the ORM throws or emits.
 */
public class TortoiseException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the error.
	 * @param message what was found, what is allowed, and what to do
	 */
	public TortoiseException(String message) {
		super(message);
	}

	/**
	 * Creates the error with its cause.
	 * @param message what was found, what is allowed, and what to do
	 * @param cause the error below this one, usually the driver's
	 */
	public TortoiseException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
