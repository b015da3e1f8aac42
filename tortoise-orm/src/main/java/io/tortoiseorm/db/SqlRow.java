package io.tortoiseorm.db;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A row, valid only while its {@link RowMapper} runs.
 */
public interface SqlRow {

	/**
	 * Reads a column.
	 * @param index the position, from 0
	 * @param type the class to read it as; {@link Object} leaves it to the driver
	 * @param <T> the class
	 * @return the value, or {@code null} for NULL
	 */
	<T> @Nullable T get(int index, Class<T> type);

	/**
	 * The names of the columns as the database gives them. Slow: for raw SQL only.
	 * @return the names in order
	 */
	List<String> columnNames();

}
