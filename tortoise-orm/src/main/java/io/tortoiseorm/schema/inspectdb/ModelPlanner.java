package io.tortoiseorm.schema.inspectdb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.tortoiseorm.meta.DbNames;
import io.tortoiseorm.schema.inspectdb.ModelPlan.Property;
import io.tortoiseorm.schema.inspectdb.ModelPlan.Reference;
import io.tortoiseorm.schema.introspection.LiveColumn;
import io.tortoiseorm.schema.introspection.LiveForeignKey;
import io.tortoiseorm.schema.introspection.LiveIndex;
import io.tortoiseorm.schema.introspection.LiveKey;
import io.tortoiseorm.schema.introspection.LiveTable;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import io.tortoiseorm.sql.TableRef;
import org.jspecify.annotations.Nullable;

/**
 * Decides which models, properties and relations tables become.
 */
final class ModelPlanner {

	private final List<LiveTable> tables;

	private final List<LiveTable> views;

	private final List<String> notes;

	private final Map<TableRef, ModelPlan> models = new LinkedHashMap<>();

	ModelPlanner(List<LiveTable> tables, List<LiveTable> views, List<String> notes) {
		this.tables = tables;
		this.views = views;
		this.notes = notes;
	}

	List<ModelPlan> plan() {
		Set<String> classNames = new TreeSet<>();
		List<LiveTable> modelTables = new ArrayList<>();
		List<LiveTable> links = new ArrayList<>();
		for (LiveTable table : this.tables) {
			if (RelationPlanner.isLink(table, this.tables)) {
				links.add(table);
			}
			else if (!hasKey(table)) {
				this.notes.add("Table " + table.name() + " has no model: a model needs a primary key, and a key of"
						+ " several columns only those that are given by hand and can be indexed");
			}
			else {
				modelTables.add(table);
			}
		}
		modelTables.addAll(this.views);
		for (LiveTable table : modelTables) {
			String className = Names.unused(Names.className(table.name()), classNames);
			classNames.add(className);
			this.models.put(table.table(), new ModelPlan(table, className, this.views.contains(table)));
		}
		this.models.values().forEach(this::planProperties);
		KeyReferencePlanner keyReferences = new KeyReferencePlanner(this.models);
		this.models.values().forEach(keyReferences::plan);
		RelationPlanner relations = new RelationPlanner(this.models, this.notes);
		links.forEach(relations::planPairs);
		this.models.values().forEach(relations::planReferences);
		this.models.values()
			.forEach(
					(plan) -> plan.notes.forEach((note) -> this.notes.add("Table " + plan.table.name() + ": " + note)));
		return List.copyOf(this.models.values());
	}

	private static boolean hasKey(LiveTable table) {
		return (table.keyColumns().size() > 1) ? table.keyColumns().stream().allMatch((key) -> canBePart(table, key))
				: keyColumn(table) != null;
	}

	private static boolean canBePart(LiveTable table, String key) {
		LiveColumn column = table.column(key);
		SqlType type = (column != null) ? column.sqlType() : null;
		return type != null && FieldTypes.canBeIndexed(type) && !column.identity() && column.computed() == null;
	}

	/** The key, else a column that could be one; none of a key of several. */
	private static @Nullable String keyColumn(LiveTable table) {
		if (!table.keyColumns().isEmpty()) {
			return (table.keyColumns().size() == 1) ? table.keyColumns().get(0) : null;
		}
		return table.columns()
			.stream()
			.filter((column) -> !column.nullable() && table.isUnique(List.of(column.name())))
			.map(LiveColumn::name)
			.findFirst()
			.orElse(null);
	}

	/** Views have no keys, but rows are told apart by one. */
	private static String likelyKey(ModelPlan plan) {
		List<LiveColumn> columns = plan.table.columns().stream().filter((column) -> column.sqlType() != null).toList();
		LiveColumn key = columns.stream()
			.filter((column) -> column.name().equalsIgnoreCase("id"))
			.findFirst()
			.orElse(columns.get(0));
		plan.notes.add("column " + key.name() + " is taken for the key, which no view tells");
		return key.name();
	}

