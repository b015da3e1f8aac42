package io.tortoiseorm.sql.ddl;

import java.util.List;

import io.tortoiseorm.sql.TableRef;
import org.jspecify.annotations.Nullable;

/**
 * A table.
 *
 * @param table its name
 * @param columns the columns in order
 * @param primaryKey the columns of the primary key; empty for none
 * @param uniques the unique constraints
 * @param indexes the indexes
 * @param foreignKeys the foreign keys
 * @param checks the check constraints
 * @param comment what the table holds, or {@code null}
 */
public record TableDefinition(TableRef table, List<ColumnDefinition> columns, List<String> primaryKey,
		List<UniqueDefinition> uniques, List<IndexDefinition> indexes, List<ForeignKeyDefinition> foreignKeys,
		List<CheckDefinition> checks, @Nullable String comment) {

	/**
	 * Copies the lists.
	 */
	public TableDefinition {
		columns = List.copyOf(columns);
		primaryKey = List.copyOf(primaryKey);
		uniques = List.copyOf(uniques);
		indexes = List.copyOf(indexes);
		foreignKeys = List.copyOf(foreignKeys);
		checks = List.copyOf(checks);
	}

	/**
	 * The same table with other foreign keys.
	 * @param keys the foreign keys
	 * @return the new definition
	 */
	public TableDefinition withForeignKeys(List<ForeignKeyDefinition> keys) {
		return new TableDefinition(this.table, this.columns, this.primaryKey, this.uniques, this.indexes, keys,
				this.checks, this.comment);
	}

}
