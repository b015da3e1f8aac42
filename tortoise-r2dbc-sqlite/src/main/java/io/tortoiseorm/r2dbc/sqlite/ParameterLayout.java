package io.tortoiseorm.r2dbc.sqlite;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of one statement, numbered as SQLite numbers them: {@code ?} takes the
 * number after the largest so far, {@code ?NNN} its own, a name the next free one at its
 * first appearance.
 */
final class ParameterLayout {

	/** The most that the bundled SQLite can be configured for. */
	private static final int MAX_NUMBER = 250_000;

	private static final int AMBIGUOUS = -1;

	static final ParameterLayout NONE = new ParameterLayout();

	private final BitSet used = new BitSet();

	private final Map<String, Integer> positions = new HashMap<>();

	private int size;

	/** The number of values to bind, gaps included. */
	int size() {
		return this.size;
	}

	boolean isEmpty() {
		return this.size == 0;
	}

	/** The first parameter at or after the position that the statement mentions. */
	int nextUsed(int position) {
		return this.used.nextSetBit(position);
	}

	/**
	 * The zero-based position of a named parameter.
	 * @param name the name, with its prefix ({@code :name}, {@code $1}, {@code ?1}) or
	 * without it
	 * @return the position
	 */
	int position(String name) {
		Integer position = this.positions.get(name);
		if (position == null) {
			throw new NoSuchElementException("The statement has no parameter '" + name + "'; it has "
					+ (this.positions.isEmpty() ? "no named parameters" : this.positions.keySet()));
		}
		if (position == AMBIGUOUS) {
			throw new NoSuchElementException("The statement has more than one parameter '" + name
					+ "' with different prefixes; bind it with its prefix");
		}
		return position;
	}

	/** Describes a parameter for a message to a person. */
	String describe(int position) {
		return this.positions.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() == position)
			.map(Map.Entry::getKey)
			.max((left, right) -> Integer.compare(left.length(), right.length()))
			.map((name) -> name + " (index " + position + ")")
			.orElse("index " + position);
	}

	/**
	 * Adds a parameter marker.
	 * @param marker the marker as written
	 */
	void add(String marker) {
		Integer number = numberOf(marker);
		if (number != null) {
			int position = number - 1;
			use(position);
			name("?" + number, position);
			name("$" + number, position);
			name(String.valueOf(number), position);
		}
		else if (marker.length() == 1) {
			use(this.size);
		}
		else {
			Integer known = this.positions.get(marker);
			int position = (known != null) ? known : this.size;
			use(position);
			name(marker, position);
			name(marker.substring(1), position);
		}
	}

	/** The number of {@code ?12} or {@code $12}, null for every other marker. */
	static @Nullable Integer numberOf(String marker) {
		char prefix = marker.charAt(0);
		if (marker.length() == 1 || (prefix != '?' && prefix != '$')) {
			return null;
		}
		long number = 0;
		for (int i = 1; i < marker.length(); i++) {
			char c = marker.charAt(i);
			if (c < '0' || c > '9') {
				return null;
			}
			number = Math.min(number * 10 + (c - '0'), Integer.MAX_VALUE);
		}
		if (number < 1 || number > MAX_NUMBER) {
			throw new IllegalArgumentException(
					"Parameter " + marker + " is out of range: numbers go from 1 to " + MAX_NUMBER);
		}
		return (int) number;
	}

	private void use(int position) {
		this.used.set(position);
		this.size = Math.max(this.size, position + 1);
	}

	private void name(String name, int position) {
		this.positions.merge(name, position, (known, added) -> known.equals(added) ? known : AMBIGUOUS);
	}

}
