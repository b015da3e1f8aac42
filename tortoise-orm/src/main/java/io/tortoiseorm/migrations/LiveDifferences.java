package io.tortoiseorm.migrations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.schema.introspection.LiveColumn;
import io.tortoiseorm.schema.introspection.LiveIndex;
import io.tortoiseorm.schema.introspection.LiveKey;
import io.tortoiseorm.schema.introspection.LiveTable;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.sql.ddl.UniqueDefinition;

/**
 * Compares tables as they are in a database with their definitions. What databases tell
 * in words of their own, such as conditions and defaults, is not compared.
 */
final class LiveDifferences {

	private final Dialect dialect;

	private final List<String> found = new ArrayList<>();

	LiveDifferences(Dialect dialect) {
		this.dialect = dialect;
	}

	/**
	 * Compares the tables of one schema.
	 * @param wanted the definitions
	 * @param live the tables that are there
	 * @return what differs, in sentences
	 */
	List<String> of(Collection<TableDefinition> wanted, Collection<LiveTable> live) {
		for (TableDefinition table : wanted) {
			live.stream()
				.filter((there) -> there.name().equals(table.table().name()))
				.findFirst()
				.ifPresentOrElse((there) -> compare(table, there),
						() -> this.found.add("table %s is missing".formatted(shown(table))));
		}
		Set<String> names = wanted.stream().map((table) -> table.table().name()).collect(Collectors.toSet());
		live.stream()
			.filter((table) -> !names.contains(table.name()) && !isOwn(table.name()))
			.forEach((table) -> this.found.add("table %s is there, but no migration makes it".formatted(table.name())));
		return List.copyOf(this.found);
	}

	private static boolean isOwn(String table) {
		return table.startsWith("tortoise_migration") || table.startsWith("sqlite_");
	}

	private static String shown(TableDefinition table) {
		return TableNames.text(table.table());
	}

	private void add(TableDefinition table, String difference, Object... parts) {
		this.found.add("table " + shown(table) + ": " + difference.formatted(parts));
	}

	private void compare(TableDefinition table, LiveTable live) {
		for (ColumnDefinition column : table.columns()) {
			LiveColumn there = live.column(column.name());
			if (there == null) {
				add(table, "column %s is missing", column.name());
			}
			else {
				compare(table, column, there);
			}
		}
		Set<String> names = table.columns().stream().map(ColumnDefinition::name).collect(Collectors.toSet());
		live.columns()
			.stream()
			.filter((column) -> !names.contains(column.name()))
			.forEach((column) -> add(table, "column %s is there, but no migration makes it", column.name()));
		if (!table.primaryKey().equals(live.keyColumns())) {
			add(table, "the primary key is (%s) instead of (%s)", String.join(", ", live.keyColumns()),
					String.join(", ", table.primaryKey()));
		}
		uniques(table, live);
		indexes(table, live);
		foreignKeys(table, live);
	}

	private void compare(TableDefinition table, ColumnDefinition column, LiveColumn live) {
		if (live.sqlType() != null && !isSame(column.type(), live.sqlType())) {
			add(table, "column %s is of type %s instead of %s", column.name(), live.type(),
					this.dialect.types().columnType(column.type()));
		}
		boolean key = table.primaryKey().contains(column.name());
		if (!key && column.computed() == null && column.nullable() != live.nullable()) {
			add(table, live.nullable() ? "column %s may be NULL" : "column %s may not be NULL", column.name());
		}
	}

	private boolean isSame(SqlType wanted, SqlType live) {
		if (wanted.isInteger() && live.isInteger()) {
			return wanted.kind() == live.kind() || this.dialect.name().equals("sqlite");
		}
		if (wanted.kind() == Kind.VARCHAR || wanted.kind() == Kind.DECIMAL) {
			return live.kind() == wanted.kind()
					&& (live.length() == 0 || (live.length() == wanted.length() && live.scale() == wanted.scale()));
		}
		return family(wanted.kind()).equals(family(live.kind()));
	}

	/** Kinds of which some databases make others. */
	private static String family(Kind kind) {
		return switch (kind) {
			case REAL, DOUBLE -> "floating point";
			case TIMESTAMP, INSTANT -> "timestamp";
			case TEXT, JSON -> "text";
			default -> kind.name();
		};
	}

	private void uniques(TableDefinition table, LiveTable live) {
		Set<List<String>> wanted = new HashSet<>(table.uniques().stream().map(UniqueDefinition::columns).toList());
		table.indexes()
			.stream()
			.filter((index) -> index.unique() && isPlain(index))
			.forEach((index) -> wanted.add(index.columns()));
		Set<List<String>> there = new HashSet<>(live.uniques().stream().map(LiveKey::columns).toList());
		live.indexes()
			.stream()
			.filter((index) -> index.unique() && isPlain(index))
			.forEach((index) -> there.add(index.columns()));
		if (there.stream().anyMatch((columns) -> isOutdated(columns, live))) {
			return;
		}
		wanted.stream()
			.filter((columns) -> !there.contains(columns))
			.forEach((columns) -> add(table, "(%s) is not unique", String.join(", ", columns)));
		there.stream()
			.filter((columns) -> !wanted.contains(columns))
			.forEach((columns) -> add(table, "(%s) is unique, but no migration says so", String.join(", ", columns)));
	}

	private static boolean isPlain(IndexDefinition index) {
		return index.expressions().isEmpty() && index.condition() == null && index.using() == null;
	}

	private static boolean isPlain(LiveIndex index) {
		return index.plain() && index.condition() == null && index.using() == null;
	}

	private void indexes(TableDefinition table, LiveTable live) {
		Set<String> there = live.indexes().stream().map(LiveIndex::name).collect(Collectors.toSet());
		table.indexes()
			.stream()
			.filter((index) -> !index.unique() && isPlain(index) && !there.contains(index.name()))
			.forEach((index) -> add(table, "index %s is missing", index.name()));
		Set<String> names = table.indexes().stream().map(IndexDefinition::name).collect(Collectors.toSet());
		live.indexes()
			.stream()
			.filter((index) -> !index.unique() && isPlain(index) && !names.contains(index.name()))
			.forEach((index) -> add(table, "index %s is there, but no migration makes it", index.name()));
	}

	/** H2 names columns of constraints as they were before they were renamed. */
	private static boolean isOutdated(List<String> columns, LiveTable live) {
		return columns.stream().anyMatch((column) -> live.column(column) == null);
	}

	private void foreignKeys(TableDefinition table, LiveTable live) {
		if (live.foreignKeys().stream().anyMatch((key) -> isOutdated(key.columns(), live))) {
			return;
		}
		Set<String> wanted = table.foreignKeys()
			.stream()
			.map((key) -> reference(key.columns(), key.target().name(), key.targetColumns()))
			.collect(Collectors.toSet());
		Set<String> there = live.foreignKeys()
			.stream()
			.map((key) -> reference(key.columns(), key.target().name(), key.targetColumns()))
			.collect(Collectors.toSet());
		wanted.stream()
			.filter((key) -> !there.contains(key))
			.forEach((key) -> add(table, "the foreign key %s is missing", key));
		there.stream()
			.filter((key) -> !wanted.contains(key))
			.forEach((key) -> add(table, "the foreign key %s is there, but no migration makes it", key));
	}

	private static String reference(List<String> columns, String table, List<String> targets) {
		return "(%s) to %s (%s)".formatted(String.join(", ", columns), table, String.join(", ", targets));
	}

}
