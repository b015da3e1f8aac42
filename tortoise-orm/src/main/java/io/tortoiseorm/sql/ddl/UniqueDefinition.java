package io.tortoiseorm.sql.ddl;

import java.util.List;

/**
 * A unique constraint.
 *
 * @param name its name
 * @param columns its columns in order
 */
public record UniqueDefinition(String name, List<String> columns) {

	/**
	 * Copies the list.
	 */
	public UniqueDefinition {
		columns = List.copyOf(columns);
	}

}
