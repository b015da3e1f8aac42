package io.tortoiseorm.dialect.mysql;

import java.util.List;

import io.tortoiseorm.sql.Insert;
import io.tortoiseorm.sql.Insert.Column;
import io.tortoiseorm.sql.Insert.Conflict;
import io.tortoiseorm.sql.SqlWriter;

/**
 * MariaDB's inserts, which give rows back.
 */
final class MariaDbWrites extends MySqlWrites {

	@Override
	protected void writeInto(SqlWriter out, Insert insert) {
		if (onlyInsertedRowsReturn(insert)) {
			out.append("INSERT IGNORE INTO ").node(insert.table()).append(" (");
			out.names(insert.columns().stream().map(Column::name).toList()).append(") ");
		}
		else {
			super.writeInto(out, insert);
		}
	}

	@Override
	protected void writeConflict(SqlWriter out, Insert insert, Conflict conflict) {
		if (!onlyInsertedRowsReturn(insert)) {
			super.writeConflict(out, insert, conflict);
		}
	}

	/**
	 * An update that changes nothing would return the old rows as well.
	 */
	private static boolean onlyInsertedRowsReturn(Insert insert) {
		Conflict conflict = insert.conflict();
		return conflict != null && conflict.isIgnore() && !insert.returning().isEmpty();
	}

	@Override
	protected void writeReturning(SqlWriter out, List<Column> columns) {
		out.append(" RETURNING ");
		writeSelected(out, columns);
	}

	@Override
	public Returning returning() {
		return Returning.ROWS;
	}

}
