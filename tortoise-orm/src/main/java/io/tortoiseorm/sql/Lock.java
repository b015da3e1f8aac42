package io.tortoiseorm.sql;

import java.util.List;

/**
 * A row lock.
 *
 * @param noWait fail at once when a row is locked
 * @param skipLocked leave locked rows out
 * @param of the aliases of the tables whose rows are locked; empty for all
 * @param noKey the weaker lock that lets others insert references
 */
public record Lock(boolean noWait, boolean skipLocked, List<String> of, boolean noKey) {

	/**
	 * Copies the list.
	 */
	public Lock {
		of = List.copyOf(of);
	}

}
