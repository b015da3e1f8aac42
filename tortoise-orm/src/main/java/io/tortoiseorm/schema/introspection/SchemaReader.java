package io.tortoiseorm.schema.introspection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tortoiseorm.dialect.Catalog;
import io.tortoiseorm.dialect.Catalog.Part;
import io.tortoiseorm.dialect.IndexText;
import io.tortoiseorm.dialect.TableText;
import io.tortoiseorm.schema.introspection.CatalogRows.Row;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.CheckDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Makes tables of the rows of the catalogue.
 */
final class SchemaReader {

	private final Catalog catalog;

	private final CatalogRows rows;

	private final @Nullable String schema;

	private final @Nullable String current;

	private final @Nullable String asked;

	/**
	 * Creates the reader.
	 * @param catalog how the database describes itself
	 * @param rows what it told
	 * @param schema the schema that was looked at
	 * @param current the schema of names without one
	 * @param asked the schema if it was asked for by name
	 */
	SchemaReader(Catalog catalog, CatalogRows rows, @Nullable String schema, @Nullable String current,
			@Nullable String asked) {
		this.catalog = catalog;
		this.rows = rows;
		this.schema = schema;
		this.current = current;
		this.asked = asked;
	}

	LiveSchema read() {
		List<LiveTable> tables = new ArrayList<>();
		List<LiveView> views = new ArrayList<>();
		for (Row row : this.rows.rows(Part.TABLES)) {
			TableRef table = new TableRef(this.asked, row.get(0));
			if (row.is(1)) {
				views.add(new LiveView(table, columns(table, TableText.NONE), row.find(3), row.find(2)));
			}
			else {
				String definition = row.find(3);
				TableText text = (definition != null) ? this.catalog.tableText(definition) : TableText.NONE;
				tables.add(table(table, (row.find(2) != null) ? row.find(2) : text.comment(), text));
			}
		}
		tables.sort(Comparator.comparing(LiveTable::name));
		views.sort(Comparator.comparing(LiveView::name));
		List<LiveTable> whole = tables.stream().map((table) -> withTargets(table, tables)).toList();
		return new LiveSchema(this.schema, whole, views);
	}

	private LiveTable table(TableRef table, @Nullable String comment, TableText text) {
		LiveKey primaryKey = null;
		List<LiveKey> uniques = new ArrayList<>();
		for (Map.Entry<String, List<Row>> group : this.rows
			.grouped(Part.KEYS, table.name(), (row) -> row.is(2) + row.get(4))
			.entrySet()) {
			Row first = group.getValue().get(0);
			List<String> columns = names(group.getValue(), 3);
			String named = text.constraints().get(TableText.key(first.is(2) ? "PRIMARY" : "UNIQUE", columns));
			LiveKey key = new LiveKey((named != null) ? named : first.find(1), columns);
			if (first.is(2)) {
				primaryKey = key;
			}
			else {
				uniques.add(key);
			}
		}
		uniques.sort(Comparator.comparing((LiveKey key) -> String.valueOf(key.name()))
			.thenComparing((key) -> key.columns().toString()));
		return new LiveTable(table, columns(table, text), primaryKey, uniques, indexes(table), foreignKeys(table, text),
				checks(table, text), comment);
	}

	private List<LiveColumn> columns(TableRef table, TableText text) {
		return this.rows.grouped(Part.COLUMNS, table.name(), (row) -> row.get(1))
			.values()
			.stream()
			.map((group) -> column(group.get(0), text))
			.toList();
	}

	private LiveColumn column(Row row, TableText text) {
		String name = row.get(1);
		String computed = (row.find(6) != null) ? row.find(6) : text.computed().get(name);
		String comment = (row.find(8) != null) ? row.find(8) : text.columnComments().get(name);
		String defaultValue = row.find(4);
		String constant = (defaultValue != null) ? this.catalog.constant(defaultValue) : null;
		return new LiveColumn(name, row.get(2), this.catalog.sqlType(row.get(2)), row.is(3), row.is(5), defaultValue,
				constant, computed, row.find(7), comment);
	}

