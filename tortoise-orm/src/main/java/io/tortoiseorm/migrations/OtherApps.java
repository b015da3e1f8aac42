package io.tortoiseorm.migrations;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.migrations.ColumnOperation.AlterColumn;
import io.tortoiseorm.migrations.ConstraintOperation.Add;
import io.tortoiseorm.migrations.ConstraintOperation.Drop;
import io.tortoiseorm.migrations.ConstraintOperation.Kind;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.TableDiff.ColumnChange;
import org.jspecify.annotations.Nullable;

/**
 * What tables of other apps have to do when a key that they refer to changes: it cannot
 * wait for a migration of their own.
 */
final class OtherApps {

	final List<Operation> dropped = new ArrayList<>();

	final List<Operation> altered = new ArrayList<>();

	final List<Operation> foreignKeys = new ArrayList<>();

	/** The apps whose tables are changed. */
	final Set<String> apps = new LinkedHashSet<>();

	private final ProjectState from;

	private final ProjectState to;

	private final String app;

	OtherApps(ProjectState from, ProjectState to, String app) {
		this.from = from;
		this.to = to;
		this.app = app;
	}

	/**
	 * Finds what follows the keys of an app.
	 * @param compared the tables of the app by their new names
	 * @param keys how their keys change
	 */
	void find(Map<TableRef, ComparedTable> compared, KeyChanges keys) {
		for (TableState other : this.from.tables()) {
			if (!other.app().equals(this.app)) {
				for (ForeignKeyDefinition key : other.table().foreignKeys()) {
					compared.values()
						.stream()
						.filter((table) -> table.oldName().equals(key.target()))
						.forEach((table) -> follow(other, key, table, keys));
				}
			}
		}
	}

	private void follow(TableState other, ForeignKeyDefinition key, ComparedTable target, KeyChanges keys) {
		List<String> columns = key.targetColumns().stream().map(target::newName).toList();
		ForeignKeyDefinition mapped = new ForeignKeyDefinition(key.name(), key.columns(), target.name(), columns,
				key.onDelete());
		if (!keys.frees(mapped)) {
			return;
		}
		if (columns.stream().anyMatch((column) -> target.column(column) == null || keys.isReplaced(target, column))
				|| !stillRefersTo(other, mapped)) {
			throw new MigrationError(
					"The key of %s gets other values, but table %s of app %s refers to it: write it by hand with makemigrations --empty"
						.formatted(target.shown(), TableNames.text(other.name()), other.app()));
		}
		this.apps.add(other.app());
		this.dropped.add(new Drop(other.name(), Kind.FOREIGN_KEY, key.name()));
		for (int i = 0; i < columns.size(); i++) {
			ColumnChange change = target.change(columns.get(i));
			if (change != null && change.typeChanged()) {
				ColumnDefinition was = column(other, key.columns().get(i));
				this.altered.add(new AlterColumn(other.name(), new ColumnDefinition(was.name(), change.after().type(),
						was.nullable(), was.identity(), was.defaultValue(), was.computed(), was.comment()), null));
			}
		}
		this.foreignKeys.add(new Add(other.name(), mapped));
	}

	private boolean stillRefersTo(TableState other, ForeignKeyDefinition key) {
		TableState wanted = this.to.find(other.name());
		return wanted == null || wanted.table()
			.foreignKeys()
			.stream()
			.filter((now) -> now.columns().equals(key.columns()) && now.target().equals(key.target()))
			.allMatch((now) -> now.targetColumns().equals(key.targetColumns()));
	}

	/**
	 * Whether a column changes with a key of another app, whose migration takes it along.
	 */
	boolean followsThere(ComparedTable table, String column) {
		ColumnChange change = table.change(column);
		if (change == null || !change.typeChanged() || !onlyType(change)) {
			return false;
		}
		return table.mapped.foreignKeys().stream().anyMatch((key) -> {
			TableState was = this.from.find(key.target());
			TableState now = this.to.find(key.target());
			int at = key.columns().indexOf(column);
			return at >= 0 && was != null && now != null && !was.app().equals(this.app)
					&& hasType(was, key.targetColumns().get(at), change.before())
					&& hasType(now, key.targetColumns().get(at), change.after());
		});
	}

	private static boolean onlyType(ColumnChange change) {
		return !change.nullableChanged() && !change.defaultChanged() && !change.commentChanged()
				&& !change.identityChanged();
	}

	private static boolean hasType(TableState table, String name, ColumnDefinition column) {
		ColumnDefinition found = find(table, name);
		return found != null && found.type().equals(column.type());
	}

	private static ColumnDefinition column(TableState table, String name) {
		return Objects.requireNonNull(find(table, name));
	}

	private static @Nullable ColumnDefinition find(TableState table, String name) {
		return table.table().columns().stream().filter((column) -> column.name().equals(name)).findFirst().orElse(null);
	}

}
