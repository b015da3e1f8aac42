package io.tortoiseorm.meta;

import java.util.List;

/**
 * A unique constraint over several fields.
 *
 * @param name its name in the database
 * @param fields the fields in order
 */
public record UniqueMeta(String name, List<FieldMeta> fields) {

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

}
