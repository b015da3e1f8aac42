package io.tortoiseorm.migrations;

/**
 * A change that loses data, or fails on rows that are there. It is only made when it is
 * allowed by name.
 *
 * @param name the name by which it is allowed, such as {@code User.bio}
 * @param table the table
 * @param column the column, or empty for the whole table
 * @param description what it does
 * @param probe a condition in words of SQL that is true for the rows it hits
 */
record Hazard(String name, String table, String column, String description, Probe probe) {

	/**
	 * Which rows are hit.
	 */
	enum Probe {

		/** All rows. */
		ROWS,
		/** Rows with a value. */
		VALUES,
		/** Rows without one. */
		NULLS,
		/** Rows that have the same values as others. */
		DUPLICATES

	}

	boolean isAllowedBy(String allowed) {
		if (this.column.isEmpty()) {
			return allowed.equals(this.name) || allowed.equals(this.table);
		}
		int dot = allowed.lastIndexOf('.');
		if (dot < 0) {
			return false;
		}
		String owner = allowed.substring(0, dot);
		String model = this.name.substring(0, this.name.lastIndexOf('.'));
		return (owner.equals(model) || owner.equals(this.table))
				&& FieldNames.same(allowed.substring(dot + 1), this.column);
	}

}
