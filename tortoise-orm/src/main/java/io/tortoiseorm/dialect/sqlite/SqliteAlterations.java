package io.tortoiseorm.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.ansi.AlterationScript;
import io.tortoiseorm.dialect.ansi.AnsiAlterations;
import io.tortoiseorm.dialect.ansi.AnsiDdl;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefault;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.sql.ddl.TableDiff;
import io.tortoiseorm.sql.ddl.TableDiff.ColumnChange;
import org.jspecify.annotations.Nullable;

/**
 * SQLite's changes of definitions. What ALTER TABLE cannot do is done by a new table that
 * takes over rows, name and numbering. The enforcement of foreign keys has to be off
 * meanwhile, or dropping the old table would delete what refers to it.
 */
final class SqliteAlterations extends AnsiAlterations {

	private static final String PREFIX = "tortoise_new_";

	SqliteAlterations(AnsiDdl ddl) {
		super(ddl);
	}

	@Override
	public List<String> alterTable(Dialect dialect, TableDefinition before, TableDefinition after,
			Map<String, ColumnDefault> fills) {
		TableDiff diff = TableDiff.of(possible(dialect, before), possible(dialect, after));
		if (!onlyAdds(diff, fills)) {
			return rebuild(dialect, before, after, diff, fills);
		}
		List<String> statements = new ArrayList<>();
		diff.indexes().dropped().forEach((index) -> statements.add(dropIndex(dialect, after, index.name())));
		diff.indexes().renamed().keySet().forEach((name) -> statements.add(dropIndex(dialect, after, name)));
		for (ColumnDefinition column : diff.added()) {
			SqlWriter out = alter(dialect, after.table()).append("ADD COLUMN ").append(element(dialect, column));
			statements.add(text(out));
		}
		List<IndexDefinition> created = new ArrayList<>(diff.indexes().added());
		created.addAll(diff.indexes().renamed().values());
		statements.addAll(indexes(dialect, after, created));
		return statements;
	}

	private static boolean onlyAdds(TableDiff diff, Map<String, ColumnDefault> fills) {
		return diff.dropped().isEmpty() && diff.altered().isEmpty() && diff.uniques().isEmpty()
				&& diff.checks().isEmpty() && diff.foreignKeys().isEmpty() && !diff.commentChanged()
				&& !diff.keyChanged()
				&& diff.added().stream().allMatch((column) -> isAddable(column, fills.get(column.name())));
	}

	private static boolean isAddable(ColumnDefinition column, @Nullable ColumnDefault fill) {
		return fill == null && column.comment() == null && ((column.nullable() && column.defaultValue() == null)
				|| column.defaultValue() instanceof ColumnDefault.Literal);
	}

	private static String dropIndex(Dialect dialect, TableDefinition table, String name) {
		return text(dialect.writer().append("DROP INDEX ").node(new TableRef(table.table().schema(), name)));
	}

	private List<String> indexes(Dialect dialect, TableDefinition table, List<IndexDefinition> indexes) {
		return indexes.isEmpty() ? List.of()
				: createTable(dialect, named(table, table.table(), indexes)).stream().skip(1).toList();
	}

	private List<String> rebuild(Dialect dialect, TableDefinition before, TableDefinition after, TableDiff diff,
			Map<String, ColumnDefault> fills) {
		TableRef table = after.table();
		TableRef temporary = new TableRef(table.schema(), PREFIX + table.name());
		List<String> statements = new ArrayList<>();
		statements.addAll(createTable(dialect, named(after, temporary, List.of())));
		statements.add(copy(dialect, before, after, temporary, fills));
		if (isNumbered(before) && isNumbered(after)) {
			statements.addAll(keepNumbering(dialect, table.name(), temporary.name()));
		}
		statements.add(dropTable(dialect, table));
		// foreign keys of other tables name the table as it was and will be
		statements.add("PRAGMA legacy_alter_table = ON");
		statements.add(renameTable(dialect, temporary, table));
		statements.add("PRAGMA legacy_alter_table = OFF");
		statements.addAll(indexes(dialect, after, possible(dialect, after).indexes()));
		return statements;
	}

	private static boolean isNumbered(TableDefinition table) {
		return table.columns().stream().anyMatch(ColumnDefinition::identity);
	}

	/** Numbers of rows that were deleted are not given again. */
	private static List<String> keepNumbering(Dialect dialect, String table, String temporary) {
		String to = dialect.ddl().literal(dialect, temporary, SqlType.TEXT);
		String from = dialect.ddl().literal(dialect, table, SqlType.TEXT);
		return List.of("DELETE FROM sqlite_sequence WHERE name = " + to,
				"INSERT INTO sqlite_sequence (name, seq) SELECT " + to + ", seq FROM sqlite_sequence WHERE name = "
						+ from);
	}

	/** Columns are written as a whole. */
	@Override
	protected void addIdentity(AlterationScript script, ColumnDefinition column) {
		throw new IllegalStateException("A table is built anew for it");
	}

	@Override
	protected void writeType(SqlWriter out, ColumnChange change) {
		out.append(element(out.dialect(), change.after()));
	}

	private static String text(SqlWriter out) {
		return out.toStatement().text();
	}

}
