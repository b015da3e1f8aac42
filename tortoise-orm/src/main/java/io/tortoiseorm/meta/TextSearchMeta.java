package io.tortoiseorm.meta;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How the database computes a text search vector.
 *
 * @param sources the fields whose text is searched
 * @param config the text search configuration, or {@code null} for the database's default
 * @param weights one weight per source, or empty
 */
public record TextSearchMeta(List<FieldMeta> sources, @Nullable String config, List<String> weights) {

	/**
	 * Copies the lists.
	 */
	public TextSearchMeta {
		sources = List.copyOf(sources);
		weights = List.copyOf(weights);
	}

}
