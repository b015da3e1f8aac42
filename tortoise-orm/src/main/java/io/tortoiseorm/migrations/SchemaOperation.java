package io.tortoiseorm.migrations;

import java.util.List;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.exceptions.MigrationError;

/**
 * An operation on a schema (namespace), which is a database on MySQL and MariaDB.
 */
public sealed interface SchemaOperation extends Operation {

	/**
	 * Creates a schema that is not there yet. Tables need it not: they create their own.
	 *
	 * @param name its name
	 */
	record CreateSchema(String name) implements SchemaOperation {

		@Override
		public ProjectState apply(ProjectState state, String app) {
			return state;
		}

		@Override
		public Operation reversed(ProjectState before) {
			return new DropSchema(this.name);
		}

		@Override
		public List<Action> actions(Dialect dialect, ProjectState before, ProjectState after) {
			return List.of(new Action.Sql(dialect.ddl().createSchema(dialect, this.name)));
		}

		@Override
		public String describe() {
			return "create schema " + this.name;
		}

	}

	/**
	 * Drops a schema without tables.
	 *
	 * @param name its name
	 */
	record DropSchema(String name) implements SchemaOperation {

		@Override
		public ProjectState apply(ProjectState state, String app) {
			for (TableState table : state.tables()) {
				if (this.name.equals(table.name().schema())) {
					throw new MigrationError("Schema %s cannot be dropped: table %s is in it".formatted(this.name,
							TableNames.text(table.name())));
				}
			}
			return state;
		}

		@Override
		public Operation reversed(ProjectState before) {
			return new CreateSchema(this.name);
		}

		@Override
		public List<Action> actions(Dialect dialect, ProjectState before, ProjectState after) {
			return List.of(new Action.Sql(dialect.alterations().dropSchema(dialect, this.name)));
		}

		@Override
		public String describe() {
			return "drop schema " + this.name;
		}

	}

}
