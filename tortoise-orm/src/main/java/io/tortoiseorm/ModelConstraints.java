package io.tortoiseorm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.tortoiseorm.db.ConstraintFields;
import io.tortoiseorm.meta.DbNames;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.IndexMeta;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.meta.RelationMeta;
import io.tortoiseorm.meta.UniqueMeta;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fields of a constraint: by its columns, or by the name that the ORM or the
 * database gave it.
 */
final class ModelConstraints implements ConstraintFields {

	private final ModelRegistry registry;

	private final Map<String, List<String>> byName = new HashMap<>();

	ModelConstraints(ModelRegistry registry) {
		this.registry = registry;
		registry.models().forEach(this::collect);
	}

	private void collect(ModelMeta model) {
		String table = model.table().name();
		put(table + "_pkey", List.of(model.primaryKey().name()));
		for (FieldMeta field : model.fields()) {
			List<String> fields = List.of(field.name());
			List<String> columns = List.of(field.column());
			put(DbNames.unique(table, columns), fields);
			put(DbNames.uniqueIndex(table, columns), fields);
			put(table + "_" + field.column() + "_key", fields);
			put(table + "_" + field.column() + "_fkey", fields);
			RelationMeta relation = field.relation();
			if (relation != null) {
				put(DbNames.foreignKey(table, field.column(), relation.target().table().name(),
						relation.targetField().column()), List.of(relation.name()));
			}
		}
		for (UniqueMeta unique : model.uniques()) {
			put(unique.name(), unique.fields().stream().map(FieldMeta::name).toList());
		}
		for (IndexMeta index : model.indexes()) {
			put(index.name(), index.fields().stream().map(FieldMeta::name).toList());
		}
	}

	private void put(String name, List<String> fields) {
		this.byName.putIfAbsent(name.toLowerCase(Locale.ROOT), fields);
	}

	@Override
	public List<String> resolve(@Nullable String table, @Nullable String constraint, List<String> columns) {
		List<String> named = (constraint != null) ? this.byName.get(constraint.toLowerCase(Locale.ROOT)) : null;
		if (named != null) {
			return named;
		}
		ModelMeta model = (table != null) ? this.registry.byTable(table) : null;
		if (model == null) {
			return columns;
		}
		if (columns.isEmpty() && constraint != null) {
			FieldMeta field = byColumn(model, constraint);
			return (field != null) ? List.of(field.name()) : List.of();
		}
		List<String> fields = new ArrayList<>(columns.size());
		for (String column : columns) {
			FieldMeta field = byColumn(model, column);
			fields.add((field != null) ? field.name() : column);
		}
		return fields;
	}

	private static @Nullable FieldMeta byColumn(ModelMeta model, String column) {
		for (FieldMeta field : model.fields()) {
			if (field.column().equalsIgnoreCase(column)) {
				return field;
			}
		}
		return null;
	}

}
