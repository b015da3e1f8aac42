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
		return new FailureAnalysis(
				"The database is not as the migrations want it:%n%n    %s".formatted(cause.getMessage()), action(cause),
				cause);
	}

	private static String action(MigrationError cause) {
		if (!(cause instanceof PendingMigrationsError pending)) {
			return "Correct what the description names, and start again. Commands such as"
					+ " --tortoise.command=history show what is applied.";
		}
		String apply = "Apply them with --tortoise.command=migrate, or have them applied at start by"
				+ " tortoise.migrations.enabled=true.";
		return pending.isHalfWay()
				? "Finish what has stopped half-way with --tortoise.command=resume, or tell what is true of it with"
						+ " --tortoise.command=repair. " + apply
				: apply;
	}

}
