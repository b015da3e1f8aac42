package io.tortoiseorm.schema.introspection;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A primary key or unique constraint of a live database.
 *
 * @param name its name, or {@code null} if it has none
 * @param columns its columns in order
 */
public record LiveKey(@Nullable String name, List<String> columns) {

	/**
	 * Copies the list.
	 */
	public LiveKey {
		columns = List.copyOf(columns);
	}

}
