package io.tortoiseorm.exceptions;

import org.jspecify.annotations.Nullable;

/**
 * The database cannot do what was asked. Raised before anything is sent.
 */
public class UnsupportedError extends TortoiseException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the error.
	 * @param message what was found, what is allowed, and what to do
	 */
	public UnsupportedError(String message) {
		super(message);
	}

	/**
	 * Creates the error with its cause.
	 * @param message what was found, what is allowed, and what to do
	 * @param cause the error below this one, usually the driver's
	 */
	public UnsupportedError(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
