package io.tortoiseorm.migrations;

import java.util.List;
import java.util.Map;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefault;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import org.jspecify.annotations.Nullable;

/**
 * An operation on a column.
 */
public sealed interface ColumnOperation extends Operation {

	/**
	 * The table.
	 * @return its name
	 */
	TableRef table();

	private static Map<String, ColumnDefault> fills(String column, @Nullable ColumnDefault fill) {
		return (fill != null) ? Map.of(column, fill) : Map.of();
	}

	private static ColumnDefinition columnOf(ProjectState state, TableRef table, String column) {
		TableEdit edit = new TableEdit(state.get(table).table());
		return edit.find(edit.columns, ColumnDefinition::name, column, "column");
	}

	/**
	 * Adds a column.
	 *
	 * @param table the table
	 * @param column the column
	 * @param fill what rows get that are there already, or {@code null} for the default
	 * or NULL
	 */
	record AddColumn(TableRef table, ColumnDefinition column, @Nullable ColumnDefault fill) implements ColumnOperation {

		@Override
		public ProjectState apply(ProjectState state, String app) {
			return state.changed(this.table,
					(edit) -> edit.add(edit.columns, ColumnDefinition::name, this.column, "column"));
		}

		@Override
		public Operation reversed(ProjectState before) {
			return new DropColumn(this.table, this.column.name());
		}

		@Override
		public List<Action> actions(Dialect dialect, ProjectState before, ProjectState after) {
			return Alteration.of(dialect, this.table, before, after, fills(this.column.name(), this.fill));
		}

		@Override
		public String describe() {
			return "add column %s to %s".formatted(this.column.name(), TableNames.text(this.table));
		}

	}

	/**
	 * Gives a column another type, default or comment, or lets it be NULL or not.
	 *
	 * @param table the table
	 * @param column the column as it shall be, of the same name
	 * @param fill what takes the place of NULL where the column may not be NULL any more,
	 * or {@code null} if there is no NULL
	 */
	record AlterColumn(TableRef table, ColumnDefinition column,
			@Nullable ColumnDefault fill) implements ColumnOperation {

		@Override
		public ProjectState apply(ProjectState state, String app) {
			return state.changed(this.table, (edit) -> edit.replace(edit.columns,
					edit.find(edit.columns, ColumnDefinition::name, this.column.name(), "column"), this.column));
		}

		@Override
		public Operation reversed(ProjectState before) {
			ColumnDefinition was = columnOf(before, this.table, this.column.name());
			return new AlterColumn(this.table, was, this.column.nullable() ? Fills.replacingNull(was) : null);
		}

		@Override
		public List<Action> actions(Dialect dialect, ProjectState before, ProjectState after) {
			return Alteration.of(dialect, this.table, before, after, fills(this.column.name(), this.fill));
		}

		@Override
		public String describe() {
			return "alter column %s of %s".formatted(this.column.name(), TableNames.text(this.table));
		}

	}

	/**
	 * Drops a column with its values. Indexes and constraints over it are dropped before.
	 *
	 * @param table the table
	 * @param column the column
	 */
	record DropColumn(TableRef table, String column) implements ColumnOperation {

		@Override
		public ProjectState apply(ProjectState state, String app) {
			return state.changed(this.table, (edit) -> {
				edit.remove(edit.columns, ColumnDefinition::name, this.column, "column");
				refuse(edit.primaryKey.contains(this.column), "the primary key");
				edit.uniques.forEach((unique) -> refuse(unique.columns().contains(this.column), unique.name()));
				edit.indexes.forEach((index) -> refuse(index.columns().contains(this.column), index.name()));
				edit.foreignKeys.forEach((key) -> refuse(key.columns().contains(this.column), key.name()));
			});
		}

		private void refuse(boolean used, String by) {
			if (used) {
				throw new MigrationError("Column %s of table %s cannot be dropped before %s is".formatted(this.column,
						TableNames.text(this.table), by));
			}
		}

		@Override
		public Operation reversed(ProjectState before) {
			ColumnDefinition was = columnOf(before, this.table, this.column);
			return new AddColumn(this.table, was, Fills.restoring(was));
		}

		@Override
		public List<Action> actions(Dialect dialect, ProjectState before, ProjectState after) {
			return Alteration.of(dialect, this.table, before, after, Map.of());
		}

		@Override
		public String describe() {
			return "drop column %s of %s".formatted(this.column, TableNames.text(this.table));
		}

	}

	/**
	 * Gives a column another name.
	 *
	 * @param table the table
	 * @param from its name
	 * @param to its new name
	 */
	record RenameColumn(TableRef table, String from, String to) implements ColumnOperation {

		@Override
		public ProjectState apply(ProjectState state, String app) {
			return state.renamedColumn(this.table, this.from, this.to);
		}

		@Override
		public Operation reversed(ProjectState before) {
			return new RenameColumn(this.table, this.to, this.from);
		}

		@Override
		public List<Action> actions(Dialect dialect, ProjectState before, ProjectState after) {
			return List.of(new Action.Sql(dialect.alterations().renameColumn(dialect, this.table, this.from, this.to)));
		}

		@Override
		public String describe() {
			return "rename column %s of %s to %s".formatted(this.from, TableNames.text(this.table), this.to);
		}

	}

}
