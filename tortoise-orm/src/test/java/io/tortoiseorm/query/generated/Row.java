package io.tortoiseorm.query.generated;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A row in memory.
 *
 * @param shape its model
 * @param values its values by field
 */
record Row(Shape shape, Map<String, @Nullable Object> values) {

	@Nullable Object get(String field) {
		if (!this.values.containsKey(field)) {
			throw new IllegalArgumentException(this.shape.name() + " has no field " + field);
		}
		return this.values.get(field);
	}

	Object key() {
		return java.util.Objects.requireNonNull(get("id"));
	}

	@Override
	public String toString() {
		return this.shape.name() + this.values.get("id");
	}

}
