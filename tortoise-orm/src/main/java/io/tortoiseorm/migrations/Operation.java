package io.tortoiseorm.migrations;

import java.util.List;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.exceptions.MigrationError;

/**
 * One step of a migration, the same for all databases.
 */
public sealed interface Operation
		permits TableOperation, ColumnOperation, ConstraintOperation, SchemaOperation, FillColumns, RunSql, RunJava {

	/**
	 * The tables after this operation.
	 * @param state the tables before it
	 * @param app the app of the migration
	 * @return the new state
	 * @throws MigrationError if the operation does not fit the state
	 */
	ProjectState apply(ProjectState state, String app);

	/**
	 * The operation that undoes this one.
	 * @param before the tables before this operation
	 * @return the other operation
	 * @throws MigrationError if it cannot be undone
	 */
	Operation reversed(ProjectState before);

	/**
	 * What is done on a database.
	 * @param dialect the database
	 * @param before the tables before this operation
	 * @param after the tables after it
	 * @return the actions in order
	 * @throws io.tortoiseorm.exceptions.UnsupportedError if the database cannot do it
	 */
	List<Action> actions(Dialect dialect, ProjectState before, ProjectState after);

	/**
	 * What it does, in a few words.
	 * @return for example {@code add column age to users}
	 */
	String describe();

}
