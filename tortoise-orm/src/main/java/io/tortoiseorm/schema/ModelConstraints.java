package io.tortoiseorm.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.tortoiseorm.db.ConstraintFields;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.sql.ddl.TableDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fields that a constraint is about: by the columns if the database names them,
 * else by the name that schema generation gave it, else by the name that databases give
 * to constraints without one.
 */
public final class ModelConstraints implements ConstraintFields {

	private static final String MYSQL_PRIMARY_KEY = "primary";

	private final Map<String, ModelMeta> models = new HashMap<>();

	private final Map<String, Known> constraints = new HashMap<>();

	/**
	 * Looks at all models.
	 * @param registry the models
	 */
	public ModelConstraints(ModelRegistry registry) {
		registry.models().forEach(this::add);
	}

	private void add(ModelMeta model) {
		this.models.put(lower(model.table().name()), model);
		TableDefinition table = ModelTables.of(model);
		String name = table.table().name();
		table.uniques().forEach((unique) -> put(unique.name(), model, unique.columns()));
		table.indexes().forEach((index) -> put(index.name(), model, index.columns()));
		table.foreignKeys().forEach((key) -> put(key.name(), model, key.columns()));
		put(name + "_pkey", model, table.primaryKey());
		for (FieldMeta field : model.fields()) {
			put(name + "_" + field.column() + "_key", model, List.of(field.column()));
			put(name + "_" + field.column() + "_fkey", model, List.of(field.column()));
		}
	}

	private void put(String constraint, ModelMeta model, List<String> columns) {
		this.constraints.putIfAbsent(lower(constraint), new Known(model, columns));
	}

	@Override
	public List<String> resolve(@Nullable String table, @Nullable String constraint, List<String> columns) {
		ModelMeta model = (table != null) ? this.models.get(lower(table)) : null;
		if (!columns.isEmpty()) {
			return (model != null) ? fields(model, columns) : columns;
		}
		if (constraint == null) {
			return List.of();
		}
		if (model != null && lower(constraint).equals(MYSQL_PRIMARY_KEY)) {
			return model.keyFields().stream().map(FieldMeta::name).toList();
		}
		Known known = this.constraints.get(lower(constraint));
		return (known != null) ? fields(known.model(), known.columns()) : List.of();
	}

	private static List<String> fields(ModelMeta model, List<String> columns) {
		List<String> names = new ArrayList<>();
		for (String column : columns) {
			names.add(model.fields()
				.stream()
				.filter((field) -> field.column().equalsIgnoreCase(column))
				.map(FieldMeta::name)
				.findFirst()
				.orElse(column));
		}
		return names;
	}

	private static String lower(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

	/**
	 * A constraint of a model.
	 */
	private record Known(ModelMeta model, List<String> columns) {

	}

}
