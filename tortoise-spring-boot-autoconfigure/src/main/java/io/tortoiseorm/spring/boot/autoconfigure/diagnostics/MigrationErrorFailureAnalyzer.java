package io.tortoiseorm.spring.boot.autoconfigure.diagnostics;

import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.spring.boot.autoconfigure.PendingMigrationsError;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains migrations that failed, or that are not applied.
 */
class MigrationErrorFailureAnalyzer extends AbstractFailureAnalyzer<MigrationError> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MigrationError cause) {
		boolean pending = cause instanceof PendingMigrationsError;
		String action = pending
				? "Apply them with --tortoise.command=migrate, or have them applied at start by"
						+ " tortoise.migrations.enabled=true."
				: "Correct what the description names, and start again. Commands such as"
						+ " --tortoise.command=history show what is applied.";
		return new FailureAnalysis(
				"The database is not as the migrations want it:%n%n    %s".formatted(cause.getMessage()), action,
				cause);
	}

}
