package io.tortoiseorm;

import java.util.List;

/**
 * One page of the results of a query.
 *
 * @param <T> the type of a result
 * @param items the results of the page
 * @param number which page, 0 for the first
 * @param size results of a full page
 * @param total how many results there are in all
 */
public record Page<T>(List<T> items, long number, int size, long total) {

	/**
	 * How many pages there are.
	 * @return the number, 0 when there are no results
	 */
	public long pages() {
		return (this.total + this.size - 1) / this.size;
	}

	/**
	 * Whether there is a page after this one.
	 * @return whether there is
	 */
	public boolean hasNext() {
		return this.number + 1 < pages();
	}

}
