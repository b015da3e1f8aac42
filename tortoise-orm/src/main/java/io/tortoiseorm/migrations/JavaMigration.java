package io.tortoiseorm.migrations;

import io.tortoiseorm.exceptions.MigrationError;
import reactor.core.publisher.Mono;

/**
 * What a migration does in Java: rows that SQL alone cannot change. Needs a constructor
 * without parameters, unless it is a bean. Runs in the transaction of its migration where
 * the database has transactional definitions.
 */
public interface JavaMigration {

	/**
	 * Changes what is to be changed. Models as they are in the code today may not fit the
	 * tables as they are at this point: use those of the context.
	 * @param context the connection, the tables, and models of the tables as they are now
	 * @return completes when done
	 */
	Mono<Void> up(MigrationContext context);

	/**
	 * Undoes it.
	 * @param context the connection, the tables, and models of the tables as they are now
	 * @return completes when done; fails with {@link MigrationError} unless overridden
	 */
	default Mono<Void> down(MigrationContext context) {
		return Mono
			.error(() -> new MigrationError(getClass().getName() + " cannot be reverted: it does not implement down"));
	}

}
