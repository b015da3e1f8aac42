package io.tortoiseorm.dialect.mssql;

import java.util.List;

import io.tortoiseorm.dialect.ansi.MergeWrites;
import io.tortoiseorm.sql.Insert;
import io.tortoiseorm.sql.Insert.Column;
import io.tortoiseorm.sql.Insert.Conflict;
import io.tortoiseorm.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/**
 * SQL Server's inserts: rows come back by OUTPUT, in any order, but numbered in the order
 * in which they were sent. Conflicts are handled by MERGE.
 */
final class MsSqlWrites extends MergeWrites {

	/** The driver needs a few of the 2,100 for itself. */
	static final int MAX_BINDS = 2_000;

	MsSqlWrites() {
		super(MsSqlDialect.NAME, MAX_BINDS, 1_000);
	}

	@Override
	public void writeInsert(SqlWriter out, Insert insert) {
		boolean numbered = insert.columns().stream().anyMatch(Column::generated);
		if (numbered) {
			out.append("SET IDENTITY_INSERT ").node(insert.table()).append(" ON; ");
		}
		Conflict conflict = insert.conflict();
		if (conflict == null) {
			writeInto(out, insert);
			writeOutput(out, insert);
			writeRows(out, insert);
		}
		else {
			writeMerge(out, insert, conflict, " WITH (HOLDLOCK) AS");
			writeOutput(out, insert);
			out.append(';');
		}
		if (numbered) {
			out.append((conflict == null) ? "; SET" : " SET").append(" IDENTITY_INSERT ");
			out.node(insert.table()).append(" OFF");
		}
	}

	private static void writeOutput(SqlWriter out, Insert insert) {
		List<Column> returning = insert.returning();
		for (int i = 0; i < returning.size(); i++) {
			String name = returning.get(i).name();
			String separator = (insert.conflict() != null) ? " OUTPUT INSERTED." : "OUTPUT INSERTED.";
			out.append((i > 0) ? ", INSERTED." : separator).name(name).append(" AS ").name(name);
		}
		out.append((returning.isEmpty() || insert.conflict() != null) ? "" : " ");
	}

	@Override
	protected void writeRows(SqlWriter out, Insert insert) {
		if (insert.rows().size() < 2 || insert.returning().isEmpty() || insert.columns().isEmpty()) {
			super.writeRows(out, insert);
			return;
		}
		out.append("SELECT ");
		each(out, columns(insert), (column) -> out.append("s.").name(column));
		out.append(" FROM (");
		writeSource(out, insert);
		out.append(") s ORDER BY s.n");
	}

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
		out.append(") AS v (n, ").names(columns(insert)).append(')');
	}

	@Override
	protected String rankedAlias() {
		return "q ";
	}

	@Override
	public boolean returnsInOrder() {
		return false;
	}

}
