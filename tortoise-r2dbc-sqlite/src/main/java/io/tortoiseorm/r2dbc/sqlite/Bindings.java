package io.tortoiseorm.r2dbc.sqlite;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The values bound to a statement: complete sets for executions, and the one that is
 * being bound.
 */
final class Bindings {

	private final ParameterLayout layout;

	private final List<@Nullable Object[]> complete = new ArrayList<>();

	private @Nullable Object[] values;

	private BitSet bound = new BitSet();

	Bindings(ParameterLayout layout) {
		this.layout = layout;
		this.values = new @Nullable Object[layout.size()];
	}

	void bind(int position, @Nullable Object value) {
		if (position < 0 || position >= this.layout.size()) {
			throw new IndexOutOfBoundsException("Parameter index " + position + " is out of range: the statement has "
					+ this.layout.size() + " parameters");
		}
		this.values[position] = value;
		this.bound.set(position);
	}

	/** Completes the current set. */
	void add() {
		requireComplete();
		this.complete.add(this.values);
		this.values = new @Nullable Object[this.layout.size()];
		this.bound = new BitSet();
	}

	/** All sets, the current one included. */
	List<@Nullable Object[]> all() {
		requireComplete();
		List<@Nullable Object[]> all = new ArrayList<>(this.complete);
		all.add(this.values.clone());
		return all;
	}

	private void requireComplete() {
		int position = this.layout.nextUsed(0);
		while (position >= 0 && this.bound.get(position)) {
			position = this.layout.nextUsed(position + 1);
		}
		if (position >= 0) {
			throw new IllegalStateException("Parameter " + this.layout.describe(position) + " has no value");
		}
	}

}
