package io.tortoiseorm.schema.introspection;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * An index of a live database.
 *
 * @param name its name
 * @param parts what is indexed, in order
 * @param unique whether no two rows may have the same values
 * @param condition which rows are indexed, as the database writes it, or {@code null} for
 * all
 * @param using the kind of index in lower case, or {@code null} for the database's
 * default
 */
public record LiveIndex(String name, List<Part> parts, boolean unique, @Nullable String condition,
		@Nullable String using) {

	/**
	 * Copies the list.
	 */
	public LiveIndex {
		parts = List.copyOf(parts);
	}

	/**
	 * Whether only columns are indexed, no expressions.
	 * @return whether {@link #columns()} tells all
	 */
	public boolean plain() {
		return this.parts.stream().allMatch((part) -> part.column() != null);
	}

	/**
	 * The indexed columns.
	 * @return the names in order, without expressions
	 */
	public List<String> columns() {
		return this.parts.stream().map(Part::column).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
	}

	/**
	 * A part of an index: a column or an expression.
	 *
	 * @param column the column, or {@code null} for an expression
	 * @param expression the expression as the database writes it, or {@code null} for a
	 * column
	 * @param descending whether the largest value comes first
	 */
	public record Part(@Nullable String column, @Nullable String expression, boolean descending) {

	}

}
