package io.tortoiseorm.migrations;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Finds operations that lock a table for as long as its rows take. Tables that the same
 * migration creates are empty.
 */
final class LockLint {

	private final Dialect dialect;

	private final @Nullable Rules rules;

	private final Migration migration;

	LockLint(Dialect dialect, Migration migration) {
		this.dialect = dialect;
		this.migration = migration;
		this.rules = switch (dialect.name()) {
			case "postgres" -> new PostgresLocks(dialect, migration.online());
			case "mysql", "mariadb" -> new MySqlLocks(dialect);
			default -> null;
		};
	}

	List<String> warnings(ProjectState before) {
		List<String> warnings = new ArrayList<>();
		if (this.rules == null) {
			return warnings;
		}
		ProjectState state = before;
		for (Operation operation : this.migration.operations()) {
			TableRef table = tableOf(operation);
			if (table != null && before.find(table) != null && !isLeftOut(operation)) {
				for (String warning : this.rules.warnings(operation, state.get(table))) {
					warnings.add("%s: %s".formatted(this.migration.key(), warning));
				}
			}
			state = operation.apply(state, this.migration.app());
		}
		return warnings;
	}

	/** Indexes that only serve speed are, where the database has none such. */
	private boolean isLeftOut(Operation operation) {
		if (!(operation instanceof ConstraintOperation.Add add && add.definition() instanceof IndexDefinition index)
				|| index.unique()) {
			return false;
		}
		TableDefinition indexed = new TableDefinition(add.table(), List.of(), List.of(), List.of(), List.of(index),
				List.of(), List.of(), null);
		return this.dialect.ddl().possibleIndexes(this.dialect, indexed).isEmpty();
	}

	private static @Nullable TableRef tableOf(Operation operation) {
		if (operation instanceof ColumnOperation column) {
			return column.table();
		}
		if (operation instanceof TableOperation.AlterPrimaryKey key) {
			return key.name();
		}
		return (operation instanceof ConstraintOperation constraint) ? constraint.table() : null;
	}

	/**
	 * What a database locks.
	 */
	interface Rules {

		/**
		 * The long locks of an operation.
		 * @param operation the operation
		 * @param before its table before it
		 * @return what is done while others wait, and what would be better
		 */
		List<String> warnings(Operation operation, TableState before);

	}

}
