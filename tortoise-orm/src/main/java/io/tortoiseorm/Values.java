package io.tortoiseorm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.FieldPath;
import io.tortoiseorm.expressions.FieldUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Values by name, in order: fields of a row to create, lookups, or renames of selected
 * fields. Immutable.
 */
public final class Values {

	private static final Values EMPTY = new Values(Map.of());

	private final Map<String, @Nullable Object> map;

	private Values(Map<String, @Nullable Object> map) {
		this.map = Collections.unmodifiableMap(map);
	}

	/**
	 * No values.
	 * @return the empty values
	 */
	public static Values of() {
		return EMPTY;
	}

	/**
	 * Some values.
	 * @param name the first name
	 * @param value its value
	 * @param more further names and values, alternating
	 * @return the values
	 * @throws ParamsError if names and values do not pair up, or a name comes twice
	 */
	public static Values of(String name, @Nullable Object value, @Nullable Object... more) {
		Values values = EMPTY.and(name, value);
		if (more.length % 2 != 0) {
			throw new ParamsError(
					"Names and values must alternate, found a name without value: '" + more[more.length - 1] + "'.");
		}
		for (int i = 0; i < more.length; i += 2) {
			if (!(more[i] instanceof String next)) {
				throw new ParamsError("Names and values must alternate, found "
						+ ((more[i] != null) ? more[i].getClass().getSimpleName() : "null") + " where a name belongs.");
			}
			values = values.and(next, more[i + 1]);
		}
		return values;
	}

	/**
	 * Some values, by typed paths.
	 * @param first a field and its value, made by {@link FieldPath#set}
	 * @param more further fields and values
	 * @return the values
	 * @throws ParamsError if a field comes twice
	 */
	public static Values of(FieldUpdate first, FieldUpdate... more) {
		Values values = EMPTY.and(first.field(), first.value());
		for (FieldUpdate next : more) {
			values = values.and(next.field(), next.value());
		}
		return values;
	}

	/**
	 * The values of a map, in its order.
	 * @param map the map
	 * @return the values
	 */
	public static Values of(Map<String, ? extends @Nullable Object> map) {
		return new Values(new LinkedHashMap<>(map));
	}

	/**
	 * These values and one more.
	 * @param name its name
	 * @param value the value
	 * @return the new values
	 * @throws ParamsError if the name is there already
	 */
	public Values and(String name, @Nullable Object value) {
		if (this.map.containsKey(name)) {
			throw new ParamsError("The name '" + name + "' is given twice.");
		}
		Map<String, @Nullable Object> copy = new LinkedHashMap<>(this.map);
		copy.put(name, value);
		return new Values(copy);
	}

	/**
	 * The values as a map.
	 * @return an unmodifiable map in order
	 */
	public Map<String, @Nullable Object> asMap() {
		return this.map;
	}

	@Override
	public String toString() {
		return "Values" + this.map.keySet();
	}

}
