package io.tortoiseorm.query;

import java.util.List;

import io.tortoiseorm.exceptions.ParamsError;

/**
 * A row lock.
 *
 * @param noWait fail at once when a row is locked
 * @param skipLocked leave locked rows out
 * @param of the relation paths whose rows are locked, {@code self} for the model's own;
 * empty for all
 * @param noKey the weaker lock that lets others insert references
 */
public record LockSpec(boolean noWait, boolean skipLocked, List<String> of, boolean noKey) {

	/**
	 * Copies the list and checks the combination.
	 */
	public LockSpec {
		of = List.copyOf(of);
		if (noWait && skipLocked) {
			throw new ParamsError("A lock either fails at once (noWait) or leaves locked rows out (skipLocked).");
		}
	}

}
