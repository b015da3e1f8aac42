package io.tortoiseorm.query;

import java.util.List;

/**
 * Which indexes of a table the database is told to use.
 *
 * @param force whether reading the whole table is the last resort
 * @param names the names of the indexes
 */
public record IndexHint(boolean force, List<String> names) {

	/**
	 * Copies the list.
	 */
	public IndexHint {
		names = List.copyOf(names);
	}

}
