package io.tortoiseorm.migrations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.sql.TableRef;
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
	 * Gives a table another name.
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
			return List.of(new Action.Sql(dialect.alterations().renameTable(dialect, this.from, this.to)));
		}

		@Override
		public String describe() {
			return "rename table %s to %s".formatted(TableNames.text(this.from), TableNames.text(this.to));
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
