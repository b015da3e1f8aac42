package io.tortoiseorm.dialect.mysql;

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
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.sql.ddl.TableDiff;
import io.tortoiseorm.sql.ddl.TableDiff.ColumnChange;
import org.jspecify.annotations.Nullable;

/**
 * The changes of definitions of MySQL and MariaDB: as much as possible in one statement,
 * since every statement may copy the table. Both create an index for a foreign key that
 * has none, and refuse to drop the last one that it can use.
 */
final class MySqlAlterations extends AnsiAlterations {

	/** A row with the number zero would get another when numbering begins. */
	private static final String KEEP_ZERO = "SET SESSION sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')";

	private static final String NUMBER_ZERO = "SET SESSION sql_mode = REPLACE(@@sql_mode, 'NO_AUTO_VALUE_ON_ZERO', '')";

	MySqlAlterations(AnsiDdl ddl) {
		super(ddl);
	}

	@Override
	public String renameTable(Dialect dialect, TableRef from, TableRef to) {
		SqlWriter out = dialect.writer().append("RENAME TABLE ").node(from).append(" TO ").node(to);
		return out.toStatement().text();
	}

	@Override
	public List<String> moveTable(Dialect dialect, TableDefinition before, TableDefinition after,
			List<TableDefinition> referring) {
		return List.of(renameTable(dialect, before.table(), after.table()));
	}

	/** A schema is a database, which would be dropped with all tables in it. */
	@Override
	public String dropSchema(Dialect dialect, String schema) {
		String name = dialect.ddl().literal(dialect, schema, SqlType.TEXT);
		String drop = dialect.ddl().literal(dialect, super.dropSchema(dialect, schema), SqlType.TEXT);
		return "SET @tortoise_ddl = IF(EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = " + name
				+ "), 'DO 0', " + drop + ");\nPREPARE tortoise_ddl FROM @tortoise_ddl;\nEXECUTE tortoise_ddl;\n"
				+ "DEALLOCATE PREPARE tortoise_ddl";
	}

	@Override
	public List<String> alterTable(Dialect dialect, TableDefinition before, TableDefinition after,
			Map<String, ColumnDefault> fills) {
		TableDefinition from = possible(dialect, before);
		TableDefinition to = possible(dialect, after);
		TableDiff diff = TableDiff.of(from, to);
		List<String> statements = new ArrayList<>();
		TableRef table = after.table();
		Clauses keys = new Clauses(dialect);
		diff.foreignKeys().dropped().forEach((key) -> keys.named("DROP FOREIGN KEY ", key.name()));
		for (String name : diff.foreignKeys().renamed().keySet()) {
			keys.named("DROP FOREIGN KEY ", name);
		}
		keys.addTo(statements, table);
		for (ColumnChange change : diff.altered()) {
			ColumnDefault fill = fills.get(change.name());
			if (fill != null && !change.after().nullable()) {
				statements.add(fillNulls(dialect, table, change.before(), fill).toStatement().text());
			}
		}
		Clauses first = new Clauses(dialect);
		Clauses second = new Clauses(dialect);
		if (diff.keyChanged() && !from.primaryKey().isEmpty()) {
			first.add("DROP PRIMARY KEY");
		}
		indexes(first, from, to, diff);
		columns(first, second, diff, fills);
		if (diff.keyChanged() && !to.primaryKey().isEmpty()) {
			boolean filledLater = diff.added()
				.stream()
				.anyMatch((column) -> to.primaryKey().contains(column.name())
						&& (isEmptyAtFirst(column, fills) || isRandom(filling(column, fills))));
			(filledLater ? second : first).add("ADD " + element(dialect, new TableDefinition(table, List.of(),
					to.primaryKey(), List.of(), List.of(), List.of(), List.of(), null)));
		}
		diff.uniques().added().forEach((unique) -> first.add("ADD " + element(dialect, part(table, List.of(unique)))));
		diff.checks().added().forEach((check) -> second.add("ADD " + element(dialect, after, check)));
		diff.checks().renamed().values().forEach((check) -> {
			second.add("ADD " + element(dialect, after, check));
		});
		if (diff.commentChanged()) {
			String comment = (after.comment() != null) ? after.comment() : "";
			first.add("COMMENT = " + dialect.ddl().literal(dialect, comment, SqlType.TEXT));
		}
		boolean numbered = diff.altered()
			.stream()
			.anyMatch((change) -> change.identityChanged() && change.after().identity());
		if (numbered) {
			statements.add(KEEP_ZERO);
		}
		first.addTo(statements, table);
		if (numbered) {
			statements.add(NUMBER_ZERO);
		}
		for (ColumnDefinition column : diff.added()) {
			ColumnDefault fill = filling(column, fills);
			if (fill != null && isRandom(fill)) {
				statements.add(fillNulls(dialect, table, column, fill).toStatement().text());
			}
		}
		second.addTo(statements, table);
		Clauses added = new Clauses(dialect);
		diff.foreignKeys().added().forEach((key) -> added.add("ADD " + element(dialect, part(table, key))));
		diff.foreignKeys().renamed().values().forEach((key) -> added.add("ADD " + element(dialect, part(table, key))));
		added.addTo(statements, table);
		return statements;
	}

