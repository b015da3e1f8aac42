package io.tortoiseorm.migrations;

import java.util.List;

/**
 * What models, migrations and databases differ in, in sentences.
 *
 * @param changes what has changed in the models and is in no migration
 * @param pending the migrations that are not applied yet, or not whole
 * @param differences what the databases have otherwise than the applied migrations say
 */
public record Drift(List<String> changes, List<String> pending, List<String> differences) {

	/**
	 * Copies the lists.
	 */
	public Drift {
		changes = List.copyOf(changes);
		pending = List.copyOf(pending);
		differences = List.copyOf(differences);
	}

	/**
	 * Whether all agree.
	 * @return whether there is no difference
	 */
	public boolean isEmpty() {
		return this.changes.isEmpty() && this.pending.isEmpty() && this.differences.isEmpty();
	}

}
