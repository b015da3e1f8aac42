package io.tortoiseorm.migrations;

import java.util.Locale;

/**
 * Fields and columns by the names that people give them.
 */
final class FieldNames {

	private FieldNames() {
	}

	/**
	 * Whether a name means a column: as it is, as a property, or as a relation whose key
	 * the column holds.
	 */
	static boolean same(String given, String column) {
		String plain = plain(given);
		String wanted = plain(column);
		return given.equals(column) || plain.equals(wanted) || (plain + "id").equals(wanted);
	}

	private static String plain(String name) {
		return name.replace("_", "").toLowerCase(Locale.ROOT);
	}

}
