package io.tortoiseorm.migrations;

import io.tortoiseorm.sql.ddl.ColumnDefinition;

/**
 * What is said of long locks on several databases.
 */
final class LockText {

	private LockText() {
	}

	/** A column before it is altered. */
	static ColumnDefinition column(TableState before, ColumnDefinition after) {
		return before.table()
			.columns()
			.stream()
			.filter((known) -> known.name().equals(after.name()))
			.findFirst()
			.orElse(after);
	}

	static String typeChange(String column, String table, String waiting) {
		return "gives column %s another type, for which table %s is written anew while %s: ".formatted(column, table,
				waiting) + "add a column, copy the values by and by, and drop the old one";
	}

	static String fill(String column, String table) {
		return "fills column %s in one statement, which locks all rows of table %s that it changes: ".formatted(column,
				table) + "fill it by and by before";
	}

}
