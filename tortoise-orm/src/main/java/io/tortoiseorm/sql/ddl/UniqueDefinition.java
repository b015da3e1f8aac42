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

	/**
	 * The same constraint with another name.
	 * @param newName the name
	 * @return the new definition
	 */
	public UniqueDefinition named(String newName) {
		return new UniqueDefinition(newName, this.columns, this.initially);
	}

	/**
	 * The same constraint over other columns.
	 * @param newColumns the columns in order
	 * @return the new definition
	 */
	public UniqueDefinition over(List<String> newColumns) {
		return new UniqueDefinition(this.name, newColumns, this.initially);
	}

}
