package io.tortoiseorm.schema.introspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.CheckDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A table of a live database.
 *
 * @param table its name, with its schema if the schema was asked for by name
 * @param columns the columns in order
 * @param primaryKey the primary key, or {@code null} for none
 * @param uniques the unique constraints by name; MySQL and MariaDB know no difference
 * between those and unique indexes over whole columns
 * @param indexes the other indexes by name, without those that the database made for
 * constraints
 * @param foreignKeys the foreign keys
 * @param checks the check constraints, their conditions as the database writes them
 * @param comment what the table holds, or {@code null}
 */
public record LiveTable(TableRef table, List<LiveColumn> columns, @Nullable LiveKey primaryKey, List<LiveKey> uniques,
		List<LiveIndex> indexes, List<LiveForeignKey> foreignKeys, List<CheckDefinition> checks,
		@Nullable String comment) {

	/**
	 * Copies the lists.
	 */
	public LiveTable {
		columns = List.copyOf(columns);
		uniques = List.copyOf(uniques);
		indexes = List.copyOf(indexes);
		foreignKeys = List.copyOf(foreignKeys);
		checks = List.copyOf(checks);
	}

	/**
	 * The name of the table.
	 * @return the name without schema
	 */
	public String name() {
		return this.table.name();
	}

	/**
	 * A column by name.
	 * @param column the name as it is in the database
	 * @return the column, or {@code null} if there is none
	 */
	public @Nullable LiveColumn column(String column) {
		return this.columns.stream().filter((one) -> one.name().equals(column)).findFirst().orElse(null);
	}

	/**
	 * The columns of the primary key.
	 * @return the names in order, empty without a key
	 */
	public List<String> keyColumns() {
		return (this.primaryKey != null) ? this.primaryKey.columns() : List.of();
	}

	/**
	 * Whether no two rows can have the same values in some columns, be it by the primary
	 * key, a unique constraint or a unique index over all rows.
	 * @param names the columns in any order
	 * @return whether the database sees to that
	 */
	public boolean isUnique(List<String> names) {
		List<List<String>> keys = new ArrayList<>();
		keys.add(keyColumns());
		this.uniques.forEach((unique) -> keys.add(unique.columns()));
		this.indexes.stream()
			.filter((index) -> index.unique() && index.plain() && index.condition() == null)
			.forEach((index) -> keys.add(index.columns()));
		return keys.stream().anyMatch((key) -> !key.isEmpty() && Set.copyOf(key).equals(Set.copyOf(names)));
	}

}
