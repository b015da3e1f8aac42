package io.tortoiseorm.sql;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An INSERT of one or more rows. How rows travel (VALUES, arrays) and how written values
 * come back is the dialect's.
 *
 * @param table the table
 * @param columns the written columns
 * @param rows per row one value per column: a value of the column's logical class,
 * {@code null}, or a {@link SqlNode}
 * @param conflict what to do when a row is already there, or {@code null} to fail
 * @param returning the columns to get back for each row; empty for none
 */
public record Insert(TableRef table, List<Column> columns, List<@Nullable Object[]> rows, @Nullable Conflict conflict,
		List<Column> returning) implements SqlNode {

	@Override
	public void writeTo(SqlWriter out) {
		out.dialect().writes().writeInsert(out, this);
	}

	/**
	 * A written or returned column.
	 *
	 * @param name its name
	 * @param type its type
	 * @param generated whether the database gives values to it by itself when none are
	 * written
	 */
	public record Column(String name, SqlType type, boolean generated) {

		/**
		 * A column that gets values only by being written.
		 * @param name its name
		 * @param type its type
		 */
		public Column(String name, SqlType type) {
			this(name, type, false);
		}

	}

	/**
	 * What to do when a row is already there.
	 *
	 * @param target the columns of the unique constraint; empty for any (where the
	 * database can)
	 * @param update the columns that take the new row's values; empty to leave the old
	 * row
	 * @param keys the column sets of all unique constraints of the table, for databases
	 * that must be told them when {@code target} is empty
	 */
	public record Conflict(List<String> target, List<String> update, List<List<String>> keys) {

		/**
		 * A conflict with a target, or on a database that needs none.
		 * @param target the columns of the unique constraint; empty for any
		 * @param update the columns that take the new row's values
		 */
		public Conflict(List<String> target, List<String> update) {
			this(target, update, List.of());
		}

		/**
		 * Whether the old row is left as it is.
		 * @return whether nothing is updated
		 */
		public boolean isIgnore() {
			return this.update.isEmpty();
		}

	}

}
