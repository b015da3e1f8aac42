package io.tortoiseorm.spring.boot.autoconfigure.diagnostics;

import io.tortoiseorm.exceptions.ConnectionError;
import io.tortoiseorm.spring.boot.autoconfigure.StartTimeoutError;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains that a database could not be reached.
 */
class ConnectionErrorFailureAnalyzer extends AbstractFailureAnalyzer<ConnectionError> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ConnectionError cause) {
		String action = (cause instanceof StartTimeoutError)
				? "Check that the databases run, raise tortoise.start-timeout, or set tortoise.fail-fast=false to start "
						+ "without them."
				: "Check that the database runs and that the connection is right, or set tortoise.fail-fast=false to "
						+ "start without it.";
		return new FailureAnalysis("A database cannot be used:%n%n    %s".formatted(cause.getMessage()), action, cause);
	}

}
