package io.tortoiseorm.exceptions;

import org.jspecify.annotations.Nullable;

/**
 * A relation was read from memory before it was fetched.
 */
public class NoValuesFetched extends OperationalError {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the error.
	 * @param message what was found, what is allowed, and what to do
	 */
	public NoValuesFetched(String message) {
		super(message);
	}

	/**
	 * Creates the error with its cause.
	 * @param message what was found, what is allowed, and what to do
	 * @param cause the error below this one, usually the driver's
	 */
	public NoValuesFetched(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
