package io.tortoiseorm.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tortoiseorm.fields.DbDefault;
import io.tortoiseorm.fields.Deferrable;
import io.tortoiseorm.meta.DbDefaultMeta;
import io.tortoiseorm.meta.DbNames;
import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.IndexMeta;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.meta.RelationMeta;
import io.tortoiseorm.meta.TextSearchMeta;
import io.tortoiseorm.meta.ThroughMeta;
import io.tortoiseorm.meta.UniqueMeta;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.CheckDefinition;
import io.tortoiseorm.sql.ddl.ColumnDefault;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import io.tortoiseorm.sql.ddl.SearchVector;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.sql.ddl.UniqueDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The tables that models need.
 */
public final class ModelTables {

	private ModelTables() {
	}

	/**
	 * The tables of the managed models of a connection, then those of their many-to-many
	 * relations, in the order of the registry.
	 * @param registry the models
	 * @param connection the name of the connection
	 * @return the tables
	 */
	public static List<TableDefinition> of(ModelRegistry registry, String connection) {
		Map<TableRef, TableDefinition> tables = new LinkedHashMap<>();
		List<ModelMeta> models = registry.models()
			.stream()
			.filter((model) -> model.managed() && model.connection().equals(connection))
			.toList();
		models.forEach((model) -> tables.put(model.table(), of(model)));
		for (ModelMeta model : models) {
			for (RelationMeta relation : model.relations()) {
				ThroughMeta through = relation.through();
				if (relation.isForward() && through != null && through.created()) {
					tables.putIfAbsent(through.table(), pairs(relation, through));
				}
			}
		}
		return List.copyOf(tables.values());
	}

	/**
	 * The table of one model.
	 * @param model the model
	 * @return the table
	 */
	public static TableDefinition of(ModelMeta model) {
		List<ColumnDefinition> columns = new ArrayList<>();
		List<UniqueDefinition> uniques = new ArrayList<>();
		List<IndexDefinition> indexes = new ArrayList<>();
		List<ForeignKeyDefinition> foreignKeys = new ArrayList<>();
		String table = model.table().name();
		for (FieldMeta field : model.fields()) {
			List<String> column = List.of(field.column());
			columns.add(column(field));
			if (field.unique()) {
				uniques.add(new UniqueDefinition(DbNames.unique(table, column), column));
			}
			else if (field.indexed()) {
				indexes.add(IndexDefinition.of(DbNames.index(table, column), column, false));
			}
			RelationMeta relation = field.relation();
			if (relation != null && relation.dbConstraint() && relation.sourceFields().get(0) == field) {
				foreignKeys.add(foreignKey(model.table(), names(relation.sourceFields()), relation.target(),
						relation.targetFields(), relation.onDelete().sql()));
			}
		}
		for (UniqueMeta unique : model.uniques()) {
			if (unique.condition() != null) {
				indexes.add(new IndexDefinition(unique.name(), unique.columns(), List.of(), true, unique.condition(),
						null));
			}
			else {
				uniques.add(new UniqueDefinition(unique.name(), unique.columns(), initially(unique.deferrable())));
			}
		}
		for (IndexMeta index : model.indexes()) {
			indexes.add(index(index));
		}
		List<CheckDefinition> checks = model.checks()
			.stream()
			.map((check) -> new CheckDefinition(check.name(), check.condition()))
			.toList();
		List<String> key = names(model.keyFields());
		return new TableDefinition(model.table(), columns, key, withoutRepetition(uniques), distinct(indexes),
				foreignKeys, checks, model.description());
	}

	private static @Nullable String initially(Deferrable deferrable) {
		return (deferrable != Deferrable.NOT) ? deferrable.name() : null;
	}

	private static ColumnDefinition column(FieldMeta field) {
		boolean identity = field.primaryKey() && field.generated();
		return new ColumnDefinition(field.column(), field.sqlType(), field.nullable(), identity,
				defaultOf(field.dbDefault()), searchVector(field.textSearch()), field.description());
	}

	private static @Nullable ColumnDefault defaultOf(@Nullable DbDefaultMeta declared) {
		if (declared == null) {
			return null;
		}
		DbDefault.Kind kind = declared.kind();
		return switch (kind) {
			case LITERAL -> new ColumnDefault.Literal(Objects.requireNonNull(declared.value()));
			case NOW -> new ColumnDefault.Now();
			case RANDOM_HEX -> new ColumnDefault.RandomHex();
			case SQL -> new ColumnDefault.Expression(Objects.requireNonNull(declared.sql()));
		};
	}

	private static @Nullable SearchVector searchVector(@Nullable TextSearchMeta search) {
		if (search == null) {
			return null;
		}
		List<String> columns = names(search.sources());
		return new SearchVector(columns, search.config(), search.weights());
	}

	private static IndexDefinition index(IndexMeta index) {
		return new IndexDefinition(index.name(), index.columns(), index.expressions(), index.unique(),
				index.condition(), index.using());
	}

	private static ForeignKeyDefinition foreignKey(TableRef table, List<String> columns, ModelMeta target,
			List<FieldMeta> targetFields, String onDelete) {
		List<String> referred = names(targetFields);
		String name = DbNames.foreignKey(table.name(), String.join(",", columns), target.table().name(),
				String.join(",", referred));
		return new ForeignKeyDefinition(name, columns, target.table(), referred, onDelete);
	}

	private static List<String> names(List<FieldMeta> fields) {
		return fields.stream().map(FieldMeta::column).toList();
	}

	private static TableDefinition pairs(RelationMeta relation, ThroughMeta through) {
		TableRef table = through.table();
		List<ColumnDefinition> columns = new ArrayList<>();
		addColumns(columns, through.sourceColumns(), relation.sourceFields());
		addColumns(columns, through.targetColumns(), relation.targetFields());
		List<ForeignKeyDefinition> keys = new ArrayList<>();
		if (relation.dbConstraint()) {
			String onDelete = relation.onDelete().sql();
			keys.add(foreignKey(table, through.sourceColumns(), relation.source(), relation.sourceFields(), onDelete));
			keys.add(foreignKey(table, through.targetColumns(), relation.target(), relation.targetFields(), onDelete));
		}
		List<String> names = columns.stream().map(ColumnDefinition::name).toList();
		List<IndexDefinition> indexes = (through.uniqueIndex() != null)
				? List.of(IndexDefinition.of(through.uniqueIndex(), names, true)) : List.of();
		return new TableDefinition(table, columns, List.of(), List.of(), indexes, keys, List.of(),
				relation.description());
	}

	private static void addColumns(List<ColumnDefinition> columns, List<String> names, List<FieldMeta> fields) {
		for (int i = 0; i < names.size(); i++) {
			columns.add(ColumnDefinition.of(names.get(i), fields.get(i).sqlType(), false));
		}
	}

	/** A field may be unique by itself and by the constraints of its table. */
	private static List<UniqueDefinition> withoutRepetition(List<UniqueDefinition> uniques) {
		Map<List<String>, UniqueDefinition> byColumns = new LinkedHashMap<>();
		uniques.forEach((unique) -> byColumns.putIfAbsent(unique.columns(), unique));
		return List.copyOf(byColumns.values());
	}

	/** A field may be indexed by itself and by the indexes of its table. */
	private static List<IndexDefinition> distinct(List<IndexDefinition> indexes) {
		Map<String, IndexDefinition> byName = new LinkedHashMap<>();
		indexes.forEach((index) -> byName.putIfAbsent(index.name(), index));
		return List.copyOf(byName.values());
	}

}
