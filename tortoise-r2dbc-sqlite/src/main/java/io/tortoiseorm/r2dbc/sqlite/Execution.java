package io.tortoiseorm.r2dbc.sqlite;

import org.jspecify.annotations.Nullable;

/**
 * What came of the execution of a statement.
 *
 * @param cursor its rows, null for a statement that returns none
 * @param columns how many columns a row has
 * @param updateCount how many rows it has changed, negative for a query
 */
record Execution(@Nullable Cursor cursor, int columns, long updateCount) {

	private static final long NO_UPDATE = -1;

	static Execution ofUpdate(long count) {
		return new Execution(null, 0, count);
	}

	static Execution ofRows(Cursor cursor, int columns) {
		return new Execution(cursor, columns, NO_UPDATE);
	}

	static Execution ofRowsAndUpdate(Cursor cursor, int columns, long count) {
		return new Execution(cursor, columns, count);
	}

	boolean hasUpdateCount() {
		return this.updateCount >= 0;
	}

}
