package io.tortoiseorm.dialect.ansi;

import java.util.List;

import io.tortoiseorm.dialect.Writes;
import io.tortoiseorm.sql.Insert;
import io.tortoiseorm.sql.Insert.Column;
import io.tortoiseorm.sql.Insert.Conflict;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/**
 * INSERT with VALUES, ON CONFLICT and RETURNING.
 */
public class AnsiWrites implements Writes {

	private final int maxBinds;

	private final int maxRows;

	/**
	 * Creates the strategy.
	 * @param maxBinds how many values one INSERT may bind
	 * @param maxRows how many rows one INSERT may have at most
	 */
	public AnsiWrites(int maxBinds, int maxRows) {
		this.maxBinds = maxBinds;
		this.maxRows = maxRows;
	}

	@Override
	public void writeInsert(SqlWriter out, Insert insert) {
		writeInto(out, insert);
		writeRows(out, insert);
		Conflict conflict = insert.conflict();
		if (conflict != null) {
			writeConflict(out, insert, conflict);
		}
		if (!insert.returning().isEmpty()) {
			writeReturning(out, insert.returning());
		}
	}

	/**
	 * Writes all before the rows.
	 * @param out the statement
	 * @param insert what is inserted
	 */
	protected void writeInto(SqlWriter out, Insert insert) {
		out.append("INSERT INTO ").node(insert.table());
		if (!insert.columns().isEmpty()) {
			out.append(" (").names(insert.columns().stream().map(Column::name).toList()).append(')');
		}
		out.append(' ');
	}

	/**
	 * Writes the rows.
	 * @param out the statement
	 * @param insert what is inserted
	 */
	protected void writeRows(SqlWriter out, Insert insert) {
		if (insert.columns().isEmpty()) {
			out.append("DEFAULT VALUES");
			return;
		}
		out.append("VALUES ");
		writeTuples(out, insert);
	}

	/**
	 * Writes rows in parentheses.
	 * @param out the statement
	 * @param insert what is inserted
	 */
	protected final void writeTuples(SqlWriter out, Insert insert) {
		for (int i = 0; i < insert.rows().size(); i++) {
			@Nullable Object[] row = insert.rows().get(i);
			out.append((i > 0) ? ", (" : "(");
			for (int column = 0; column < row.length; column++) {
				out.append((column > 0) ? ", " : "");
				writeValue(out, row[column], insert.columns().get(column));
			}
			out.append(')');
		}
	}

	private void writeValue(SqlWriter out, @Nullable Object value, Column column) {
		if (value instanceof SqlNode node) {
			out.node(node);
		}
		else {
			writeBound(out, value, column);
		}
	}

	/**
	 * Writes a value of a row.
	 * @param out the statement
	 * @param value a value of the logical class of the column's type, or {@code null}
	 * @param column the column
	 */
	protected void writeBound(SqlWriter out, @Nullable Object value, Column column) {
		out.bind(value, column.type());
	}

	/**
	 * Writes what to do when a row is already there.
	 * @param out the statement
	 * @param insert what is inserted
	 * @param conflict what to do
	 */
	protected void writeConflict(SqlWriter out, Insert insert, Conflict conflict) {
		out.append(" ON CONFLICT");
		if (!conflict.target().isEmpty()) {
			out.append(" (").names(conflict.target()).append(')');
		}
		if (conflict.isIgnore()) {
			out.append(" DO NOTHING");
			return;
		}
		out.append(" DO UPDATE SET ");
		for (int i = 0; i < conflict.update().size(); i++) {
			String column = conflict.update().get(i);
			out.append((i > 0) ? ", " : "").name(column).append(" = EXCLUDED.").name(column);
		}
	}

	/**
	 * Writes the columns to get back.
	 * @param out the statement
	 * @param columns the columns, not empty
	 */
	protected void writeReturning(SqlWriter out, List<Column> columns) {
		out.append(" RETURNING ");
		writeSelected(out, columns);
	}

	/**
	 * Writes columns as the driver can read them.
	 * @param out the statement
	 * @param columns the columns
	 */
	protected static void writeSelected(SqlWriter out, List<Column> columns) {
		for (int i = 0; i < columns.size(); i++) {
			Column column = columns.get(i);
			out.append((i > 0) ? ", " : "");
			out.dialect().types().codec(column.type()).writeSelected(out, (writer) -> writer.name(column.name()));
		}
	}

	@Override
	public Returning returning() {
		return Returning.ROWS;
	}

	@Override
	public boolean returnsInOrder() {
		return true;
	}

	@Override
	public int maxRows(int columns) {
		return (columns == 0) ? 1 : Math.max(1, Math.min(this.maxRows, this.maxBinds / columns));
	}

}