	private List<LiveIndex> indexes(TableRef table) {
		List<LiveIndex> indexes = new ArrayList<>();
		this.rows.grouped(Part.INDEXES, table.name(), (row) -> row.get(1))
			.forEach((name, group) -> indexes.add(index(name, group)));
		indexes.sort(Comparator.comparing(LiveIndex::name));
		return indexes;
	}

	private LiveIndex index(String name, List<Row> group) {
		Row first = group.get(0);
		String definition = first.find(8);
		IndexText text = (definition != null) ? this.catalog.indexText(definition) : IndexText.NONE;
		List<LiveIndex.Part> parts = new ArrayList<>();
		for (int i = 0; i < group.size(); i++) {
			Row row = group.get(i);
			String expression = row.find(5);
			if (row.find(4) == null && expression == null && i < text.parts().size()) {
				expression = text.parts().get(i);
			}
			parts.add(new LiveIndex.Part(row.find(4), expression, row.is(6)));
		}
		String condition = (first.find(7) != null) ? first.find(7) : text.condition();
		return new LiveIndex(name, parts, first.is(2), condition, first.find(3));
	}

	private List<LiveForeignKey> foreignKeys(TableRef table, TableText text) {
		List<LiveForeignKey> keys = new ArrayList<>();
		for (List<Row> group : this.rows.grouped(Part.FOREIGN_KEYS, table.name(), (row) -> row.get(8)).values()) {
			Row first = group.get(0);
			List<String> columns = names(group, 2);
			String name = (first.find(1) != null) ? first.find(1)
					: text.constraints().get(TableText.key("FOREIGN", columns));
			List<String> targets = (first.find(5) != null) ? names(group, 5) : List.of();
			keys.add(new LiveForeignKey(name, columns, target(first.find(3), first.get(4)), targets, first.get(6),
					first.get(7)));
		}
		keys.sort(Comparator.comparing((LiveForeignKey key) -> String.valueOf(key.name()))
			.thenComparing((key) -> key.columns().toString()));
		return keys;
	}

	private TableRef target(@Nullable String targetSchema, String table) {
		if (targetSchema == null || targetSchema.equals(this.schema)) {
			return new TableRef(this.asked, table);
		}
		return new TableRef(targetSchema.equals(this.current) ? null : targetSchema, table);
	}

	private List<CheckDefinition> checks(TableRef table, TableText text) {
		List<CheckDefinition> checks = new ArrayList<>(text.checks());
		this.rows.grouped(Part.CHECKS, table.name(), (row) -> row.get(1))
			.forEach((name, group) -> checks.add(new CheckDefinition(name, group.get(0).get(2))));
		checks.sort(Comparator.comparing(CheckDefinition::name).thenComparing(CheckDefinition::condition));
		return checks;
	}

	/** A foreign key without columns to refer to refers to the primary key. */
	private static LiveTable withTargets(LiveTable table, List<LiveTable> tables) {
		List<LiveForeignKey> keys = table.foreignKeys().stream().map((key) -> withTargets(key, tables)).toList();
		return new LiveTable(table.table(), table.columns(), table.primaryKey(), table.uniques(), table.indexes(), keys,
				table.checks(), table.comment());
	}

	private static LiveForeignKey withTargets(LiveForeignKey key, List<LiveTable> tables) {
		if (!key.targetColumns().isEmpty()) {
			return key;
		}
		List<String> columns = tables.stream()
			.filter((table) -> table.name().equalsIgnoreCase(key.target().name()))
			.findFirst()
			.map(LiveTable::keyColumns)
			.orElse(List.of());
		return new LiveForeignKey(key.name(), key.columns(), key.target(), columns, key.onDelete(), key.onUpdate());
	}

	private static List<String> names(List<Row> rows, int column) {
		return rows.stream().map((row) -> Objects.requireNonNull(row.find(column))).toList();
	}

}
