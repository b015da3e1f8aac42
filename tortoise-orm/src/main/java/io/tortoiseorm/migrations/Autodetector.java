package io.tortoiseorm.migrations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

import io.tortoiseorm.migrations.ColumnOperation.AddColumn;
import io.tortoiseorm.migrations.ColumnOperation.AlterColumn;
import io.tortoiseorm.migrations.ColumnOperation.DropColumn;
import io.tortoiseorm.migrations.ConstraintOperation.Add;
import io.tortoiseorm.migrations.ConstraintOperation.Drop;
import io.tortoiseorm.migrations.ConstraintOperation.Kind;
import io.tortoiseorm.migrations.ConstraintOperation.Rename;
import io.tortoiseorm.migrations.Hazard.Probe;
import io.tortoiseorm.migrations.TableOperation.CommentTable;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefault;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.sql.ddl.TableDiff;
import io.tortoiseorm.sql.ddl.TableDiff.ColumnChange;
import io.tortoiseorm.sql.ddl.TableDiff.Parts;
import org.jspecify.annotations.Nullable;

/**
 * Finds the operations that lead from the tables that the migrations of an app give to
 * those that its models need. What goes is dropped before what is renamed, and that
 * before what is new, so that names are free when they are taken.
 */
final class Autodetector {

	private final ProjectState from;

	private final ProjectState to;

	private final String app;

	private final Renames renames;

	private final BiFunction<TableRef, String, @Nullable ColumnDefault> fills;

	private final OtherApps others;

	private final Map<TableRef, ComparedTable> compared = new LinkedHashMap<>();

	private final List<Hazard> hazards = new ArrayList<>();

	private final List<Operation> dropped = new ArrayList<>();

	private final List<Operation> droppedColumns = new ArrayList<>();

	private final List<Operation> renamed = new ArrayList<>();

	private final List<Operation> altered = new ArrayList<>();

	private final List<Operation> added = new ArrayList<>();

	private final List<Operation> constraints = new ArrayList<>();

	private final List<Operation> foreignKeys = new ArrayList<>();

	/**
	 * Starts a comparison.
	 * @param from the tables as the migrations give them
	 * @param to the tables as the models need them
	 * @param app the app that is compared
	 * @param said what was renamed, such as {@code User.bio=User.about}
	 * @param fills what rows that are there already get in a column of the models
	 */
	Autodetector(ProjectState from, ProjectState to, String app, List<String> said,
			BiFunction<TableRef, String, @Nullable ColumnDefault> fills) {
		this.from = from;
		this.to = to;
		this.app = app;
		this.renames = new Renames(from, to, app, said);
		this.fills = fills;
		this.others = new OtherApps(from, to, app);
	}

	/**
	 * Compares.
	 * @return the operations in order, none if nothing has changed
	 */
	List<Operation> operations() {
		Map<TableRef, TableState> old = new LinkedHashMap<>();
		tablesOf(this.from).forEach((table) -> old.put(this.renames.table(table.name()), table));
		List<TableState> created = new ArrayList<>();
		Map<TableRef, ComparedTable> compared = this.compared;
		for (TableState current : tablesOf(this.to)) {
			TableState before = old.remove(current.name());
			if (before == null) {
				created.add(current);
			}
			else {
				compared.put(current.name(),
						new ComparedTable(before, current, this.renames.columns(before.name()), mapped(before)));
			}
		}
		KeyChanges keys = new KeyChanges(compared.values(), new Columns());
		keys.find();
		this.others.find(compared, keys);
		this.dropped.addAll(this.others.dropped);
		this.altered.addAll(this.others.altered);
		this.foreignKeys.addAll(this.others.foreignKeys);
		compared.values().forEach((table) -> compare(table, keys));
		TableOrder order = new TableOrder(this.hazards, this.foreignKeys);
		List<Operation> all = new ArrayList<>(this.dropped);
		all.addAll(order.drop(old.values()));
		all.addAll(keys.early);
		all.addAll(keys.dropped);
		all.addAll(this.droppedColumns);
		all.addAll(this.renames.operations());
		all.addAll(this.renamed);
		all.addAll(keys.renamed);
		all.addAll(this.altered);
		all.addAll(this.added);
		all.addAll(keys.keys);
		all.addAll(order.create(created));
		all.addAll(this.constraints);
		all.addAll(this.foreignKeys);
		return all;
	}

	/**
	 * What the operations do that may lose data or fail.
	 * @return the hazards, known after {@link #operations()}
	 */
	List<Hazard> hazards() {
		return this.hazards;
	}

