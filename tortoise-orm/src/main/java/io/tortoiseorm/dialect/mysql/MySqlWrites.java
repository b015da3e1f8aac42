package io.tortoiseorm.dialect.mysql;

import java.util.List;

import io.tortoiseorm.dialect.ansi.AnsiWrites;
import io.tortoiseorm.sql.Insert;
import io.tortoiseorm.sql.Insert.Column;
import io.tortoiseorm.sql.Insert.Conflict;
import io.tortoiseorm.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/**
 * MySQL's inserts: the driver tells the first generated key. Conflicts with any unique
 * constraint are handled, whichever is named.
 */
class MySqlWrites extends AnsiWrites {

	private static final int MAX_ROWS = 1_000;

	MySqlWrites() {
		super(65_535, MAX_ROWS);
	}

	@Override
	protected void writeRows(SqlWriter out, Insert insert) {
		if (insert.columns().isEmpty()) {
			out.append("() ");
		}
		out.append("VALUES ");
		writeTuples(out, insert);
	}

	@Override
	protected void writeBound(SqlWriter out, @Nullable Object value, Column column) {
		// the column tells the type
		out.bindBare(value, out.dialect().types().codec(column.type()));
	}

	@Override
	protected void writeConflict(SqlWriter out, Insert insert, Conflict conflict) {
		out.append(" ON DUPLICATE KEY UPDATE ");
		if (conflict.isIgnore()) {
			// INSERT IGNORE would ignore all other errors too
			String column = conflict.target().isEmpty() ? insert.columns().get(0).name() : conflict.target().get(0);
			out.name(column).append(" = ").node(insert.table()).append('.').name(column);
			return;
		}
		for (int i = 0; i < conflict.update().size(); i++) {
			String column = conflict.update().get(i);
			out.append((i > 0) ? ", " : "").name(column).append(" = VALUES(").name(column).append(')');
		}
	}

	@Override
	protected void writeReturning(SqlWriter out, List<Column> columns) {
		// the key comes from the driver
	}

	@Override
	public Returning returning() {
		return Returning.FIRST_KEY;
	}

	@Override
	public String keyStepQuery() {
		return "SELECT @@auto_increment_increment";
	}

	@Override
	public int maxRows(int columns) {
		return (columns == 0) ? MAX_ROWS : super.maxRows(columns);
	}

}
