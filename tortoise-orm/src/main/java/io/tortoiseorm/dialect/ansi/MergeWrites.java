package io.tortoiseorm.dialect.ansi;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.Insert;
import io.tortoiseorm.sql.Insert.Column;
import io.tortoiseorm.sql.Insert.Conflict;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/**
 * Inserts of databases that handle conflicts by MERGE, and must be told the columns of
 * the unique constraints for it.
 */
public abstract class MergeWrites extends AnsiWrites {

	private final String database;

	/**
	 * Creates the strategy.
	 * @param database the database for people
	 * @param maxBinds how many values one INSERT may bind
	 * @param maxRows how many rows one INSERT may have at most
	 */
	protected MergeWrites(String database, int maxBinds, int maxRows) {
		super(maxBinds, maxRows);
		this.database = database;
	}

	/**
	 * The names of the written columns.
	 * @param insert what is inserted
	 * @return the names in order
	 */
	protected static List<String> columns(Insert insert) {
		return insert.columns().stream().map(Column::name).toList();
	}

	/**
	 * The columns of the unique constraints that rows may conflict with.
	 * @param insert what is inserted
	 * @param conflict what to do
	 * @return the columns of each constraint, at least one
	 * @throws UnsupportedError if there is none whose columns are all written
	 */
	protected final List<List<String>> keys(Insert insert, Conflict conflict) {
		List<List<String>> candidates = conflict.target().isEmpty() ? conflict.keys() : List.of(conflict.target());
		List<List<String>> keys = candidates.stream().filter(columns(insert)::containsAll).toList();
		if (keys.isEmpty()) {
			throw new UnsupportedError(this.database + " handles conflicts in table '" + insert.table().name()
					+ "' only if the columns of a unique constraint are named and written");
		}
		return keys;
	}

	/**
	 * The conditions that a row {@code s} conflicts with a row {@code t}.
	 * @param keys the columns of the unique constraints
	 * @return a condition for each constraint
	 */
	protected static List<SqlNode> sameKeys(List<List<String>> keys) {
		return keys.stream().map(MergeWrites::sameKey).toList();
	}

	private static SqlNode sameKey(List<String> key) {
		return (out) -> {
			for (int i = 0; i < key.size(); i++) {
				out.append((i > 0) ? " AND t." : "t.").name(key.get(i)).append(" = s.").name(key.get(i));
			}
		};
	}

	/**
	 * Writes a query for the rows with their position in a column {@code n}.
	 * @param out the statement
	 * @param insert what is inserted
	 */
	protected abstract void writeSource(SqlWriter out, Insert insert);

	/**
	 * Writes the rows, without those that would conflict with one before them.
	 * @param out the statement
	 * @param insert what is inserted
	 * @param keys the columns of the unique constraints
	 */
	protected final void writeFirstOfEachKey(SqlWriter out, Insert insert, List<List<String>> keys) {
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
		out.append(") v) ").append(rankedAlias()).append("WHERE ").join(" AND ", conditions);
	}

	/**
	 * The alias of a derived table that nothing refers to, where the database insists on
	 * one.
	 * @return the alias with a trailing blank, or nothing
	 */
	protected String rankedAlias() {
		return "";
	}

	private static void writeFirst(SqlWriter out, String rank, List<String> key) {
		out.append('(').append(rank).append(" = 1");
		key.forEach((column) -> out.append(" OR ").name(column).append(" IS NULL"));
		out.append(')');
	}

	/**
	 * Writes a MERGE of the rows.
	 * @param out the statement
	 * @param insert what is inserted
	 * @param conflict what to do
	 * @param hint what follows the table
	 */
	protected final void writeMerge(SqlWriter out, Insert insert, Conflict conflict, String hint) {
		List<String> columns = columns(insert);
		List<List<String>> keys = keys(insert, conflict);
		out.append("MERGE INTO ").node(insert.table()).append(hint).append(" t USING (");
		if (conflict.isIgnore() && insert.rows().size() > 1) {
			writeFirstOfEachKey(out, insert, keys);
		}
		else {
			writeSource(out, insert);
		}
		out.append(") s ON (").join(" OR ", sameKeys(keys)).append(')');
		if (!conflict.isIgnore()) {
			out.append(" WHEN MATCHED THEN UPDATE SET ");
			each(out, conflict.update(), (column) -> out.append("t.").name(column).append(" = s.").name(column));
		}
		out.append(" WHEN NOT MATCHED THEN INSERT (").names(columns).append(") VALUES (");
		each(out, columns, (column) -> out.append("s.").name(column));
		out.append(')');
	}

	/**
	 * Writes a value of a row where nothing but itself tells its type.
	 * @param out the statement
	 * @param value the value
	 * @param type its type
	 */
	protected static void writeTyped(SqlWriter out, @Nullable Object value, SqlType type) {
		if (value instanceof SqlNode node) {
			out.node(node);
		}
		else {
			out.bind(value, type);
		}
	}

	/**
	 * Writes something for each column, with commas between.
	 * @param out the statement
	 * @param columns the columns
	 * @param writer writes it
	 */
	protected static void each(SqlWriter out, List<String> columns, Consumer<String> writer) {
		for (int i = 0; i < columns.size(); i++) {
			out.append((i > 0) ? ", " : "");
			writer.accept(columns.get(i));
		}
	}

}
