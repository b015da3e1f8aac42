package io.tortoiseorm.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.RelationMeta;
import io.tortoiseorm.meta.Suggestions;

/**
 * Splits lookup keys, and tells of unknown names what may have been meant.
 */
final class Names {

	private static final int MAX_MATCHED = 64;

	private Names() {
	}

	/**
	 * The names of a key.
	 * @param key names joined by {@code __}
	 * @return the names, at least one
	 */
	static List<String> split(String key) {
		List<String> names = new ArrayList<>(4);
		int start = 0;
		int end = key.indexOf("__", 1);
		while (end > 0) {
			names.add(key.substring(start, end));
			start = end + 2;
			end = key.indexOf("__", start);
		}
		names.add(key.substring(start));
		return names;
	}

	/**
	 * Whether a name can stand in a statement as it is: letters, digits and underscores,
	 * and not too many.
	 */
	static boolean isPlain(String name, int limit) {
		if (name.isEmpty() || name.length() > limit || (name.charAt(0) >= '0' && name.charAt(0) <= '9')) {
			return false;
		}
		return name.chars()
			.allMatch((c) -> c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
	}

	/**
	 * The field that a name stands for where a model is read or written as a whole.
	 * @param model the model
	 * @param name a field, or a relation, whose key it is then
	 * @return the field
	 */
	static FieldMeta field(ModelMeta model, String name) {
		List<FieldMeta> fields = fields(model, name);
		if (fields.size() > 1) {
			throw new FieldError(model.name() + "." + name + " has a field for each part of its key: name one of "
					+ fields.stream().map(FieldMeta::name).toList() + ".");
		}
		return fields.get(0);
	}

	/**
	 * The fields that a name stands for where a model is read or written as a whole.
	 * @param model the model
	 * @param name a field, or a relation, whose key they are then
	 * @return one field, several for a relation to a model with a composite key
	 */
	static List<FieldMeta> fields(ModelMeta model, String name) {
		FieldMeta field = model.field(name);
		if (field != null) {
			return List.of(field);
		}
		RelationMeta relation = model.relation(name);
		if (relation == null || !relation.holdsKey()) {
			throw Names.unknown(name, model, name, List.of());
		}
		return relation.sourceFields();
	}

	static FieldError unknown(String name, ModelMeta model, String key, Collection<String> annotations) {
		List<String> allowed = new ArrayList<>(model.names());
		allowed.addAll(annotations);
		allowed.sort(Comparator.naturalOrder());
		return new FieldError("Unknown name '" + shown(name) + "' on model " + model.name() + within(name, key) + "."
				+ suggestion(name, allowed) + " Allowed are: " + String.join(", ", allowed) + ".");
	}

	static String within(String name, String key) {
		return name.equals(key) ? "" : " (in '" + shown(key) + "')";
	}

	/**
	 * A question for the closest names, or nothing when none is close.
	 */
	static String suggestion(String name, Collection<String> allowed) {
		if (name.isEmpty() || name.length() > MAX_MATCHED) {
			return "";
		}
		List<String> close = Suggestions.closeTo(name, allowed);
		return close.isEmpty() ? "" : " Did you mean " + String.join(" or ", close) + "?";
	}

	static String shown(String text) {
		return Suggestions.shown(text);
	}

}
