package io.tortoiseorm.meta;

import java.util.List;

import io.tortoiseorm.fields.Deferrable;
import org.jspecify.annotations.Nullable;

/**
 * A unique constraint over several fields.
 *
 * @param name its name in the database
 * @param fields the fields in order
 * @param condition the SQL condition of the rows that are compared, or {@code null} for
 * all rows
 * @param deferrable when the database looks at it
 */
public record UniqueMeta(String name, List<FieldMeta> fields, @Nullable String condition, Deferrable deferrable) {

	/**
	 * Copies the list.
	 */
	public UniqueMeta {
		fields = List.copyOf(fields);
	}

	/**
	 * The constrained columns in order.
	 * @return their names
	 */
	public List<String> columns() {
		return this.fields.stream().map(FieldMeta::column).toList();
	}

	/**
	 * Whether an insert that leaves alone or updates rows that are there can go by it.
	 * @return whether it holds for all rows and at once
	 */
	public boolean tellsConflicts() {
		return this.condition == null && this.deferrable == Deferrable.NOT;
	}

}
