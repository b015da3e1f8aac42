package io.tortoiseorm.sql;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An UPDATE of one table.
 *
 * @param table the table
 * @param assignments what is set
 * @param where which rows, or {@code null} for all
 */
public record Update(TableRef table, List<Assignment> assignments, @Nullable SqlNode where) implements SqlNode {

	@Override
	public void writeTo(SqlWriter out) {
		out.append("UPDATE ").node(this.table).append(" SET ").join(", ", this.assignments);
		if (this.where != null) {
			out.append(" WHERE ").node(this.where);
		}
	}

	/**
	 * One column set to a value.
	 *
	 * @param column the column
	 * @param value the value
	 */
	public record Assignment(String column, SqlNode value) implements SqlNode {

		@Override
		public void writeTo(SqlWriter out) {
			out.name(this.column).append(" = ").node(this.value);
		}

	}

}
