package io.tortoiseorm.exceptions;

import org.jspecify.annotations.Nullable;

/**
 * The database could not be reached, or refused the connection.
 */
public class ConnectionError extends TortoiseException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the error.
	 * @param message what was found, what is allowed, and what to do
	 */
	public ConnectionError(String message) {
		super(message);
	}

	/**
	 * Creates the error with its cause.
	 * @param message what was found, what is allowed, and what to do
	 * @param cause the error below this one, usually the driver's
	 */
	public ConnectionError(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
