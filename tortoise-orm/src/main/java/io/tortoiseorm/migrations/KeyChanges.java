package io.tortoiseorm.migrations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.migrations.ColumnOperation.AddColumn;
import io.tortoiseorm.migrations.ColumnOperation.AlterColumn;
import io.tortoiseorm.migrations.ColumnOperation.DropColumn;
import io.tortoiseorm.migrations.ColumnOperation.RenameColumn;
import io.tortoiseorm.migrations.Hazard.Probe;
import io.tortoiseorm.migrations.TableOperation.AlterPrimaryKey;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefault;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.TableDiff.ColumnChange;

/**
 * Finds what has to be done when the primary keys of tables change, and lets the values
 * of what refers to them follow. A column whose values become others is built anew next
 * to the old one, so that rows can be matched as long as both are there.
 */
final class KeyChanges {

	private static final String NEW = "tortoise_new_";

	private final Collection<ComparedTable> compared;

	private final Map<TableRef, ComparedTable> byName = new LinkedHashMap<>();

	/** Before anything is dropped: new columns and their values. By the old names. */
	final List<Operation> early = new ArrayList<>();

	/** Columns of keys that go with their key. By the old names. */
	final List<Operation> dropped = new ArrayList<>();

	/** New columns take the places of old ones. By the new names. */
	final List<Operation> renamed = new ArrayList<>();

	/** Keys of tables whose old one is gone. */
	final List<Operation> keys = new ArrayList<>();

	/** Columns that are taken care of, as table and column. */
	private final Set<Part> done = new HashSet<>();

	private final Set<Part> replaced = new HashSet<>();

	private final Set<Part> followers = new HashSet<>();

	private final Columns columns;

	/**
	 * Starts.
	 * @param compared the tables that were there and still are
	 * @param columns makes operations of columns, with their hazards
	 */
	KeyChanges(Collection<ComparedTable> compared, Columns columns) {
		this.compared = compared;
		this.columns = columns;
		compared.forEach((table) -> this.byName.put(table.name(), table));
	}

	/** Finds all. */
	void find() {
		this.compared.forEach(this::findReplaced);
		this.compared.forEach(this::findSources);
		this.compared.forEach(this::changeKey);
		this.compared.forEach(this::follow);
		this.compared.forEach(this::replace);
	}

	/** Whether a column needs no other operation. */
	boolean isDone(ComparedTable table, String column) {
		return this.done.contains(new Part(table.name(), column));
	}

	/** Whether a column is built anew, so that what lies over it goes and comes again. */
	boolean isReplaced(ComparedTable table, String column) {
		return this.replaced.contains(new Part(table.name(), column));
	}

	/** Whether foreign keys to a table are in the way. */
	boolean frees(ForeignKeyDefinition key) {
		ComparedTable target = this.byName.get(key.target());
		return target != null && (target.diff.keyChanged() || key.targetColumns()
			.stream()
			.anyMatch((column) -> target.changesType(column) || isReplaced(target, column)));
	}

	private void findReplaced(ComparedTable table) {
		for (ColumnChange change : table.diff.altered()) {
			boolean key = table.key().contains(change.name()) || isTarget(table, change.name());
			if (key && change.typeChanged() && needsOthers(change.before().type(), change.after().type())) {
				refuseOtherThanUuid(table, change);
				this.replaced.add(new Part(table.name(), change.name()));
			}
		}
	}

	/** Whether no value of one type is one of the other. */
	private static boolean needsOthers(SqlType from, SqlType to) {
		boolean uuid = from.kind() == SqlType.Kind.UUID || to.kind() == SqlType.Kind.UUID;
		return uuid && from.kind() != to.kind() && !from.isText() && !to.isText();
	}

	private static void refuseOtherThanUuid(ComparedTable table, ColumnChange change) {
		if (change.after().type().kind() != SqlType.Kind.UUID || table.diff.keyChanged()
				|| !table.oldName(change.name()).equals(change.name())) {
			throw new MigrationError(
					("Column %s of %s, which rows are referred to by, gets a type that its values are not of, together with "
							+ "other changes or without new values: add a field that becomes the key first, and drop the old "
							+ "one in another migration")
						.formatted(change.name(), table.shown()));
		}
	}

	private boolean isTarget(ComparedTable table, String column) {
		return this.compared.stream()
			.flatMap((other) -> other.current.table().foreignKeys().stream())
			.anyMatch((key) -> key.target().equals(table.name()) && key.targetColumns().contains(column));
	}

	/** Columns whose values come from another column of the table they refer to. */
	private void findSources(ComparedTable table) {
		for (FollowedKey followed : followed(table)) {
			for (String column : followed.pairs().keySet()) {
				if (table.fresh(column) == null) {
					refuseUnclear(table, column);
					this.replaced.add(new Part(table.name(), column));
				}
			}
		}
	}

