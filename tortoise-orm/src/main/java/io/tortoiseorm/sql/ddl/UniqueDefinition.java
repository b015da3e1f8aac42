package io.tortoiseorm.sql.ddl;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A unique constraint.
 *
 * @param name its name
 * @param columns its columns in order
 * @param initially how it is deferrable, {@code IMMEDIATE} or {@code DEFERRED} at first;
 * {@code null} where it is looked at with every statement
 */
public record UniqueDefinition(String name, List<String> columns, @Nullable String initially) {

	/**
	 * Copies the list.
	 */
	public UniqueDefinition {
		columns = List.copyOf(columns);
	}

	/**
	 * A constraint that the database looks at with every statement.
	 * @param name its name
	 * @param columns its columns in order
	 */
	public UniqueDefinition(String name, List<String> columns) {
		this(name, columns, null);
	}

}
