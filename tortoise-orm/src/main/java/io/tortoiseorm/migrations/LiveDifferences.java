package io.tortoiseorm.migrations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.schema.introspection.LiveColumn;
import io.tortoiseorm.schema.introspection.LiveForeignKey;
import io.tortoiseorm.schema.introspection.LiveIndex;
import io.tortoiseorm.schema.introspection.LiveKey;
import io.tortoiseorm.schema.introspection.LiveTable;
import io.tortoiseorm.schema.introspection.WordedTables;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.sql.ddl.UniqueDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Compares tables as they are in a database with their definitions.
 */
final class LiveDifferences {

	private static final Set<String> REFUSING = Set.of("NO ACTION", "RESTRICT");

	private final Dialect dialect;

	private final List<String> found = new ArrayList<>();

	LiveDifferences(Dialect dialect) {
		this.dialect = dialect;
	}

	/**
	 * Compares the tables of one schema.
	 * @param wanted the definitions
	 * @param live the tables that are there
	 * @param words the expressions of both in the words of the database
	 * @return what differs, in sentences
	 */
	List<String> of(Collection<TableDefinition> wanted, Collection<LiveTable> live, WordedTables words) {
		for (TableDefinition table : wanted) {
			live.stream()
				.filter((there) -> there.name().equals(table.table().name()))
				.findFirst()
				.ifPresentOrElse((there) -> compare(table, there, words),
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

	private void compare(TableDefinition table, LiveTable live, WordedTables words) {
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
		comment(table, "the comment", table.comment(), live.comment());
		new WordDifferences(table, live, words, (difference) -> add(table, "%s", difference))
			.find(this.dialect.ddl().possibleIndexes(this.dialect, table));
	}

	/** SQLite has comments in the text of definitions only. */
	private void comment(TableDefinition table, String what, @Nullable String wanted, @Nullable String live) {
		String expected = Objects.requireNonNullElse(wanted, "");
		String found = Objects.requireNonNullElse(live, "");
		if (!expected.equals(found) && !isSqlite()) {
			add(table, "%s is \"%s\" instead of \"%s\"", what, found, expected);
		}
	}

	private boolean isSqlite() {
		return this.dialect.name().equals("sqlite");
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
		// a key of whole numbers always numbers itself on SQLite
		if (column.identity() != live.identity() && !(isSqlite() && live.identity())) {
			add(table, live.identity() ? "column %s is numbered by the database, but no migration says so"
					: "column %s is not numbered by the database", column.name());
		}
		comment(table, "the comment of column " + column.name(), column.comment(), live.comment());
	}

	private boolean isSame(SqlType wanted, SqlType live) {
		if (wanted.isInteger() && live.isInteger()) {
			return wanted.kind() == live.kind() || isSqlite();
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

	/**
	 * Also those of special kinds; what they are over is told in words if they have any.
	 */
	private void indexes(TableDefinition table, LiveTable live) {
		List<IndexDefinition> possible = this.dialect.ddl().possibleIndexes(this.dialect, table);
		Map<String, LiveIndex> there = new HashMap<>();
		live.indexes().forEach((index) -> there.put(index.name(), index));
		for (IndexDefinition index : possible) {
			LiveIndex found = there.get(index.name());
			if (found == null && !(index.unique() && isPlain(index))) {
				add(table, "index %s is missing", index.name());
			}
			else if (found != null) {
				compare(table, index, found);
			}
		}
		Set<String> names = possible.stream().map(IndexDefinition::name).collect(Collectors.toSet());
		live.indexes()
			.stream()
			.filter((index) -> !(index.unique() && isPlain(index)) && !names.contains(index.name()))
			.forEach((index) -> add(table, "index %s is there, but no migration makes it", index.name()));
	}

	private void compare(TableDefinition table, IndexDefinition index, LiveIndex live) {
		if (index.unique() != live.unique()) {
			add(table, live.unique() ? "index %s is unique" : "index %s is not unique", index.name());
		}
		boolean comparable = live.plain() && index.expressions().isEmpty()
				&& live.columns().stream().noneMatch((column) -> column.contains("("));
		if (comparable && !index.columns().equals(live.columns())) {
			add(table, "index %s is over (%s) instead of (%s)", index.name(), String.join(", ", live.columns()),
					String.join(", ", index.columns()));
		}
	}

	/** H2 names columns of constraints as they were before they were renamed. */
	private static boolean isOutdated(List<String> columns, LiveTable live) {
		return columns.stream().anyMatch((column) -> live.column(column) == null);
	}

	private void foreignKeys(TableDefinition table, LiveTable live) {
		if (live.foreignKeys().stream().anyMatch((key) -> isOutdated(key.columns(), live))) {
			return;
		}
		Map<String, String> wanted = new LinkedHashMap<>();
		table.foreignKeys()
			.forEach((key) -> wanted.put(reference(key.columns(), key.target().name(), key.targetColumns()),
					action(key.onDelete())));
		Map<String, LiveForeignKey> there = new LinkedHashMap<>();
		live.foreignKeys()
			.forEach((key) -> there.put(reference(key.columns(), key.target().name(), key.targetColumns()), key));
		wanted.forEach((key, onDelete) -> {
			LiveForeignKey found = there.get(key);
			if (found == null) {
				add(table, "the foreign key %s is missing", key);
			}
			else if (!action(found.onDelete()).equals(onDelete)) {
				add(table, "the foreign key %s has ON DELETE %s instead of %s", key, found.onDelete(), onDelete);
			}
		});
		there.forEach((key, found) -> {
			if (!wanted.containsKey(key)) {
				add(table, "the foreign key %s is there, but no migration makes it", key);
			}
			else if (!REFUSING.contains(found.onUpdate())) {
				add(table, "the foreign key %s has ON UPDATE %s, but no migration says so", key, found.onUpdate());
			}
		});
	}

	/** Most databases know only one way to refuse, and tell it by either name. */
	private String action(String action) {
		return (REFUSING.contains(action) && !this.dialect.name().equals("postgres")) ? "NO ACTION" : action;
	}

	private static String reference(List<String> columns, String table, List<String> targets) {
		return "(%s) to %s (%s)".formatted(String.join(", ", columns), table, String.join(", ", targets));
	}

}
