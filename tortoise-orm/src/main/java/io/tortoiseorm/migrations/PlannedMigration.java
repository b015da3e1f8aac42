package io.tortoiseorm.migrations;

import java.util.List;

/**
 * A migration that is to be applied or reverted, or was just now.
 *
 * @param key the migration, such as {@code shop/0002_user_about}
 * @param backward whether it is reverted
 * @param statements what is done, in order
 */
public record PlannedMigration(String key, boolean backward, List<String> statements) {

	/**
	 * Copies the list.
	 */
	public PlannedMigration {
		statements = List.copyOf(statements);
	}

}
