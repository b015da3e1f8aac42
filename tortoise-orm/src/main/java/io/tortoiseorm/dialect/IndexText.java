package io.tortoiseorm.dialect;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the text of an index's definition tells.
 *
 * @param parts what is indexed, in order, columns as they are written
 * @param condition which rows are indexed, or {@code null} for all
 */
public record IndexText(List<String> parts, @Nullable String condition) {

	/** Nothing. */
	public static final IndexText NONE = new IndexText(List.of(), null);

	/**
	 * Copies the list.
	 */
	public IndexText {
		parts = List.copyOf(parts);
	}

}
