package io.tortoiseorm.exceptions;

import org.jspecify.annotations.Nullable;

/**
 * A statement or transaction took longer than it may.
 */
public class TimeoutError extends OperationalError {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the error.
	 * @param message what was found, what is allowed, and what to do
	 */
	public TimeoutError(String message) {
		super(message);
	}

	/**
	 * Creates the error with its cause.
	 * @param message what was found, what is allowed, and what to do
	 * @param cause the error below this one, usually the driver's
	 */
	public TimeoutError(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
