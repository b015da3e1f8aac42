package io.tortoiseorm.dialect.postgres;

import io.tortoiseorm.dialect.ansi.AnsiWrites;
import io.tortoiseorm.sql.Insert;
import io.tortoiseorm.sql.Insert.Column;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import io.tortoiseorm.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's inserts. Several rows travel as one array per column, so that the
 * statement's text does not depend on their number.
 */
final class PostgresWrites extends AnsiWrites {

	private static final int MAX_ROWS = 10_000;

	PostgresWrites() {
		super(65_535, MAX_ROWS);
	}

	@Override
	public int maxRows(int columns) {
		return (columns == 0) ? MAX_ROWS : super.maxRows(columns);
	}

	@Override
	protected void writeRows(SqlWriter out, Insert insert) {
		if (insert.columns().isEmpty() && insert.rows().size() > 1) {
			out.append("SELECT FROM GENERATE_SERIES(1, ").bind(insert.rows().size(), SqlType.INTEGER).append(')');
		}
		else if (insert.rows().size() > 1 && fitsArrays(insert)) {
			writeArrays(out, insert);
		}
		else {
			super.writeRows(out, insert);
		}
	}

	private static boolean fitsArrays(Insert insert) {
		for (Column column : insert.columns()) {
			Kind kind = column.type().kind();
			if (kind == Kind.ARRAY || kind == Kind.UNKNOWN) {
				return false;
			}
		}
		for (@Nullable
		Object[] row : insert.rows()) {
			for (Object value : row) {
				if (value instanceof SqlNode) {
					return false;
				}
			}
		}
		return true;
	}

	private static void writeArrays(SqlWriter out, Insert insert) {
		out.append("SELECT ");
		for (int i = 0; i < insert.columns().size(); i++) {
			out.append((i > 0) ? ", " : "");
			writeElement(out, i, insert.columns().get(i).type());
		}
		out.append(" FROM UNNEST(");
		for (int i = 0; i < insert.columns().size(); i++) {
			out.append((i > 0) ? ", " : "");
			ColumnArrayCodec codec = new ColumnArrayCodec(out.dialect().types(), insert.columns().get(i).type());
			out.bindBare(codec.column(insert.rows(), i), codec).append("::").append(codec.arrayType());
		}
		out.append(") WITH ORDINALITY AS r (");
		for (int i = 0; i < insert.columns().size(); i++) {
			out.append("c").append(i).append(", ");
		}
		out.append("n) ORDER BY r.n");
	}

	private static void writeElement(SqlWriter out, int index, SqlType type) {
		switch (type.kind()) {
			case BINARY -> out.append("DECODE(r.c").append(index).append(", 'hex')");
			case JSON, TSVECTOR ->
				out.append("r.c").append(index).append("::").append(out.dialect().types().castType(type));
			default -> out.append("r.c").append(index);
		}
	}

}
