package io.tortoiseorm.sql.ddl;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A text search vector that the database computes from columns of text.
 *
 * @param columns the columns
 * @param config the text search configuration, or {@code null} if none is named
 * @param weights one weight per column, {@code A} to {@code D}, or empty
 */
public record SearchVector(List<String> columns, @Nullable String config, List<String> weights) {

	/**
	 * Copies the lists.
	 */
	public SearchVector {
		columns = List.copyOf(columns);
		weights = List.copyOf(weights);
	}

}
