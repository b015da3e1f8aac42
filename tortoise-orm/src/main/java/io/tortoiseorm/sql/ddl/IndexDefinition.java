package io.tortoiseorm.sql.ddl;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An index over columns or expressions.
 *
 * @param name its name
 * @param columns the columns in order; empty if expressions are indexed
 * @param expressions the expressions in order, as the database knows them; empty if
 * columns are indexed
 * @param unique whether no two rows may have the same values
 * @param condition which rows are indexed, as the database knows it, or {@code null} for
 * all
 * @param using the kind of index, or {@code null} for the database's default
 */
public record IndexDefinition(String name, List<String> columns, List<String> expressions, boolean unique,
		@Nullable String condition, @Nullable String using) {

	/**
	 * Copies the lists.
	 */
	public IndexDefinition {
		columns = List.copyOf(columns);
		expressions = List.copyOf(expressions);
	}

	/**
	 * An index of the default kind.
	 * @param name its name
	 * @param columns the columns in order
	 * @param unique whether no two rows may have the same values
	 * @return the index
	 */
	public static IndexDefinition of(String name, List<String> columns, boolean unique) {
		return new IndexDefinition(name, columns, List.of(), unique, null, null);
	}

	/**
	 * The same index with another name.
	 * @param newName the name
	 * @return the new definition
	 */
	public IndexDefinition named(String newName) {
		return new IndexDefinition(newName, this.columns, this.expressions, this.unique, this.condition, this.using);
	}

}
