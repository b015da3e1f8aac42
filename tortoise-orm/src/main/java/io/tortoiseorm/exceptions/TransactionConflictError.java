package io.tortoiseorm.exceptions;

import org.jspecify.annotations.Nullable;

/**
 * A deadlock or serialization failure: the database gave this transaction up in favour of
 * another. The whole transaction may be tried again.
 */
public class TransactionConflictError extends OperationalError {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the error.
	 * @param message what was found, what is allowed, and what to do
	 */
	public TransactionConflictError(String message) {
		super(message);
	}

	/**
	 * Creates the error with its cause.
	 * @param message what was found, what is allowed, and what to do
	 * @param cause the error below this one, usually the driver's
	 */
	public TransactionConflictError(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
