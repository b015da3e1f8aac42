package io.tortoiseorm.spring.boot.autoconfigure;

import java.util.List;

import io.tortoiseorm.exceptions.MigrationError;

/**
 * Migrations are not applied where the application wants them to be.
 */
public final class PendingMigrationsError extends MigrationError {

	private static final long serialVersionUID = 1L;

	PendingMigrationsError(List<String> pending) {
		super("%d migration%s not applied: %s".formatted(pending.size(), (pending.size() == 1) ? " is" : "s are",
				String.join(", ", pending)));
	}

}