	private void planProperties(ModelPlan plan) {
		LiveTable table = plan.table;
		String key = plan.view ? likelyKey(plan) : keyColumn(table);
		for (LiveColumn column : table.columns()) {
			Reference reference = reference(table, column);
			SqlType type = type(plan, column, reference);
			if (type == null) {
				continue;
			}
			String wanted = (reference != null) ? Names.relation(column.name()) : Names.property(column.name());
			String name = plan.claim(wanted);
			if (reference != null) {
				plan.claim(name + "Id");
			}
			Property property = new Property(name, column, type, reference);
			property.primaryKey = column.name().equals(key);
			property.keyPart = plan.compositeKey().contains(column.name());
			property.unique = !property.primaryKey && isPlainUnique(table, column.name());
			property.index = table.indexes()
				.stream()
				.anyMatch((index) -> isPlainIndex(index, table, column.name()) && FieldTypes.canBeIndexed(type));
			plan.properties.put(column.name(), property);
		}
	}

	private @Nullable SqlType type(ModelPlan plan, LiveColumn column, @Nullable Reference reference) {
		if (column.computed() != null) {
			plan.notes
				.add("column " + column.name() + " is left out, which the database computes as " + column.computed());
			return null;
		}
		SqlType type = column.sqlType();
		if (type == null && reference == null) {
			plan.notes
				.add("column " + column.name() + " is left out, as there is no field for its type " + column.type());
			return null;
		}
		return (type != null) ? referredType(plan.table, column, type) : SqlType.UNKNOWN;
	}

	/**
	 * A key that numbers itself has one type in SQLite: what refers to it tells more.
	 */
	private SqlType referredType(LiveTable table, LiveColumn column, SqlType type) {
		if (!column.identity() || !column.type().equalsIgnoreCase("INTEGER") || type.kind() != Kind.BIGINT) {
			return type;
		}
		for (LiveTable other : this.tables) {
			for (LiveForeignKey key : other.foreignKeys()) {
				if (key.target().equals(table.table()) && key.targetColumns().equals(List.of(column.name()))) {
					LiveColumn referring = other.column(key.columns().get(0));
					SqlType found = (referring != null) ? referring.sqlType() : null;
					return (found != null && found.isInteger()) ? found : type;
				}
			}
		}
		return type;
	}

	private @Nullable Reference reference(LiveTable table, LiveColumn column) {
		for (LiveForeignKey key : table.foreignKeys()) {
			ModelPlan target = this.models.get(key.target());
			if (key.columns().equals(List.of(column.name())) && target != null && key.targetColumns().size() == 1
					&& target.table.isUnique(key.targetColumns())) {
				boolean oneToOne = table.isUnique(List.of(column.name()));
				return new Reference(key, target, oneToOne);
			}
		}
		return null;
	}

	/**
	 * Whether a field can say itself that it is unique, without the name of a constraint.
	 */
	private boolean isPlainUnique(LiveTable table, String column) {
		List<String> columns = List.of(column);
		boolean referred = this.tables.stream()
			.flatMap((other) -> other.foreignKeys().stream())
			.anyMatch((key) -> key.target().equals(table.table()) && key.targetColumns().equals(columns));
		for (LiveKey key : table.uniques()) {
			if (key.columns().equals(columns)) {
				return referred || key.name() == null || key.name().equals(DbNames.unique(table.name(), columns));
			}
		}
		return referred && !table.keyColumns().equals(columns);
	}

	static boolean isPlainIndex(LiveIndex index, LiveTable table, String column) {
		List<String> columns = List.of(column);
		return index.plain() && index.columns().equals(columns) && !index.unique() && index.condition() == null
				&& index.using() == null && index.name().equals(DbNames.index(table.name(), columns));
	}

}
