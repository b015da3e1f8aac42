package io.tortoiseorm.exceptions;

import org.jspecify.annotations.Nullable;

/**
 * A lock that others hold could not be had in time, or at once where that was asked for.
 */
public class LockTimeoutError extends OperationalError {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the error.
	 * @param message what was found, what is allowed, and what to do
	 */
	public LockTimeoutError(String message) {
		super(message);
	}

	/**
	 * Creates the error with its cause.
	 * @param message what was found, what is allowed, and what to do
	 * @param cause the error below this one, usually the driver's
	 */
	public LockTimeoutError(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
