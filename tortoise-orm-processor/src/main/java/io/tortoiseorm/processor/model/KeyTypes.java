package io.tortoiseorm.processor.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import javax.lang.model.element.AnnotationMirror;

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

	/**
	 * The columns of a property.
	 * @param property a property with a column
	 * @return one column, several for a reference to a model with a composite key; none
	 * where the key leads back to itself
	 */
	public List<Column> columns(Property property) {
		List<Column> columns = columns(property, new HashSet<>());
		return (columns != null) ? columns : List.of();
	}

	/**
	 * The columns of all properties of a model.
	 * @param model the model
	 * @return the columns in order
	 */
	public List<Column> columns(ModelClass model) {
		return model.columns().stream().flatMap((property) -> columns(property).stream()).toList();
	}

	/**
	 * A column by the name lookups know.
	 * @param model the model
	 * @param name the name, that of a raw key for a relation
	 * @return the column, or {@code null}
	 */
	public @Nullable Column column(ModelClass model, String name) {
		return columns(model).stream().filter((column) -> column.name().equals(name)).findFirst().orElse(null);
	}

	/**
	 * The columns of the key of a model.
	 * @param model the model
	 * @return one column, several for a composite key; none by mistake
	 */
	public List<Column> keyColumns(ModelClass model) {
		List<Column> columns = keyColumns(model, new HashSet<>());
		return (columns != null) ? columns : List.of();
	}

	/**
	 * Whether the key that a reference refers to consists of that reference.
	 * @param reference a property that is a reference
	 * @return whether it leads back to itself
	 */
	public boolean leadsBack(Property reference) {
		return columns(reference, new HashSet<>()) == null;
	}

	private @Nullable List<Column> columns(Property property, Set<String> underway) {
		String toField = property.options().text("toField");
		boolean toKey = property.kind().isToOne() && property.target() != null
				&& (toField == null || toField.equals("pk"));
		List<Column> referred = List.of();
		if (toKey) {
			String name = property.model().getQualifiedName() + "." + property.name();
			if (!underway.add(name)) {
				return null;
			}
			referred = keyColumns(this.reader.read(Objects.requireNonNull(property.target())), underway);
			underway.remove(name);
			if (referred == null) {
				return null;
			}
		}
		List<String> said = property.options().texts("columns");
		if (referred.size() < 2) {
			return List.of(new Column(property, -1, 1, property.valueName(),
					(said.size() == 1) ? said.get(0) : property.column(), valueOf(property)));
		}
		String column = property.options().text("column");
		String prefix = ((column != null) ? column : Naming.snakeCase(property.name())) + "_";
		List<Column> columns = new ArrayList<>();
		for (int i = 0; i < referred.size(); i++) {
			Column key = referred.get(i);
			columns.add(new Column(property, i, referred.size(), property.name() + Naming.capitalized(key.name()),
					(said.size() == referred.size()) ? said.get(i) : prefix + key.column(), key.value()));
		}
		return columns;
	}

	private @Nullable List<Column> keyColumns(ModelClass model, Set<String> underway) {
		List<Column> columns = new ArrayList<>();
		for (Property key : keys(model)) {
			List<Column> own = columns(key, underway);
			if (own == null) {
				return null;
			}
			columns.addAll(own);
		}
		return columns;
	}

	private List<Property> keys(ModelClass model) {
		AnnotationMirror declared = Language.annotation(model.element(), ModelReader.COMPOSITE_KEY);
		if (declared == null) {
			return (model.primaryKey() != null) ? List.of(model.primaryKey()) : List.of();
		}
		List<Property> keys = new ArrayList<>();
		for (String name : Options.of(declared, this.reader.language().elements()).texts("value")) {
			Property key = model.columns()
				.stream()
				.filter((property) -> property.name().equals(name) || property.valueName().equals(name))
				.findFirst()
				.orElse(null);
			if (key == null) {
				return List.of();
			}
			keys.add(key);
		}
		return keys;
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
		if (toField == null || toField.equals("pk")) {
			return target.primaryKey();
		}
		Property referred = target.column(toField);
		return (referred != null && referred.kind().isToOne() && columns(referred).size() > 1) ? null : referred;
	}

}
