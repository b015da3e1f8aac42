package io.tortoiseorm.sql.ddl;

import java.util.List;

import io.tortoiseorm.sql.TableRef;

/**
 * A foreign key.
 *
 * @param name its name
 * @param columns the referring columns in order
 * @param target the table referred to
 * @param targetColumns the columns referred to, in the same order
 * @param onDelete what happens when the row referred to is deleted, for example
 * {@code SET NULL}
 */
public record ForeignKeyDefinition(String name, List<String> columns, TableRef target, List<String> targetColumns,
		String onDelete) {

	/**
	 * Copies the lists.
	 */
	public ForeignKeyDefinition {
		columns = List.copyOf(columns);
		targetColumns = List.copyOf(targetColumns);
	}

	/**
	 * The same foreign key with another name.
	 * @param newName the name
	 * @return the new definition
	 */
	public ForeignKeyDefinition named(String newName) {
		return new ForeignKeyDefinition(newName, this.columns, this.target, this.targetColumns, this.onDelete);
	}

}
