package io.tortoiseorm.meta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The converter of arrays: lists of one element type.
 */
record Lists(ValueType element) implements Converter {

	@Override
	public Object toLogical(Object value) {
		if (value instanceof Collection<?> values) {
			return converted(values, true);
		}
		if (value instanceof Object[] values) {
			return converted(Arrays.asList(values), true);
		}
		throw Found.not("a list", value);
	}

	@Override
	public Object fromLogical(Object logical) {
		return converted((List<?>) logical, false);
	}

	private List<@Nullable Object> converted(Collection<?> values, boolean toLogical) {
		List<@Nullable Object> converted = new ArrayList<>(values.size());
		for (Object value : values) {
			converted.add(toLogical ? this.element.toLogical(value) : this.element.fromLogical(value));
		}
		return converted;
	}

}
