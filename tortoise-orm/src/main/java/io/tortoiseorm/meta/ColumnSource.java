package io.tortoiseorm.meta;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One column of a property. A reference to a model with a composite key has several, one
 * for each field of that key; every other property has one.
 *
 * @param property the property
 * @param part which of several columns it is, from 0; -1 where it is the only one
 * @param name the name of its values in lookups
 * @param column the name in the database
 * @param access how its values are read and written
 */
record ColumnSource(PropertySource property, int part, String name, String column, PropertyAccess access) {

	private static final ClassValue<List<ColumnSource>> KEYS = new ClassValue<>() {

		@Override
		protected List<ColumnSource> computeValue(Class<?> type) {
			return key(ModelSource.of(type.asSubclass(ModelBase.class)), new LinkedHashSet<>());
		}

	};

	/**
	 * The columns of a property.
	 * @throws io.tortoiseorm.exceptions.ConfigurationError if there are other than its
	 * declaration says
	 */
	static List<ColumnSource> of(PropertySource property) {
		return of(property, new LinkedHashSet<>());
	}

	/**
	 * The columns of a model's key.
	 */
	static List<ColumnSource> ofKey(Class<? extends ModelBase> model) {
		return KEYS.get(model);
	}

	/**
	 * Whether it is one of several columns of its property.
	 */
	boolean isPart() {
		return this.part >= 0;
	}

	private static List<ColumnSource> of(PropertySource property, Set<PropertySource> underway) {
		List<ColumnSource> referred = property.refersToKey() ? referred(property, underway) : List.of();
		List<String> said = property.options().texts("columns");
		checkColumns(property, said, Math.max(1, referred.size()));
		if (referred.size() < 2) {
			return List.of(new ColumnSource(property, -1, property.valueName(),
					said.isEmpty() ? property.column() : said.get(0), Objects.requireNonNull(property.access())));
		}
		if (property.dbDefault() != null) {
			throw property.error("has @DbDefault, but its key has several columns.", "Remove @DbDefault.");
		}
		String column = property.options().text("column");
		String prefix = ((column != null) ? column : Naming.snakeCase(property.name())) + "_";
		List<ColumnSource> columns = new ArrayList<>(referred.size());
		for (int i = 0; i < referred.size(); i++) {
			ColumnSource key = referred.get(i);
			columns.add(new ColumnSource(property, i, property.name() + capitalised(key.name()),
					said.isEmpty() ? prefix + key.column() : said.get(i),
					PropertyAccess.ofRawKeyPart(property.slot(), i, referred.size())));
		}
		return List.copyOf(columns);
	}

	private static List<ColumnSource> referred(PropertySource property, Set<PropertySource> underway) {
		if (!underway.add(property)) {
			throw property.error("refers to a key that refers back to it.",
					"Give one of the models a primary key of its own.");
		}
		List<ColumnSource> key = key(ModelSource.of(Objects.requireNonNull(property.target())), underway);
		underway.remove(property);
		return key;
	}

	private static List<ColumnSource> key(ModelSource model, Set<PropertySource> underway) {
		List<ColumnSource> columns = new ArrayList<>();
		model.keys().forEach((key) -> columns.addAll(of(key, underway)));
		return List.copyOf(columns);
	}

	private static void checkColumns(PropertySource property, List<String> said, int needed) {
		if (said.isEmpty()) {
			return;
		}
		if (property.options().text("column") != null) {
			throw property.error("has both column and columns.", "Keep one of them.");
		}
		if (said.size() != needed) {
			throw property.error("names %d columns, but the key it refers to has %d.".formatted(said.size(), needed),
					"Name a column for each field of that key, in its order.");
		}
		for (String column : said) {
			if (column.isBlank()) {
				throw property.error("names a column without a name.", "Name it.");
			}
		}
	}

	private static String capitalised(String name) {
		return Character.toUpperCase(name.charAt(0)) + name.substring(1);
	}

}
