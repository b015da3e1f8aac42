package io.tortoiseorm.migrations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import org.jspecify.annotations.Nullable;

/**
 * An operation on a table as a whole.
 */
public sealed interface TableOperation extends Operation {

	/**
	 * Creates a table with all that belongs to it, and its schema if need be.
	 *
	 * @param model the model whose rows it holds, or {@code null} for a table of pairs
	 * @param table the table
	 */
	record CreateTable(@Nullable String model, TableDefinition table) implements TableOperation {

		@Override
		public ProjectState apply(ProjectState state, String app) {
			return state.with(new TableState(app, this.model, this.table));
		}

		@Override
		public Operation reversed(ProjectState before) {
			return new DropTable(this.table.table());
		}

		@Override
		public List<Action> actions(Dialect dialect, ProjectState before, ProjectState after) {
			List<Action> actions = new ArrayList<>();
			String schema = this.table.table().schema();
			if (schema != null) {
				actions.add(new Action.Sql(dialect.ddl().createSchema(dialect, schema)));
			}
			dialect.alterations()
				.createTable(dialect, this.table)
				.forEach((statement) -> actions.add(new Action.Sql(statement)));
			return actions;
		}

		@Override
		public String describe() {
			return "create table " + TableNames.text(this.table.table());
		}

	}

	/**
	 * Drops a table with its rows.
	 *
	 * @param name the table
	 */
	record DropTable(TableRef name) implements TableOperation {

		@Override
		public ProjectState apply(ProjectState state, String app) {
			return state.without(this.name);
		}

		@Override
		public Operation reversed(ProjectState before) {
			TableState table = before.get(this.name);
			return new CreateTable(table.model(), table.table());
		}

		@Override
		public List<Action> actions(Dialect dialect, ProjectState before, ProjectState after) {
			return List.of(new Action.Sql(dialect.alterations().dropTable(dialect, this.name)));
		}

		@Override
		public String describe() {
			return "drop table " + TableNames.text(this.name);
		}

	}

	/**
	 * Gives a table another name, or moves it to another schema, which is created if need
	 * be.
	 *
	 * @param from its name
	 * @param to its new name
	 * @param model the model whose rows it holds from now on, or {@code null} for a table
	 * of pairs
	 */
	record RenameTable(TableRef from, TableRef to, @Nullable String model) implements TableOperation {

		@Override
		public ProjectState apply(ProjectState state, String app) {
			return state.renamed(this.from, this.to, this.model);
		}

		@Override
		public Operation reversed(ProjectState before) {
			return new RenameTable(this.to, this.from, before.get(this.from).model());
		}

		@Override
		public List<Action> actions(Dialect dialect, ProjectState before, ProjectState after) {
			if (Objects.equals(this.from.schema(), this.to.schema())) {
				return List.of(new Action.Sql(dialect.alterations().renameTable(dialect, this.from, this.to)));
			}
			List<Action> actions = new ArrayList<>();
			if (this.to.schema() != null) {
				actions.add(new Action.Sql(dialect.ddl().createSchema(dialect, this.to.schema())));
			}
			List<TableDefinition> referring = before.tables()
				.stream()
				.map(TableState::table)
				.filter((table) -> !table.table().equals(this.from)
						&& table.foreignKeys().stream().anyMatch((key) -> key.target().equals(this.from)))
				.toList();
			dialect.alterations()
				.moveTable(dialect, before.get(this.from).table(), after.get(this.to).table(), referring)
				.forEach((statement) -> actions.add(new Action.Sql(statement)));
			return actions;
		}

		@Override
		public String describe() {
			return "rename table %s to %s".formatted(TableNames.text(this.from), TableNames.text(this.to));
		}

	}

	/**
	 * Gives a table another primary key. Foreign keys that refer to the old one are
	 * dropped before.
	 *
	 * @param name the table
	 * @param from the columns of its key, none if it has no key
	 * @param to the columns of its new key, none for no key
	 */
	record AlterPrimaryKey(TableRef name, List<String> from, List<String> to) implements TableOperation {

		/**
		 * Copies the lists.
		 */
		public AlterPrimaryKey {
			from = List.copyOf(from);
			to = List.copyOf(to);
		}

		@Override
		public ProjectState apply(ProjectState state, String app) {
			refuseReferences(state);
			return state.changed(this.name, (table) -> {
				if (!table.primaryKey.equals(this.from)) {
					throw new MigrationError(
							"The primary key of table %s is (%s), not (%s)".formatted(TableNames.text(this.name),
									String.join(", ", table.primaryKey), String.join(", ", this.from)));
				}
				for (String column : this.to) {
					ColumnDefinition part = table.find(table.columns, ColumnDefinition::name, column, "column");
					if (part.nullable()) {
						throw new MigrationError(
								"Column %s of table %s may be NULL, so it cannot be part of the primary key: "
									.formatted(column, TableNames.text(this.name)) + "alter it before");
					}
				}
				table.primaryKey = this.to;
			});
		}

		private void refuseReferences(ProjectState state) {
			for (TableState other : state.tables()) {
				for (ForeignKeyDefinition key : other.table().foreignKeys()) {
					boolean inTheWay = !this.from.isEmpty() && key.target().equals(this.name)
							&& Set.copyOf(key.targetColumns()).equals(Set.copyOf(this.from));
					if (inTheWay) {
						throw new MigrationError(
								"The primary key of table %s cannot change before foreign key %s of table %s is dropped"
									.formatted(TableNames.text(this.name), key.name(), TableNames.text(other.name())));
					}
				}
			}
		}

		@Override
		public Operation reversed(ProjectState before) {
			return new AlterPrimaryKey(this.name, this.to, this.from);
		}

		@Override
		public List<Action> actions(Dialect dialect, ProjectState before, ProjectState after) {
			return Alteration.of(dialect, this.name, before, after, Map.of());
		}

		@Override
		public String describe() {
			return "alter primary key of %s".formatted(TableNames.text(this.name));
		}

	}

	/**
	 * Says in the database what a table holds.
	 *
	 * @param name the table
	 * @param comment what it holds, or {@code null} for no comment
	 */
	record CommentTable(TableRef name, @Nullable String comment) implements TableOperation {

		@Override
		public ProjectState apply(ProjectState state, String app) {
			return state.changed(this.name, (table) -> table.comment = this.comment);
		}

		@Override
		public Operation reversed(ProjectState before) {
			return new CommentTable(this.name, before.get(this.name).table().comment());
		}

		@Override
		public List<Action> actions(Dialect dialect, ProjectState before, ProjectState after) {
			return Alteration.of(dialect, this.name, before, after, Map.of());
		}

		@Override
		public String describe() {
			return "comment table " + TableNames.text(this.name);
		}

	}

}
