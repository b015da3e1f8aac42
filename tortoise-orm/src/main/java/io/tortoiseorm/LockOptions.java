package io.tortoiseorm;

import java.util.List;

import io.tortoiseorm.expressions.ToOnePath;
import io.tortoiseorm.query.LockSpec;

/**
 * How rows are locked by {@link Queryable#selectForUpdate}. Immutable.
 */
public final class LockOptions {

	static final LockOptions DEFAULT = new LockOptions(new LockSpec(false, false, List.of(), false));

	private final LockSpec spec;

	private LockOptions(LockSpec spec) {
		this.spec = spec;
	}

	/**
	 * Fails at once when a row is locked by someone else.
	 * @return the new options
	 */
	public LockOptions noWait() {
		return new LockOptions(new LockSpec(true, this.spec.skipLocked(), this.spec.of(), this.spec.noKey()));
	}

	/**
	 * Leaves out rows that are locked by someone else.
	 * @return the new options
	 */
	public LockOptions skipLocked() {
		return new LockOptions(new LockSpec(this.spec.noWait(), true, this.spec.of(), this.spec.noKey()));
	}

	/**
	 * Locks only rows of some of the joined models.
	 * @param relations paths of relations; {@code self} for the queried model
	 * @return the new options
	 */
	public LockOptions of(String... relations) {
		return new LockOptions(
				new LockSpec(this.spec.noWait(), this.spec.skipLocked(), List.of(relations), this.spec.noKey()));
	}

	/**
	 * Locks only rows of some of the joined models.
	 * @param first a relation
	 * @param more further relations
	 * @return the new options
	 */
	public LockOptions of(ToOnePath<?, ?> first, ToOnePath<?, ?>... more) {
		return of(Paths.names(first, more));
	}

	/**
	 * Takes the weaker lock that lets others insert rows that refer to these. PostgreSQL
	 * only.
	 * @return the new options
	 */
	public LockOptions noKey() {
		return new LockOptions(new LockSpec(this.spec.noWait(), this.spec.skipLocked(), this.spec.of(), true));
	}

	LockSpec spec() {
		return this.spec;
	}

}
