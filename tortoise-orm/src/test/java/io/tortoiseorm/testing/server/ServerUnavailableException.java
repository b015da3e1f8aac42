package io.tortoiseorm.testing.server;

import org.jspecify.annotations.Nullable;

/**
 * A server to test on cannot be had on this machine.
 */
public final class ServerUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param message what was tried and why it did not work
	 * @param cause the reason, if there is an exception for it
	 */
	public ServerUnavailableException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
