package io.tortoiseorm.spring.boot.autoconfigure;

import java.time.Duration;

import io.tortoiseorm.exceptions.ConnectionError;

/**
 * The databases did not answer in time when the application started.
 */
public class StartTimeoutError extends ConnectionError {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the error.
	 * @param limit the time they had
	 */
	public StartTimeoutError(Duration limit) {
		super("The databases were not ready within " + limit.toMillis() + " ms");
	}

}
