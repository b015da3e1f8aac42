package io.tortoiseorm.migrations;

import io.tortoiseorm.sql.TableRef;

/**
 * Tables as files and messages name them: {@code users}, or {@code sales.users} with a
 * schema. A dot at the beginning says that the others belong to the name.
 */
final class TableNames {

	private TableNames() {
	}

	static String text(TableRef table) {
		if (table.schema() != null) {
			return table.schema() + "." + table.name();
		}
		return (table.name().indexOf('.') < 0) ? table.name() : "." + table.name();
	}

	static TableRef parse(String text) {
		int dot = text.indexOf('.');
		if (dot < 0) {
			return new TableRef(null, text);
		}
		return new TableRef((dot > 0) ? text.substring(0, dot) : null, text.substring(dot + 1));
	}

}