	/**
	 * The other apps whose tables the operations change, known after
	 * {@link #operations()}.
	 */
	Set<String> otherApps() {
		return this.others.apps;
	}

	private List<TableState> tablesOf(ProjectState state) {
		return state.tables().stream().filter((table) -> table.app().equals(this.app)).toList();
	}

	/** The old table with the new names of what was renamed. */
	private TableDefinition mapped(TableState table) {
		TableEdit edit = new TableEdit(table.table());
		Map<String, String> columns = this.renames.columns(table.name());
		ComparedTable.rename(edit, columns);
		edit.name = this.renames.table(table.name());
		for (TableState other : this.from.tables()) {
			this.renames.columns(other.name())
				.forEach((before, after) -> edit.renameTargetColumn(other.name(), before, after));
		}
		this.renames.tables().forEach(edit::renameTarget);
		return edit.done();
	}

	private void compare(ComparedTable table, KeyChanges keys) {
		TableDiff diff = table.diff;
		TableRef name = table.current.name();
		constraints(table, Kind.CHECK, diff.checks(), List.of());
		constraints(table, Kind.UNIQUE, diff.uniques(),
				table.current.table()
					.uniques()
					.stream()
					.filter((unique) -> overReplaced(table, unique.columns(), keys))
					.toList());
		constraints(table, Kind.INDEX, diff.indexes(),
				table.current.table()
					.indexes()
					.stream()
					.filter((index) -> overReplaced(table, index.columns(), keys))
					.toList());
		foreignKeys(table, keys);
		List<ColumnDefinition> dropped = diff.dropped()
			.stream()
			.filter((column) -> !keys.isDone(table, column.name()))
			.toList();
		dropped.stream().filter((column) -> column.computed() != null).forEach((column) -> drop(table, column, keys));
		dropped.stream().filter((column) -> column.computed() == null).forEach((column) -> drop(table, column, keys));
		diff.altered()
			.stream()
			.filter((change) -> !keys.isDone(table, change.name()) && !this.others.followsThere(table, change.name()))
			.forEach((change) -> alter(table, change));
		diff.added()
			.stream()
			.filter((column) -> !keys.isDone(table, column.name()))
			.forEach((column) -> this.added.add(added(table, column)));
		diff.uniques().added().forEach((unique) -> unique(table, unique.columns()));
		diff.indexes()
			.added()
			.stream()
			.filter((index) -> index.unique())
			.forEach((index) -> unique(table, index.columns()));
		if (diff.commentChanged()) {
			this.constraints.add(new CommentTable(name, table.current.table().comment()));
		}
	}

	private static boolean overReplaced(ComparedTable table, List<String> columns, KeyChanges keys) {
		return columns.stream().anyMatch((column) -> keys.isReplaced(table, column));
	}

	/** Those over columns that are built anew go and come again. */
	private void constraints(ComparedTable table, Kind kind, Parts<?> parts, List<?> suspended) {
		TableRef old = table.before.name();
		TableRef name = table.current.name();
		parts.dropped().forEach((part) -> this.dropped.add(new Drop(old, kind, Kind.name(part))));
		parts.renamed().forEach((was, part) -> {
			if (suspended.contains(part)) {
				this.dropped.add(new Drop(old, kind, was));
				this.constraints.add(new Add(name, part));
			}
			else {
				this.renamed.add(new Rename(name, kind, was, Kind.name(part)));
			}
		});
		parts.added().forEach((part) -> this.constraints.add(new Add(name, part)));
		for (Object part : suspended) {
			if (!parts.added().contains(part) && !parts.renamed().containsValue(part)) {
				this.dropped.add(new Drop(old, kind, Kind.name(part)));
				this.constraints.add(new Add(name, part));
			}
		}
	}

	private void foreignKeys(ComparedTable table, KeyChanges keys) {
		TableRef old = table.before.name();
		TableRef name = table.current.name();
		Parts<ForeignKeyDefinition> parts = table.diff.foreignKeys();
		parts.dropped().forEach((key) -> this.dropped.add(new Drop(old, Kind.FOREIGN_KEY, key.name())));
		parts.added().forEach((key) -> this.foreignKeys.add(new Add(name, key)));
		Map<String, String> oldNames = new LinkedHashMap<>();
		parts.renamed().forEach((was, key) -> oldNames.put(key.name(), was));
		for (ForeignKeyDefinition key : table.current.table().foreignKeys()) {
			if (parts.added().contains(key)) {
				continue;
			}
			String was = oldNames.getOrDefault(key.name(), key.name());
			boolean inTheWay = keys.frees(key) || overReplaced(table, key.columns(), keys)
					|| key.columns()
						.stream()
						.anyMatch((column) -> table.changesType(column) && !this.others.followsThere(table, column));
			if (inTheWay) {
				this.dropped.add(new Drop(old, Kind.FOREIGN_KEY, was));
				this.foreignKeys.add(new Add(name, key));
			}
			else if (!was.equals(key.name())) {
				this.renamed.add(new Rename(name, Kind.FOREIGN_KEY, was, key.name()));
			}
		}
	}

