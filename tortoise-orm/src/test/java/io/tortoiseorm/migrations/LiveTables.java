package io.tortoiseorm.migrations;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.schema.introspection.LiveSchema;
import io.tortoiseorm.schema.introspection.LiveTable;
import io.tortoiseorm.schema.introspection.SchemaInspector;

/**
 * The tables of a live database in a form that can be compared: the order of columns and
 * the names of primary keys make no difference.
 */
final class LiveTables {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private LiveTables() {
	}

	static Map<String, String> of(Database database) {
		return of(Objects.requireNonNull(SchemaInspector.inspect(database).block(PATIENCE)));
	}

	static Map<String, String> of(Database database, String schema) {
		return of(Objects.requireNonNull(SchemaInspector.inspect(database, schema).block(PATIENCE)));
	}

	private static Map<String, String> of(LiveSchema schema) {
		Map<String, String> tables = new TreeMap<>();
		for (LiveTable table : schema.tables()) {
			if (!table.name().startsWith("tortoise_migration") && !table.name().startsWith("sqlite_")) {
				tables.put(table.name(), text(table));
			}
		}
		return tables;
	}

	/**
	 * The tables when the database has read them anew: H2 tells old names of renamed
	 * columns in constraints until it makes the table again.
	 */
	static Map<String, String> refreshed(Database database) {
		if (database.dialect().name().equals("h2")) {
			for (String table : of(database).keySet()) {
				String altered = "ALTER TABLE \"" + table + "\" ";
				database.script(altered + "ADD COLUMN refresh INT").block(PATIENCE);
				database.script(altered + "DROP COLUMN refresh").block(PATIENCE);
			}
		}
		return of(database);
	}

	private static String text(LiveTable table) {
		TreeSet<String> parts = new TreeSet<>();
		table.columns().forEach((column) -> parts.add(column.toString()));
		table.uniques().forEach((unique) -> parts.add(unique.toString()));
		table.indexes().forEach((index) -> parts.add(index.toString()));
		table.foreignKeys().forEach((key) -> parts.add(key.toString()));
		table.checks().forEach((check) -> parts.add(check.toString()));
		parts.add("comment " + table.comment());
		parts.add("key " + table.keyColumns());
		return parts.stream().collect(Collectors.joining("\n    ", "\n    ", ""));
	}

}
