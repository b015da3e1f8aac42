package io.tortoiseorm.sql.ddl;

import io.tortoiseorm.sql.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * A column.
 *
 * @param name its name
 * @param type its type
 * @param nullable whether it may be NULL
 * @param identity whether the database numbers the rows in it
 * @param defaultValue the default, or {@code null} for none
 * @param computed how the database computes it from other columns, or {@code null}
 * @param comment what it holds, or {@code null}
 */
public record ColumnDefinition(String name, SqlType type, boolean nullable, boolean identity,
		@Nullable ColumnDefault defaultValue, @Nullable SearchVector computed, @Nullable String comment) {

	/**
	 * A column that the writer of a row fills.
	 * @param name its name
	 * @param type its type
	 * @param nullable whether it may be NULL
	 * @return the column
	 */
	public static ColumnDefinition of(String name, SqlType type, boolean nullable) {
		return new ColumnDefinition(name, type, nullable, false, null, null, null);
	}

}
