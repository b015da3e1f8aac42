package io.tortoiseorm.exceptions;

import org.jspecify.annotations.Nullable;

/**
 * An argument, or a combination of arguments, that is not allowed.
 */
public class ParamsError extends TortoiseException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the error.
	 * @param message what was found, what is allowed, and what to do
	 */
	public ParamsError(String message) {
		super(message);
	}

	/**
	 * Creates the error with its cause.
	 * @param message what was found, what is allowed, and what to do
	 * @param cause the error below this one, usually the driver's
	 */
	public ParamsError(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