	private void refuseUnclear(ComparedTable table, String column) {
		if (!table.oldName(column).equals(column) || isTarget(table, column)) {
			throw new MigrationError(
					("Column %s of %s refers to a key that changes, and %s as well: make two migrations of it")
						.formatted(column, table.shown(),
								isTarget(table, column) ? "others refer to it" : "gets another name"));
		}
	}

	private List<FollowedKey> followed(ComparedTable table) {
		return FollowedKey.of(table, this.byName, this::isReplaced);
	}

	/** Whether the values of an old column live on in what it referred to. */
	boolean isFollowed(ComparedTable table, String column) {
		return followed(table).stream().anyMatch((followed) -> followed.old().columns().contains(column));
	}

	private void changeKey(ComparedTable table) {
		for (ColumnChange change : table.diff.altered()) {
			if (isReplaced(table, change.name()) && change.after().type().kind() == SqlType.Kind.UUID
					&& isTargetOrKey(table, change.name())) {
				this.columns.hazard(table, change.name(), "gives the rows other keys in column %s", Probe.ROWS);
				ColumnDefinition column = change.after();
				this.early.add(new AddColumn(table.oldName(),
						new ColumnDefinition(NEW + column.name(), column.type(), false, false, null, null, null),
						new ColumnDefault.RandomUuid()));
			}
		}
		if (!table.diff.keyChanged()) {
			return;
		}
		for (String column : table.key()) {
			boolean following = followed(table).stream().anyMatch((followed) -> followed.pairs().containsKey(column));
			if (isReplaced(table, column) || following) {
				throw new MigrationError("The primary key of %s changes, and so do the values of its column %s: "
					.formatted(table.shown(), column) + "make two migrations of it");
			}
		}
		hazards(table);
		List<ColumnDefinition> gone = table.diff.dropped()
			.stream()
			.filter((column) -> table.oldKey().contains(table.oldName(column.name())))
			.toList();
		if (gone.stream().anyMatch(ColumnDefinition::identity)) {
			dropKey(table, gone);
		}
		else {
			swapKey(table);
		}
	}

	private boolean isTargetOrKey(ComparedTable table, String column) {
		return followed(table).stream().noneMatch((followed) -> followed.pairs().containsKey(column));
	}

	/** A column that numbers the rows can only go together with its key. */
	private void dropKey(ComparedTable table, List<ColumnDefinition> gone) {
		this.dropped.add(new AlterPrimaryKey(table.oldName(), table.oldKey(), List.of()));
		for (ColumnDefinition column : gone) {
			String name = table.oldName(column.name());
			this.dropped.add(new DropColumn(table.oldName(), name));
			this.columns.hazard(table, name, "drops column %s with its values", Probe.VALUES);
			this.done.add(new Part(table.name(), column.name()));
		}
		for (String column : table.key()) {
			ColumnDefinition fresh = table.fresh(column);
			if (fresh != null && !isSource(table, column)) {
				this.keys.add(this.columns.add(table, fresh));
				this.done.add(new Part(table.name(), column));
			}
			else if (fresh != null) {
				addSource(table, column);
			}
		}
		if (!table.key().isEmpty()) {
			this.keys.add(new AlterPrimaryKey(table.name(), List.of(), table.key()));
		}
	}

	private boolean isSource(ComparedTable table, String column) {
		return this.compared.stream()
			.flatMap((other) -> followed(other).stream())
			.anyMatch((followed) -> followed.target() == table && followed.pairs().containsValue(column));
	}

	private void swapKey(ComparedTable table) {
		for (String column : table.key()) {
			if (table.fresh(column) != null) {
				addSource(table, column);
			}
			else {
				alter(table, column);
			}
		}
		this.early.add(new AlterPrimaryKey(table.oldName(), table.oldKey(), table.oldNames(table.key())));
		table.mapped.primaryKey().forEach((column) -> alter(table, column));
	}

	private void alter(ComparedTable table, String column) {
		ColumnChange change = table.change(column);
		if (change != null && this.done.add(new Part(table.name(), column))) {
			AlterColumn altered = this.columns.alter(table, change);
			this.early
				.add(new AlterColumn(table.oldName(), named(altered.column(), table.oldName(column)), altered.fill()));
		}
	}

	/** Adds a column before any other goes. */
	private void addSource(ComparedTable table, String column) {
		if (!this.done.add(new Part(table.name(), column))) {
			return;
		}
		ColumnDefinition fresh = Objects.requireNonNull(table.fresh(column));
		boolean numbered = table.before.table().columns().stream().anyMatch(ColumnDefinition::identity)
				&& fresh.identity() && table.diff.dropped().stream().anyMatch(ColumnDefinition::identity);
		if (table.had(column) || numbered) {
			throw new MigrationError("Column %s of %s is new in a key, but %s: make two migrations of it".formatted(
					column, table.shown(),
					numbered ? "another column still numbers the rows" : "its name is still taken"));
		}
		AddColumn added = this.columns.add(table, fresh);
		this.early.add(new AddColumn(table.oldName(), fresh, added.fill()));
	}

