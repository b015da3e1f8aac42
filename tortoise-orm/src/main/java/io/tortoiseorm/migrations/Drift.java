package io.tortoiseorm.migrations;

import java.util.List;
import java.util.stream.Stream;

/**
 * What models, migrations and databases differ in, in sentences.
 *
 * @param changes what has changed in the models and is in no migration
 * @param pending the migrations that are not applied yet, or not whole
 * @param differences what the databases have otherwise than the applied migrations say
 * @param notCompared what could not be compared, and why
 */
public record Drift(List<String> changes, List<String> pending, List<String> differences, List<String> notCompared) {

	/**
	 * Copies the lists.
	 */
	public Drift {
		changes = List.copyOf(changes);
		pending = List.copyOf(pending);
		differences = List.copyOf(differences);
		notCompared = List.copyOf(notCompared);
	}

	/**
	 * Whether all agree, as far as they could be compared.
	 * @return whether there is no difference
	 */
	public boolean isEmpty() {
		return this.changes.isEmpty() && this.pending.isEmpty() && this.differences.isEmpty();
	}

	/** With what a database has otherwise. */
	Drift with(LiveDrift live) {
		return new Drift(this.changes, this.pending, joined(this.differences, live.differences()),
				joined(this.notCompared, live.notCompared()));
	}

	private static List<String> joined(List<String> some, List<String> more) {
		return Stream.concat(some.stream(), more.stream()).toList();
	}

}
