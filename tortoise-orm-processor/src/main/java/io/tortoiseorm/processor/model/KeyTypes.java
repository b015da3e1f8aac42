package io.tortoiseorm.processor.model;

import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Finds the property whose values a raw key has.
 */
public final class KeyTypes {

	private final ModelReader reader;

	/**
	 * Creates it.
	 * @param reader reads models
	 */
	public KeyTypes(ModelReader reader) {
		this.reader = reader;
	}

	/**
	 * The property that holds the values of a column: itself, or what it refers to in the
	 * end.
	 * @param column a property with a column
	 * @return a property that is no relation, or {@code null} when there is none by
	 * mistake
	 */
	public @Nullable Property valueOf(Property column) {
		return valueOf(column, new HashSet<>());
	}

	/**
	 * The property that holds the values of the key of a model.
	 * @param model the model
	 * @return a property that is no relation, or {@code null} when there is none by
	 * mistake
	 */
	public @Nullable Property keyOf(ModelClass model) {
		Property key = model.primaryKey();
		return (key != null) ? valueOf(key) : null;
	}

	private @Nullable Property valueOf(Property column, Set<String> seen) {
		if (!column.kind().isToOne()) {
			return column;
		}
		Property referred = referred(column);
		if (referred == null || !seen.add(referred.model().getQualifiedName() + "." + referred.name())) {
			return null;
		}
		return valueOf(referred, seen);
	}

	/**
	 * The property that a reference refers to.
	 * @param reference a property that is a reference
	 * @return the property, or {@code null} when there is none by mistake
	 */
	public @Nullable Property referred(Property reference) {
		if (reference.target() == null) {
			return null;
		}
		ModelClass target = this.reader.read(reference.target());
		String toField = reference.options().text("toField");
		return (toField != null) ? target.column(toField) : target.primaryKey();
	}

}
