package io.tortoiseorm.migrations;

import java.time.Duration;

import io.tortoiseorm.migrations.AppliedMigration.Status;
import reactor.core.publisher.Mono;

/**
 * What is true of a migration, whatever its database says.
 */
public sealed interface Repair {

	/**
	 * Notes it.
	 * @param history the table
	 * @param migration the migration
	 * @param row what the table says
	 * @return completes when noted
	 */
	private Mono<Void> noted(MigrationHistory history, Migration migration, AppliedMigration row) {
		if (this instanceof At at) {
			return history.setPosition(migration, at.position());
		}
		if (this instanceof Forget) {
			return history.delete(migration);
		}
		Duration duration = row.duration();
		return history.setStatus(migration, Status.APPLIED, duration).then(history.setChecksum(migration));
	}

	/**
	 * Applies the repair.
	 * @param repair the repair
	 * @param history the table
	 * @param migration the migration
	 * @param row what the table says
	 * @return completes when noted
	 */
	static Mono<Void> apply(Repair repair, MigrationHistory history, Migration migration, AppliedMigration row) {
		return repair.noted(history, migration, row);
	}

	/**
	 * It is applied whole, as the file says now.
	 */
	record Applied() implements Repair {

	}

	/**
	 * Nothing of it is there.
	 */
	record Forget() implements Repair {

	}

	/**
	 * Some of its statements are done: {@link Migrations#resume()} goes on after them.
	 *
	 * @param position how many
	 */
	record At(int position) implements Repair {

	}

}
