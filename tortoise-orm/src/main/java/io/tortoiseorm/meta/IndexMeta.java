package io.tortoiseorm.meta;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An index that a model declares for its table.
 *
 * @param name its name in the database
 * @param fields the indexed fields in order; empty where expressions are indexed
 * @param expressions the indexed SQL expressions; empty where fields are indexed
 * @param unique whether no two rows may hold the same values
 * @param condition the SQL condition of a partial index, or {@code null} for all rows
 * @param using the kind of index, or {@code null} for the database's default
 */
public record IndexMeta(String name, List<FieldMeta> fields, List<String> expressions, boolean unique,
		@Nullable String condition, @Nullable String using) {

	/**
	 * Copies the lists.
	 */
	public IndexMeta {
		fields = List.copyOf(fields);
		expressions = List.copyOf(expressions);
	}

	/**
	 * The indexed columns in order.
	 * @return their names
	 */
	public List<String> columns() {
		return this.fields.stream().map(FieldMeta::column).toList();
	}

}
