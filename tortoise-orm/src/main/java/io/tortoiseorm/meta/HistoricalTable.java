package io.tortoiseorm.meta;

import java.util.List;

import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;

/**
 * A table as some migration leaves it, of which a model is made: its columns are the
 * fields, its foreign keys the relations.
 *
 * @param type the class of its instances, which no other table has and which declares no
 * properties
 * @param name the name of the model
 * @param app the label of its app
 * @param connection the name of its connection
 * @param pairs whether it is there for a many-to-many relation
 * @param definition the table
 */
public record HistoricalTable(Class<? extends ModelBase> type, String name, String app, String connection,
		boolean pairs, TableDefinition definition) {

	TableRef table() {
		return this.definition.table();
	}

	List<String> columns() {
		return this.definition.columns().stream().map(ColumnDefinition::name).toList();
	}

	/** What tells its rows apart: all columns where there is no primary key. */
	List<String> key() {
		return this.definition.primaryKey().isEmpty() ? columns() : this.definition.primaryKey();
	}

	/** Whether rows are told apart by some columns and nothing else. */
	boolean isKey(List<String> columns) {
		return key().equals(columns);
	}

	/** Whether no two rows have the same values there, leaving the key aside. */
	boolean isUnique(List<String> columns) {
		return this.definition.uniques().stream().anyMatch((unique) -> unique.columns().equals(columns))
				|| this.definition.indexes()
					.stream()
					.anyMatch(
							(index) -> index.unique() && index.condition() == null && index.columns().equals(columns));
	}

}
