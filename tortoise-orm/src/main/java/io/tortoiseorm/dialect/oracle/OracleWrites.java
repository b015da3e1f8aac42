package io.tortoiseorm.dialect.oracle;

import java.util.List;

import io.tortoiseorm.dialect.ansi.MergeWrites;
import io.tortoiseorm.sql.Insert;
import io.tortoiseorm.sql.Insert.Column;
import io.tortoiseorm.sql.Insert.Conflict;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/**
 * Oracle's inserts: the driver tells the generated key of one row. Several rows are
 * selected, conflicts are handled by MERGE.
 */
final class OracleWrites extends MergeWrites {

	static final int MAX_BINDS = 10_000;

	private static final int MAX_ROWS = 200;

	OracleWrites() {
		super(OracleDialect.NAME, MAX_BINDS, MAX_ROWS);
	}

	@Override
	public void writeInsert(SqlWriter out, Insert insert) {
		Conflict conflict = insert.conflict();
		if (conflict != null) {
			writeMerge(out, insert, conflict, "");
		}
		else if (insert.columns().isEmpty()) {
			// the key, which is all that such a row has
			List<String> generated = insert.returning().stream().map(Column::name).limit(1).toList();
			writeInto(out, insert);
			out.append('(').names(generated).append(") VALUES (DEFAULT)");
		}
		else {
			writeInto(out, insert);
			writeRows(out, insert);
		}
	}

	@Override
	protected void writeRows(SqlWriter out, Insert insert) {
		if (insert.rows().size() == 1) {
			super.writeRows(out, insert);
			return;
		}
		out.append("SELECT ");
		each(out, columns(insert), (column) -> out.append("s.").name(column));
		out.append(" FROM (");
		writeSource(out, insert);
		out.append(") s");
	}

	@Override
	protected void writeSource(SqlWriter out, Insert insert) {
		for (int i = 0; i < insert.rows().size(); i++) {
			@Nullable Object[] row = insert.rows().get(i);
			out.append((i > 0) ? " UNION ALL SELECT " : "SELECT ").append(i).append(" n");
			for (int column = 0; column < row.length; column++) {
				Column target = insert.columns().get(column);
				out.append(", ");
				writeCast(out, row[column], target.type());
				out.append(' ').name(target.name());
			}
			out.append(" FROM DUAL");
		}
	}

	/** Rows of one table must agree in their types, NULL and all. */
	private static void writeCast(SqlWriter out, @Nullable Object value, SqlType type) {
		SqlNode node = (writer) -> writeTyped(writer, value, type);
		String name = out.dialect().types().columnType(type);
		switch (name) {
			case "CLOB" -> out.append("TO_CLOB(").node(node).append(')');
			case "BLOB" -> out.append("TO_BLOB(").node(node).append(')');
			default -> out.append("CAST(").node(node).append(" AS ").append(name).append(')');
		}
	}

	@Override
	public Returning returning() {
		return Returning.FIRST_KEY;
	}

	@Override
	public int maxReturningRows(int columns) {
		return 1;
	}

}
