package io.tortoiseorm.dialect.h2;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.tortoiseorm.dialect.ansi.AnsiWrites;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.Codec;
import io.tortoiseorm.sql.Insert;
import io.tortoiseorm.sql.Insert.Column;
import io.tortoiseorm.sql.Insert.Conflict;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import io.tortoiseorm.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/**
 * H2's inserts: rows come back from a data change delta table. For conflicts it must be
 * told the columns of the unique constraints.
 */
final class H2Writes extends AnsiWrites {

	H2Writes() {
		super(32_000, 1_000);
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
			writeMerge(out, insert, conflict);
		}
		if (returns) {
			out.append(')');
		}
	}

	private static void writeMerge(SqlWriter out, Insert insert, Conflict conflict) {
		List<String> columns = columns(insert);
		out.append("MERGE INTO ").node(insert.table()).append(" t USING (");
		writeSource(out, insert);
		out.append(") s ON ").join(" OR ", sameKeys(keys(insert, conflict))).append(" WHEN MATCHED THEN UPDATE SET ");
		each(out, conflict.update(), (column) -> out.name(column).append(" = s.").name(column));
		out.append(" WHEN NOT MATCHED THEN INSERT (").names(columns).append(") VALUES (");
		each(out, columns, (column) -> out.append("s.").name(column));
		out.append(')');
	}

	private static void writeMissingRows(SqlWriter out, Insert insert, List<List<String>> keys) {
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

	private static List<String> columns(Insert insert) {
		return insert.columns().stream().map(Column::name).toList();
	}

	private static List<List<String>> keys(Insert insert, Conflict conflict) {
		List<List<String>> candidates = conflict.target().isEmpty() ? conflict.keys() : List.of(conflict.target());
		List<List<String>> keys = candidates.stream().filter(columns(insert)::containsAll).toList();
		if (keys.isEmpty()) {
			throw new UnsupportedError(H2Dialect.NAME + " handles conflicts in table '" + insert.table().name()
					+ "' only if the columns of a unique constraint are named and written");
		}
		return keys;
	}

	private static List<SqlNode> sameKeys(List<List<String>> keys) {
		return keys.stream().map(H2Writes::sameKey).toList();
	}

	private static SqlNode sameKey(List<String> key) {
		return (out) -> {
			for (int i = 0; i < key.size(); i++) {
				out.append((i > 0) ? " AND t." : "t.").name(key.get(i)).append(" = s.").name(key.get(i));
			}
		};
	}

	/**
	 * The rows, without those that would conflict with one before them.
	 */
	private static void writeFirstOfEachKey(SqlWriter out, Insert insert, List<List<String>> keys) {
		List<SqlNode> conditions = new ArrayList<>();
		out.append("SELECT * FROM (SELECT v.*");
		for (int i = 0; i < keys.size(); i++) {
			List<String> key = keys.get(i);
			String rank = "r" + i;
			out.append(", ROW_NUMBER() OVER (PARTITION BY ").names(key).append(" ORDER BY n) ").append(rank);
			conditions.add((writer) -> writeFirst(writer, rank, key));
		}
		out.append(" FROM (");
		writeSource(out, insert);
		out.append(") v) WHERE ").join(" AND ", conditions);
	}

	private static void writeFirst(SqlWriter out, String rank, List<String> key) {
		out.append('(').append(rank).append(" = 1");
		key.forEach((column) -> out.append(" OR ").name(column).append(" IS NULL"));
		out.append(')');
	}

	/**
	 * The rows as a table.
	 */
	private static void writeSource(SqlWriter out, Insert insert) {
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

	private static void writeTyped(SqlWriter out, @Nullable Object value, SqlType type) {
		if (value instanceof SqlNode node) {
			out.node(node);
		}
		else {
			out.bind(value, type);
		}
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

	private static void each(SqlWriter out, List<String> columns, Consumer<String> writer) {
		for (int i = 0; i < columns.size(); i++) {
			out.append((i > 0) ? ", " : "");
			writer.accept(columns.get(i));
		}
	}

}
