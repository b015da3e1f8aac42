package io.tortoiseorm.migrations;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.sql.TableRef;
import org.jspecify.annotations.Nullable;

/**
 * All tables as some migrations leave them: what replaying their operations gives. No
 * database is asked. Immutable.
 */
public final class ProjectState {

	/** The state before the first migration. */
	public static final ProjectState EMPTY = new ProjectState(Map.of());

	private final Map<TableRef, TableState> tables;

	private ProjectState(Map<TableRef, TableState> tables) {
		this.tables = tables;
	}

	/**
	 * All tables in the order of their creation.
	 * @return the tables
	 */
	public Collection<TableState> tables() {
		return this.tables.values();
	}

	/**
	 * A table by its name.
	 * @param name the name
	 * @return the table, or {@code null} if there is none
	 */
	public @Nullable TableState find(TableRef name) {
		return this.tables.get(name);
	}

	/**
	 * A table that must be there.
	 * @param name the name
	 * @return the table
	 * @throws MigrationError if there is none
	 */
	public TableState get(TableRef name) {
		TableState table = find(name);
		if (table == null) {
			throw new MigrationError("There is no table %s at this point. There are: %s"
				.formatted(TableNames.text(name), this.tables.isEmpty() ? "none"
						: String.join(", ", this.tables.keySet().stream().map(TableNames::text).toList())));
		}
		return table;
	}

	ProjectState with(TableState table) {
		if (this.tables.containsKey(table.name())) {
			throw new MigrationError("There is a table %s already".formatted(TableNames.text(table.name())));
		}
		Map<TableRef, TableState> copy = new LinkedHashMap<>(this.tables);
		copy.put(table.name(), table);
		return new ProjectState(copy);
	}

	ProjectState without(TableRef name) {
		get(name);
		for (TableState other : this.tables.values()) {
			boolean refers = other.table().foreignKeys().stream().anyMatch((key) -> key.target().equals(name));
			if (refers && !other.name().equals(name)) {
				throw new MigrationError("Table %s cannot be dropped: table %s refers to it"
					.formatted(TableNames.text(name), TableNames.text(other.name())));
			}
		}
		Map<TableRef, TableState> copy = new LinkedHashMap<>(this.tables);
		copy.remove(name);
		return new ProjectState(copy);
	}

	ProjectState changed(TableRef name, Consumer<TableEdit> change) {
		Map<TableRef, TableState> copy = new LinkedHashMap<>(this.tables);
		copy.put(name, get(name).with(change));
		return new ProjectState(copy);
	}

	ProjectState renamed(TableRef from, TableRef to, @Nullable String model) {
		TableState old = get(from);
		if (this.tables.containsKey(to)) {
			throw new MigrationError("Table %s cannot be renamed: there is a table %s already"
				.formatted(TableNames.text(from), TableNames.text(to)));
		}
		Map<TableRef, TableState> copy = new LinkedHashMap<>();
		for (TableState table : this.tables.values()) {
			TableState followed = table.with((edit) -> {
				edit.name = edit.name.equals(from) ? to : edit.name;
				edit.renameTarget(from, to);
			});
			copy.put(followed.name(),
					table.equals(old) ? new TableState(old.app(), model, followed.table()) : followed);
		}
		return new ProjectState(copy);
	}

	ProjectState renamedColumn(TableRef name, String from, String to) {
		get(name);
		Map<TableRef, TableState> copy = new LinkedHashMap<>();
		for (TableState table : this.tables.values()) {
			copy.put(table.name(), table.with((edit) -> {
				if (edit.name.equals(name)) {
					edit.find(edit.columns, (column) -> column.name(), from, "column");
					if (edit.columns.stream().anyMatch((column) -> column.name().equals(to))) {
						throw new MigrationError("Column %s of table %s cannot be renamed: there is a column %s already"
							.formatted(from, TableNames.text(name), to));
					}
					edit.renameColumn(from, to);
				}
				edit.renameTargetColumn(name, from, to);
			}));
		}
		return new ProjectState(copy);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ProjectState state && this.tables.equals(state.tables);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.tables);
	}

	@Override
	public String toString() {
		Map<String, TableState> sorted = new TreeMap<>();
		this.tables.values().forEach((table) -> sorted.put(TableNames.text(table.name()), table));
		return sorted.keySet().toString();
	}

}
