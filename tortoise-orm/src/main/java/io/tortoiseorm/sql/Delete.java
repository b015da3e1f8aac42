package io.tortoiseorm.sql;

import org.jspecify.annotations.Nullable;

/**
 * A DELETE from one table.
 *
 * @param table the table
 * @param where which rows, or {@code null} for all
 */
public record Delete(TableRef table, @Nullable SqlNode where) implements SqlNode {

	@Override
	public void writeTo(SqlWriter out) {
		out.append("DELETE FROM ").node(this.table);
		if (this.where != null) {
			out.append(" WHERE ").node(this.where);
		}
	}

}
