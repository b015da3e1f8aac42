package io.tortoiseorm.meta;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The raw key of a relation to a model with a composite key, while its parts are set one
 * by one. Not thread-safe, as the instance itself.
 */
final class SplitKey {

	private final @Nullable Object[] parts;

	private @Nullable List<Object> whole;

	private SplitKey(@Nullable Object[] parts) {
		this.parts = parts;
	}

	/**
	 * A key to be changed.
	 * @param key the key as it is: in parts, whole, or {@code null} for none
	 * @param count the number of its parts
	 */
	static SplitKey of(@Nullable Object key, int count) {
		if (key instanceof SplitKey split) {
			return split;
		}
		return new SplitKey((key instanceof List<?> whole) ? whole.toArray() : new Object[count]);
	}

	/**
	 * A part of a key.
	 * @param key the key: in parts, whole, or {@code null} for none
	 * @param part which part
	 */
	static @Nullable Object part(@Nullable Object key, int part) {
		if (key instanceof SplitKey split) {
			return split.parts[part];
		}
		return (key instanceof List<?> whole) ? whole.get(part) : null;
	}

	void set(int part, @Nullable Object value) {
		this.parts[part] = value;
		this.whole = null;
	}

	boolean isEmpty() {
		for (Object part : this.parts) {
			if (part != null) {
				return false;
			}
		}
		return true;
	}

	/**
	 * The whole key.
	 * @return its values in order; {@code null} while one is missing
	 */
	@Nullable List<Object> whole() {
		if (this.whole == null && Arrays.stream(this.parts).noneMatch((part) -> part == null)) {
			this.whole = List.of(this.parts);
		}
		return this.whole;
	}

}
