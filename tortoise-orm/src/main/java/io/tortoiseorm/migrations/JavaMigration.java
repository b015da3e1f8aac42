package io.tortoiseorm.migrations;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.exceptions.MigrationError;
import reactor.core.publisher.Mono;

/**
 * What a migration does in Java: rows that SQL alone cannot change. Needs a constructor
 * without parameters. Runs in the transaction of its migration where the database has
 * transactional definitions.
 */
public interface JavaMigration {

	/**
	 * Changes what is to be changed. Models as they are in the code today may not fit the
	 * tables as they are at this point: use the database and the state.
	 * @param database the connection of the migration's app
	 * @param state the tables as they are now
	 * @return completes when done
	 */
	Mono<Void> up(Database database, ProjectState state);

	/**
	 * Undoes it.
	 * @param database the connection of the migration's app
	 * @param state the tables as they are now
	 * @return completes when done; fails with {@link MigrationError} unless overridden
	 */
	default Mono<Void> down(Database database, ProjectState state) {
		return Mono
			.error(() -> new MigrationError(getClass().getName() + " cannot be reverted: it does not implement down"));
	}

}
