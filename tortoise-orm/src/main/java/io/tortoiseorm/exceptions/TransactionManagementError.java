package io.tortoiseorm.exceptions;

import org.jspecify.annotations.Nullable;

/**
 * A transaction used after its end, or an operation that needs a transaction and has
 * none.
 */
public class TransactionManagementError extends TortoiseException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the error.
	 * @param message what was found, what is allowed, and what to do
	 */
	public TransactionManagementError(String message) {
		super(message);
	}

	/**
	 * Creates the error with its cause.
	 * @param message what was found, what is allowed, and what to do
	 * @param cause the error below this one, usually the driver's
	 */
	public TransactionManagementError(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
