package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.RelationMeta;
import org.jspecify.annotations.Nullable;

/**
 * Takes values of keys apart: lists in the order of the fields, maps and records by their
 * names, and instances.
 */
public final class KeyParts {

	private KeyParts() {
	}

	/**
	 * The values of a key's fields.
	 * @param model the model
	 * @param key what the caller gave
	 * @return the values in the order of the fields
	 * @throws ParamsError if the key has not a value for each field
	 */
	public static List<Object> of(ModelMeta model, @Nullable Object key) {
		if (key != null && !model.isComposite()) {
			return List.of(key);
		}
		List<@Nullable Object> values = new ArrayList<>();
		if (key instanceof ModelBase instance && model.type().isInstance(instance)) {
			values.addAll((List<?>) Keys.of(model, instance));
		}
		else if (key instanceof List<?> list && list.size() == model.keyFields().size()) {
			values.addAll(list);
		}
		else if (key instanceof Map<?, ?> map && map.size() == model.keyFields().size()) {
			model.keyFields().forEach((field) -> values.add(named(map, field)));
		}
		else if (key instanceof Record composed) {
			Map<String, @Nullable Object> components = KeyRecords.values(composed);
			model.keyFields().forEach((field) -> values.add(named(components, field)));
		}
		List<Object> parts = new ArrayList<>(values.size());
		for (Object value : values) {
			if (value != null) {
				parts.add(plain(model.keyFields().get(parts.size()), value));
			}
		}
		if (parts.size() != model.keyFields().size()) {
			throw new ParamsError("The key of " + model.name() + " is " + names(model)
					+ ": give a list of these values, or a map or record by these names; found " + described(key)
					+ ".");
		}
		return parts;
	}

	/**
	 * The names of a key's fields.
	 */
	static List<String> names(ModelMeta model) {
		return model.keyFields().stream().map(FieldMeta::name).toList();
	}

	private static String described(@Nullable Object key) {
		if (key instanceof List<?> list) {
			return "a list of " + list.size() + (list.stream().anyMatch(Objects::isNull) ? " with null in it" : "");
		}
		return (key instanceof Map<?, ?> map) ? "a map of " + map.keySet()
				: (key != null) ? key.getClass().getSimpleName() : "null";
	}

	private static Object plain(FieldMeta field, Object value) {
		RelationMeta relation = field.relation();
		Object key = (relation != null && isWhole(relation)) ? Keys.of(relation, value) : value;
		return (key != null) ? key : value;
	}

	private static @Nullable Object named(Map<?, ?> values, FieldMeta field) {
		Object value = values.get(field.name());
		RelationMeta relation = field.relation();
		return (value == null && relation != null && isWhole(relation)) ? values.get(relation.name()) : value;
	}

	/** Whether a field is all of the raw key of a relation. */
	private static boolean isWhole(RelationMeta relation) {
		return relation.sourceFields().size() == 1;
	}

}
