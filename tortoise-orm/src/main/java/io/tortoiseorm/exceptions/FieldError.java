package io.tortoiseorm.exceptions;

import org.jspecify.annotations.Nullable;

/**
 * A name that is not a field, relation, lookup or annotation, or a field used in a way it
 * does not support.
 */
public class FieldError extends TortoiseException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the error.
	 * @param message what was found, what is allowed, and what to do
	 */
	public FieldError(String message) {
		super(message);
	}

	/**
	 * Creates the error with its cause.
	 * @param message what was found, what is allowed, and what to do
	 * @param cause the error below this one, usually the driver's
	 */
	public FieldError(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