	private static ColumnDefinition named(ColumnDefinition column, String name) {
		return new ColumnDefinition(name, column.type(), column.nullable(), column.identity(), column.defaultValue(),
				column.computed(), column.comment());
	}

	private void hazards(ComparedTable table) {
		List<String> old = table.mapped.primaryKey();
		boolean unique = table.key().isEmpty() || (!old.isEmpty() && table.key().containsAll(old))
				|| table.mapped.uniques().stream().anyMatch((known) -> table.key().containsAll(known.columns()));
		List<ColumnDefinition> fresh = table.key().stream().map(table::fresh).filter(Objects::nonNull).toList();
		if (unique || fresh.stream().anyMatch(KeyChanges::isDistinct)) {
			return;
		}
		List<String> known = table.key().stream().filter((column) -> table.fresh(column) == null).toList();
		if (known.isEmpty()) {
			this.columns.hazard(table, String.join(",", table.key()),
					"makes %s the primary key, with one value for all rows", Probe.ROWS);
		}
		else {
			this.columns.hazard(table, String.join(",", known), "makes %s the primary key of rows that are there",
					Probe.DUPLICATES);
		}
	}

	/** Whether rows that are there get values that differ. */
	private static boolean isDistinct(ColumnDefinition column) {
		return column.identity() || column.type().kind() == SqlType.Kind.UUID;
	}

	private void follow(ComparedTable table) {
		for (FollowedKey followed : followed(table)) {
			ComparedTable target = followed.target();
			Map<String, String> values = new LinkedHashMap<>();
			ForeignKeyDefinition key = followed.key();
			for (int i = 0; i < key.columns().size(); i++) {
				if (!followed.pairs().containsKey(key.columns().get(i))) {
					values.put(table.oldName(key.columns().get(i)), target.oldName(key.targetColumns().get(i)));
				}
			}
			followed.pairs().forEach((column, source) -> {
				if (target.fresh(source) != null) {
					addSource(target, source);
				}
				ColumnDefinition wanted = Objects.requireNonNull(table.column(column));
				boolean built = isReplaced(table, column);
				String name = built ? NEW + column : column;
				if (this.followers.add(new Part(table.name(), column))) {
					this.early.add(new AddColumn(table.oldName(),
							new ColumnDefinition(name, wanted.type(), true, false, null, null, null), null));
					if (!built) {
						this.done.add(new Part(table.name(), column));
						finish(table, wanted);
					}
				}
				values.put(name, isReplaced(target, source) ? NEW + source : target.oldName(source));
			});
			ForeignKeyDefinition old = followed.old();
			Map<String, String> match = new LinkedHashMap<>();
			for (int i = 0; i < old.columns().size(); i++) {
				match.put(table.oldName(old.columns().get(i)), target.oldName(old.targetColumns().get(i)));
			}
			this.early.add(new FillColumns(table.oldName(), values, target.oldName(), match));
		}
	}

	private void finish(ComparedTable table, ColumnDefinition wanted) {
		if (!wanted.equals(ColumnDefinition.of(wanted.name(), wanted.type(), true))) {
			this.renamed.add(new AlterColumn(table.name(), wanted, null));
		}
	}

	private void replace(ComparedTable table) {
		List<String> columns = table.current.table()
			.columns()
			.stream()
			.map(ColumnDefinition::name)
			.filter((column) -> isReplaced(table, column))
			.toList();
		boolean key = !table.diff.keyChanged() && !Collections.disjoint(table.key(), columns);
		if (key) {
			this.dropped.add(new AlterPrimaryKey(table.oldName(), table.oldKey(), List.of()));
			this.keys.add(new AlterPrimaryKey(table.name(), List.of(), table.key()));
		}
		for (String column : columns) {
			this.dropped.add(new DropColumn(table.oldName(), column));
			this.renamed.add(new RenameColumn(table.name(), NEW + column, column));
			ColumnDefinition wanted = Objects.requireNonNull(table.column(column));
			boolean needed = isTargetOrKey(table, column);
			if (!wanted.equals(ColumnDefinition.of(column, wanted.type(), !needed))) {
				this.renamed.add(new AlterColumn(table.name(), wanted, null));
			}
			this.done.add(new Part(table.name(), column));
		}
	}

	/**
	 * Makes operations of columns, by the new names.
	 */
	interface Columns {

		AddColumn add(ComparedTable table, ColumnDefinition column);

		AlterColumn alter(ComparedTable table, ColumnChange change);

		void hazard(ComparedTable table, String column, String description, Probe probe);

	}

	/**
	 * A column of a table.
	 */
	private record Part(TableRef table, String column) {

	}

}
