package io.tortoiseorm.dialect.h2;

import java.util.List;

import io.tortoiseorm.dialect.ansi.MergeWrites;
import io.tortoiseorm.sql.Codec;
import io.tortoiseorm.sql.Insert;
import io.tortoiseorm.sql.Insert.Column;
import io.tortoiseorm.sql.Insert.Conflict;
import io.tortoiseorm.sql.SqlType.Kind;
import io.tortoiseorm.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/**
 * H2's inserts: rows come back from a data change delta table. For conflicts it must be
 * told the columns of the unique constraints.
 */
final class H2Writes extends MergeWrites {

	H2Writes() {
		super(H2Dialect.NAME, 32_000, 1_000);
	}

	@Override
	public void writeInsert(SqlWriter out, Insert insert) {
		boolean returns = !insert.returning().isEmpty();
		if (returns) {
			out.append("SELECT ");
			writeSelected(out, insert.returning());
			out.append(" FROM FINAL TABLE (");
		}
		Conflict conflict = insert.conflict();
		if (conflict == null) {
			writeInto(out, insert);
			writeRows(out, insert);
		}
		else if (conflict.isIgnore()) {
			writeInto(out, insert);
			writeMissingRows(out, insert, keys(insert, conflict));
		}
		else {
			writeMerge(out, insert, conflict, "");
		}
		if (returns) {
			out.append(')');
		}
	}

	private void writeMissingRows(SqlWriter out, Insert insert, List<List<String>> keys) {
		out.append("SELECT ");
		each(out, columns(insert), (column) -> out.append("s.").name(column));
		out.append(" FROM (");
		if (insert.rows().size() > 1) {
			writeFirstOfEachKey(out, insert, keys);
		}
		else {
			writeSource(out, insert);
		}
		out.append(") s WHERE NOT EXISTS (SELECT 1 FROM ").node(insert.table()).append(" t WHERE ");
		out.join(" OR ", sameKeys(keys)).append(") ORDER BY s.n");
	}

	/**
	 * The rows as a table.
	 */
	@Override
	protected void writeSource(SqlWriter out, Insert insert) {
		out.append("SELECT * FROM (VALUES ");
		for (int i = 0; i < insert.rows().size(); i++) {
			@Nullable Object[] row = insert.rows().get(i);
			out.append((i > 0) ? ", (" : "(").append(i);
			for (int column = 0; column < row.length; column++) {
				out.append(", ");
				writeTyped(out, row[column], insert.columns().get(column).type());
			}
			out.append(')');
		}
		out.append(") AS v(n, ").names(columns(insert)).append(')');
	}

	@Override
	protected void writeBound(SqlWriter out, @Nullable Object value, Column column) {
		Codec codec = out.dialect().types().codec(column.type());
		if (column.type().kind() == Kind.JSON) {
			out.bind(value, column.type());
		}
		else {
			// the column tells the type
			out.bindBare(value, codec);
		}
	}

}
