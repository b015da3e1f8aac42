package io.tortoiseorm.migrations;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.CheckDefinition;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import io.tortoiseorm.sql.ddl.SearchVector;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.sql.ddl.UniqueDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A table that is being changed into another one.
 */
final class TableEdit {

	TableRef name;

	List<ColumnDefinition> columns;

	List<String> primaryKey;

	List<UniqueDefinition> uniques;

	List<IndexDefinition> indexes;

	List<ForeignKeyDefinition> foreignKeys;

	List<CheckDefinition> checks;

	@Nullable String comment;

	TableEdit(TableDefinition table) {
		this.name = table.table();
		this.columns = new ArrayList<>(table.columns());
		this.primaryKey = table.primaryKey();
		this.uniques = new ArrayList<>(table.uniques());
		this.indexes = new ArrayList<>(table.indexes());
		this.foreignKeys = new ArrayList<>(table.foreignKeys());
		this.checks = new ArrayList<>(table.checks());
		this.comment = table.comment();
	}

	TableDefinition done() {
		return new TableDefinition(this.name, this.columns, this.primaryKey, this.uniques, this.indexes,
				this.foreignKeys, this.checks, this.comment);
	}

	/** Gives a column another name wherever this table names it. */
	void renameColumn(String from, String to) {
		UnaryOperator<String> renamed = (column) -> column.equals(from) ? to : column;
		this.columns
			.replaceAll((column) -> new ColumnDefinition(renamed.apply(column.name()), column.type(), column.nullable(),
					column.identity(), column.defaultValue(), renamed(column.computed(), renamed), column.comment()));
		this.primaryKey = renamed(this.primaryKey, renamed);
		this.uniques.replaceAll((unique) -> unique.over(renamed(unique.columns(), renamed)));
		this.indexes.replaceAll((index) -> new IndexDefinition(index.name(), renamed(index.columns(), renamed),
				index.expressions(), index.unique(), index.condition(), index.using()));
		this.foreignKeys.replaceAll((key) -> new ForeignKeyDefinition(key.name(), renamed(key.columns(), renamed),
				key.target(), key.targetColumns(), key.onDelete()));
	}

	/** Follows a change of the name of a column that foreign keys of this table name. */
	void renameTargetColumn(TableRef target, String from, String to) {
		this.foreignKeys.replaceAll((key) -> !key.target().equals(target) ? key
				: new ForeignKeyDefinition(key.name(), key.columns(), target,
						renamed(key.targetColumns(), (column) -> column.equals(from) ? to : column), key.onDelete()));
	}

	/** Follows a change of the name of a table that foreign keys of this table name. */
	void renameTarget(TableRef from, TableRef to) {
		this.foreignKeys.replaceAll((key) -> !key.target().equals(from) ? key
				: new ForeignKeyDefinition(key.name(), key.columns(), to, key.targetColumns(), key.onDelete()));
	}

	private static List<String> renamed(List<String> columns, UnaryOperator<String> renamed) {
		return columns.stream().map(renamed).toList();
	}

	private static @Nullable SearchVector renamed(@Nullable SearchVector vector, UnaryOperator<String> renamed) {
		return (vector != null)
				? new SearchVector(renamed(vector.columns(), renamed), vector.config(), vector.weights()) : null;
	}

	/** Adds a part that must not be there by name. */
	<T> void add(List<T> parts, Function<T, String> nameOf, T part, String what) {
		if (parts.stream().anyMatch((present) -> nameOf.apply(present).equals(nameOf.apply(part)))) {
			throw new MigrationError(
					"Table %s has the %s %s already".formatted(this.name.name(), what, nameOf.apply(part)));
		}
		parts.add(part);
	}

	/** Removes a part that must be there by name. */
	<T> T remove(List<T> parts, Function<T, String> nameOf, String wanted, String what) {
		T found = find(parts, nameOf, wanted, what);
		parts.remove(found);
		return found;
	}

	/** Finds a part that must be there by name. */
	<T> T find(List<T> parts, Function<T, String> nameOf, String wanted, String what) {
		Predicate<T> named = (part) -> nameOf.apply(part).equals(wanted);
		return parts.stream()
			.filter(named)
			.findFirst()
			.orElseThrow(() -> new MigrationError("Table %s has no %s %s. It has %s".formatted(this.name.name(), what,
					wanted, parts.isEmpty() ? "none" : String.join(", ", parts.stream().map(nameOf).toList()))));
	}

	/** Replaces a part by one that stands at the same place. */
	<T> void replace(List<T> parts, T old, T replacement) {
		parts.set(parts.indexOf(old), replacement);
	}

}
