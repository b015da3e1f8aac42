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
			if (relation != null && relation.dbConstraint()) {
				foreignKeys.add(foreignKey(model.table(), field.column(), relation.target(), relation.targetField(),
						relation.onDelete().sql()));
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
		List<String> key = model.keyFields().stream().map(FieldMeta::column).toList();
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
		List<String> columns = search.sources().stream().map(FieldMeta::column).toList();
		return new SearchVector(columns, search.config(), search.weights());
	}

	private static IndexDefinition index(IndexMeta index) {
		return new IndexDefinition(index.name(), index.columns(), index.expressions(), index.unique(),
				index.condition(), index.using());
	}

	private static ForeignKeyDefinition foreignKey(TableRef table, String column, ModelMeta target,
			FieldMeta targetField, String onDelete) {
		String name = DbNames.foreignKey(table.name(), column, target.table().name(), targetField.column());
		return new ForeignKeyDefinition(name, List.of(column), target.table(), List.of(targetField.column()), onDelete);
	}

	private static TableDefinition pairs(RelationMeta relation, ThroughMeta through) {
		TableRef table = through.table();
		ColumnDefinition source = ColumnDefinition.of(through.sourceColumn(), relation.sourceField().sqlType(), false);
		ColumnDefinition target = ColumnDefinition.of(through.targetColumn(), relation.targetField().sqlType(), false);
		List<ForeignKeyDefinition> keys = new ArrayList<>();
		if (relation.dbConstraint()) {
			String onDelete = relation.onDelete().sql();
			keys.add(foreignKey(table, source.name(), relation.source(), relation.sourceField(), onDelete));
			keys.add(foreignKey(table, target.name(), relation.target(), relation.targetField(), onDelete));
		}
		List<IndexDefinition> indexes = (through.uniqueIndex() != null)
				? List.of(IndexDefinition.of(through.uniqueIndex(), List.of(source.name(), target.name()), true))
				: List.of();
		return new TableDefinition(table, List.of(source, target), List.of(), List.of(), indexes, keys, List.of(),
				relation.description());
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
