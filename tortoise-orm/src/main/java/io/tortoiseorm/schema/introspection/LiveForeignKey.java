package io.tortoiseorm.schema.introspection;

import java.util.List;

import io.tortoiseorm.sql.TableRef;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key of a live database.
 *
 * @param name its name, or {@code null} if it has none
 * @param columns the referring columns in order
 * @param target the table referred to, with its schema if that is not the connection's
 * own
 * @param targetColumns the columns referred to, in the same order
 * @param onDelete what happens when the row referred to is deleted, for example
 * {@code SET NULL}
 * @param onUpdate what happens when the key referred to changes
 */
public record LiveForeignKey(@Nullable String name, List<String> columns, TableRef target, List<String> targetColumns,
		String onDelete, String onUpdate) {

	/**
	 * Copies the lists.
	 */
	public LiveForeignKey {
		columns = List.copyOf(columns);
		targetColumns = List.copyOf(targetColumns);
	}

}