	private void indexes(Clauses out, TableDefinition before, TableDefinition after, TableDiff diff) {
		diff.checks().dropped().forEach((check) -> out.named("DROP CONSTRAINT ", check.name()));
		diff.checks().renamed().keySet().forEach((name) -> out.named("DROP CONSTRAINT ", name));
		diff.uniques().dropped().forEach((unique) -> out.named("DROP INDEX ", unique.name()));
		diff.indexes().dropped().forEach((index) -> out.named("DROP INDEX ", index.name()));
		diff.uniques().renamed().forEach((from, unique) -> out.rename(from, unique.name()));
		diff.indexes().renamed().forEach((from, index) -> out.rename(from, index.name()));
		diff.indexes().added().forEach((index) -> out.add("ADD " + key(out.dialect, after, index)));
		for (ForeignKeyDefinition key : before.foreignKeys()) {
			boolean dropped = diff.foreignKeys().dropped().contains(key);
			boolean renamed = diff.foreignKeys().renamed().containsKey(key.name());
			boolean had = hasOwnIndex(before, key);
			if (dropped || renamed) {
				if (had) {
					out.named("DROP INDEX ", key.name());
				}
			}
			else if (had && !hasOwnIndex(after, key)) {
				out.named("DROP INDEX ", key.name());
			}
			else if (!had && hasOwnIndex(after, key)) {
				out.add("ADD " + key(out.dialect, after, IndexDefinition.of(key.name(), key.columns(), false)));
			}
		}
	}

	private String key(Dialect dialect, TableDefinition table, IndexDefinition index) {
		return element(dialect, new TableDefinition(table.table(), List.of(), List.of(), List.of(), List.of(index),
				List.of(), List.of(), null));
	}

	/**
	 * Whether the database has made an index for a foreign key that could use no other.
	 */
	private static boolean hasOwnIndex(TableDefinition table, ForeignKeyDefinition key) {
		return !startsWith(table.primaryKey(), key)
				&& table.uniques().stream().noneMatch((unique) -> startsWith(unique.columns(), key))
				&& table.indexes()
					.stream()
					.noneMatch((index) -> index.using() == null && startsWith(index.columns(), key));
	}

	private static boolean startsWith(List<String> columns, ForeignKeyDefinition key) {
		int count = key.columns().size();
		return columns.size() >= count && columns.subList(0, count).equals(key.columns());
	}

	private void columns(Clauses first, Clauses second, TableDiff diff, Map<String, ColumnDefault> fills) {
		diff.dropped().forEach((column) -> first.named("DROP COLUMN ", column.name()));
		for (ColumnChange change : diff.altered()) {
			first.add("MODIFY COLUMN " + element(first.dialect, change.after()));
		}
		for (ColumnDefinition column : diff.added()) {
			ColumnDefault fill = fills.get(column.name());
			if (isRandom(filling(column, fills))) {
				// a replica would not get the same values from the definition
				first.add("ADD COLUMN " + element(first.dialect, empty(column)));
				second.add("MODIFY COLUMN " + element(second.dialect, column));
			}
			else if (fill != null) {
				first.add("ADD COLUMN " + element(first.dialect, withDefault(column, fill)));
				second.add("MODIFY COLUMN " + element(second.dialect, column));
			}
			else if (isEmptyAtFirst(column, fills)) {
				// the databases would take a zero of their own for rows that are there
				first.add("ADD COLUMN " + element(first.dialect, empty(column)));
				second.add("MODIFY COLUMN " + element(second.dialect, column));
			}
			else {
				first.add("ADD COLUMN " + element(first.dialect, column));
			}
		}
	}

	private static ColumnDefinition empty(ColumnDefinition column) {
		return new ColumnDefinition(column.name(), column.type(), true, false, null, column.computed(),
				column.comment());
	}

	private static @Nullable ColumnDefault filling(ColumnDefinition column, Map<String, ColumnDefault> fills) {
		ColumnDefault fill = fills.get(column.name());
		return (fill != null) ? fill : column.defaultValue();
	}

	private static boolean isRandom(@Nullable ColumnDefault value) {
		return value instanceof ColumnDefault.RandomUuid || value instanceof ColumnDefault.RandomHex;
	}

	private static boolean isEmptyAtFirst(ColumnDefinition column, Map<String, ColumnDefault> fills) {
		return !fills.containsKey(column.name()) && !column.nullable() && column.defaultValue() == null
				&& !column.identity();
	}

	/** Columns are written as a whole. */
	@Override
	protected void addIdentity(AlterationScript script, ColumnDefinition column) {
		script.add(alter(script.dialect(), script.table()).append("MODIFY COLUMN ")
			.append(element(script.dialect(), column))
			.toStatement()
			.text());
	}

	@Override
	protected void writeType(SqlWriter out, ColumnChange change) {
		out.append(element(out.dialect(), change.after()));
	}

	/**
	 * The clauses of one ALTER TABLE.
	 */
	private static final class Clauses {

		private final Dialect dialect;

		private final List<String> texts = new ArrayList<>();

		Clauses(Dialect dialect) {
			this.dialect = dialect;
		}

		void add(String clause) {
			this.texts.add(clause);
		}

		void named(String clause, String name) {
			add(this.dialect.writer().append(clause).name(name).toStatement().text());
		}

		void rename(String from, String to) {
			SqlWriter out = this.dialect.writer().append("RENAME INDEX ").name(from).append(" TO ").name(to);
			add(out.toStatement().text());
		}

		void addTo(List<String> statements, TableRef table) {
			if (!this.texts.isEmpty()) {
				SqlWriter out = alter(this.dialect, table).append(String.join(", ", this.texts));
				statements.add(out.toStatement().text());
			}
		}

	}

}
