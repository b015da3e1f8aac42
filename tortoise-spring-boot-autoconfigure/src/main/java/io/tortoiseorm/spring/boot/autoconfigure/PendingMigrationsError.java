package io.tortoiseorm.spring.boot.autoconfigure;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import io.tortoiseorm.exceptions.MigrationError;

/**
 * Migrations are not applied where the application wants them to be.
 */
public final class PendingMigrationsError extends MigrationError {

	private static final long serialVersionUID = 1L;

	private final boolean halfWay;

	/**
	 * Creates the error.
	 * @param pending what is not applied, or not whole
	 * @param begun those of them that have stopped half-way
	 */
	PendingMigrationsError(List<String> pending, Collection<String> begun) {
		super("%d migration%s not applied: %s".formatted(pending.size(), (pending.size() == 1) ? " is" : "s are",
				pending.stream()
					.map((key) -> begun.contains(key) ? key + " (stopped half-way)" : key)
					.collect(Collectors.joining(", "))));
		this.halfWay = !begun.isEmpty();
	}

	/**
	 * Whether one of them has stopped half-way, so that none can be applied before it is
	 * resumed or repaired.
	 * @return whether one has
	 */
	public boolean isHalfWay() {
		return this.halfWay;
	}

}