	private void drop(ComparedTable table, ColumnDefinition column, KeyChanges keys) {
		String name = table.oldName(column.name());
		this.droppedColumns.add(new DropColumn(table.before.name(), name));
		if (column.computed() == null && !keys.isFollowed(table, column.name())) {
			hazard(table, name, "drops column %s with its values", Probe.VALUES);
		}
	}

	private void alter(ComparedTable table, ColumnChange change) {
		TableRef name = table.current.name();
		if (change.computedChanged()) {
			this.droppedColumns.add(new DropColumn(table.before.name(), change.name()));
			this.added.add(new AddColumn(name, change.after(), null));
			return;
		}
		this.altered.add(altered(table, change));
	}

	/** What is told of a key is not told again of all that refers to it. */
	private boolean followsKey(ComparedTable table, String column) {
		return table.current.table().foreignKeys().stream().anyMatch((key) -> {
			ComparedTable target = this.compared.get(key.target());
			int at = key.columns().indexOf(column);
			return at >= 0 && target != null && target != table && target.changesType(key.targetColumns().get(at));
		});
	}

	private AlterColumn altered(ComparedTable table, ColumnChange change) {
		TableRef name = table.current.name();
		if (change.typeChanged() && !Widening.isSafe(change.before().type(), change.after().type())
				&& !followsKey(table, change.name())) {
			hazard(table, change.name(), "gives column %s a type that may not hold its values", Probe.VALUES);
		}
		ColumnDefault fill = null;
		if (change.before().nullable() && !change.after().nullable()) {
			fill = fill(name, change.after());
			fill = (fill != null) ? fill : change.after().defaultValue();
			if (fill == null) {
				hazard(table, change.name(), "makes column %s NOT NULL without a value for rows that have none",
						Probe.NULLS);
			}
		}
		return new AlterColumn(name, change.after(), fill);
	}

	private AddColumn added(ComparedTable table, ColumnDefinition column) {
		boolean needed = !column.nullable() && column.defaultValue() == null && !column.identity()
				&& column.computed() == null;
		ColumnDefault fill = needed ? fill(table.current.name(), column) : null;
		if (needed && fill == null && column.type().kind() == SqlType.Kind.UUID
				&& table.key().equals(List.of(column.name()))) {
			fill = new ColumnDefault.RandomUuid();
		}
		if (needed && fill == null) {
			hazard(table, column.name(), "adds column %s, NOT NULL, without a value for rows that are there",
					Probe.ROWS);
		}
		return new AddColumn(table.current.name(), column, fill);
	}

	private @Nullable ColumnDefault fill(TableRef table, ColumnDefinition column) {
		return this.fills.apply(table, column.name());
	}

	private void unique(ComparedTable table, List<String> columns) {
		List<ColumnDefinition> fresh = table.diff.added();
		boolean empty = fresh.stream()
			.anyMatch(
					(column) -> columns.contains(column.name()) && column.nullable() && column.defaultValue() == null);
		if (!empty && !columns.isEmpty()) {
			hazard(table, String.join(",", columns), "makes %s unique among rows that are there", Probe.DUPLICATES);
		}
	}

	private void hazard(ComparedTable table, String column, String description, Probe probe) {
		this.hazards.add(new Hazard(table.shown() + "." + column, TableNames.text(table.before.name()), column,
				description.formatted(column), probe));
	}

	/**
	 * Columns of keys are altered and added like others, but at another point.
	 */
	private final class Columns implements KeyChanges.Columns {

		@Override
		public AddColumn add(ComparedTable table, ColumnDefinition column) {
			return added(table, column);
		}

		@Override
		public AlterColumn alter(ComparedTable table, ColumnChange change) {
			return altered(table, change);
		}

		@Override
		public void hazard(ComparedTable table, String column, String description, Probe probe) {
			Autodetector.this.hazard(table, column, description, probe);
		}

	}

}
