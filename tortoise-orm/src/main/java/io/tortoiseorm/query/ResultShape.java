package io.tortoiseorm.query;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.meta.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the selected values of a row.
 *
 * @param <T> the type of a result
 */
@FunctionalInterface
public interface ResultShape<T> {

	/**
	 * Makes the converter of a query, once.
	 * @param columns the selected columns in order
	 * @return makes a result of a row's values
	 */
	Function<@Nullable Object[], T> converter(List<Column> columns);

	/**
	 * Maps of name to value, in the order of selection.
	 * @return the shape
	 */
	static ResultShape<Map<String, Object>> maps() {
		return (columns) -> {
			String[] names = columns.stream().map(Column::name).toArray(String[]::new);
			return (values) -> {
				Map<String, @Nullable Object> map = new LinkedHashMap<>(names.length * 2);
				for (int i = 0; i < names.length; i++) {
					map.put(names[i], values[i]);
				}
				return map;
			};
		};
	}

	/**
	 * Lists of values in the order of selection.
	 * @return the shape
	 */
	static ResultShape<List<Object>> lists() {
		return (columns) -> (values) -> Collections.unmodifiableList(Arrays.asList(values));
	}

	/**
	 * The only selected value.
	 * @param <T> the type of the value
	 * @return the shape
	 */
	@SuppressWarnings("unchecked")
	static <T> ResultShape<T> flat() {
		return (columns) -> {
			if (columns.size() != 1) {
				throw new ParamsError("A flat list has one column, found " + columns.size() + ".");
			}
			return (values) -> (T) values[0];
		};
	}

	/**
	 * A selected column.
	 *
	 * @param name its name in the result
	 * @param type the type of its values
	 */
	record Column(String name, ValueType type) {

	}

}
