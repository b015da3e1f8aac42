package io.tortoiseorm.migrations;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.sql.ddl.TableDiff;
import io.tortoiseorm.sql.ddl.TableDiff.ColumnChange;
import org.jspecify.annotations.Nullable;

/**
 * A table that was there and still is.
 */
final class ComparedTable {

	/** Marks columns that go, and leave their name to another. */
	private static final String GONE = "\u0000";

	final TableState before;

	final TableState current;

	/** The old definition with the new names of what was renamed. */
	final TableDefinition mapped;

	final TableDiff diff;

	private final Map<String, String> renamed;

	/**
	 * Compares.
	 * @param renamed the new names of columns by their old ones
	 * @param mapped the old definition with the new names
	 */
	ComparedTable(TableState before, TableState current, Map<String, String> renamed, TableDefinition mapped) {
		this.before = before;
		this.current = current;
		this.renamed = renamed;
		this.mapped = mapped;
		this.diff = TableDiff.of(mapped, current.table());
	}

	/** Gives columns their new names, after those that go have left them. */
	static void rename(TableEdit edit, Map<String, String> columns) {
		columns.values().forEach((taken) -> edit.renameColumn(taken, GONE + taken));
		columns.forEach(edit::renameColumn);
	}

	TableRef oldName() {
		return this.before.name();
	}

	TableRef name() {
		return this.current.name();
	}

	/** The old name of a column of the mapped or the current table. */
	String oldName(String column) {
		if (column.startsWith(GONE)) {
			return column.substring(GONE.length());
		}
		return this.renamed.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().equals(column))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(column);
	}

	/** The name of a column of the old table now. */
	String newName(String oldColumn) {
		return this.renamed.getOrDefault(oldColumn, oldColumn);
	}

	List<String> oldNames(List<String> columns) {
		return columns.stream().map(this::oldName).toList();
	}

	/** The old columns of the primary key by their old names. */
	List<String> oldKey() {
		return this.before.table().primaryKey();
	}

	List<String> key() {
		return this.current.table().primaryKey();
	}

	@Nullable ColumnChange change(String column) {
		return this.diff.altered().stream().filter((change) -> change.name().equals(column)).findFirst().orElse(null);
	}

	/** The column, if it is new. */
	@Nullable ColumnDefinition fresh(String column) {
		return this.diff.added().stream().filter((added) -> added.name().equals(column)).findFirst().orElse(null);
	}

	/** The column as it shall be, if it is there. */
	@Nullable ColumnDefinition column(String name) {
		return this.current.table()
			.columns()
			.stream()
			.filter((column) -> column.name().equals(name))
			.findFirst()
			.orElse(null);
	}

	boolean had(String oldColumn) {
		return this.before.table().columns().stream().anyMatch((column) -> column.name().equals(oldColumn));
	}

	/** Whether foreign keys over a column or to it are in the way of what changes. */
	boolean changesType(String column) {
		ColumnChange change = change(column);
		return change != null && (change.typeChanged() || change.identityChanged());
	}

	String shown() {
		return Objects.requireNonNullElse(this.current.model(), TableNames.text(this.current.name()));
	}

}
