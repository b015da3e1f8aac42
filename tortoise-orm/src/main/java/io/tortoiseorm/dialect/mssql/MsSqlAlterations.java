package io.tortoiseorm.dialect.mssql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.ansi.AlterationScript;
import io.tortoiseorm.dialect.ansi.AnsiAlterations;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefault;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.sql.ddl.TableDiff;
import io.tortoiseorm.sql.ddl.TableDiff.ColumnChange;
import org.jspecify.annotations.Nullable;

/**
 * SQL Server's changes of definitions. Names change by a procedure, and a default is a
 * constraint, whose name the database chooses.
 */
final class MsSqlAlterations extends AnsiAlterations {

	private static final String PREFIX = "tortoise_new_";

	private final MsSqlDdl ddl;

	MsSqlAlterations(MsSqlDdl ddl) {
		super(ddl);
		this.ddl = ddl;
	}

	@Override
	public List<String> createTable(Dialect dialect, TableDefinition table) {
		return this.ddl.create(dialect, this.ddl.possible(dialect, table));
	}

	@Override
	public String renameTable(Dialect dialect, TableRef from, TableRef to) {
		return rename(dialect, from, null, to.name(), "OBJECT");
	}

	@Override
	public List<String> moveTable(Dialect dialect, TableDefinition before, TableDefinition after,
			List<TableDefinition> referring) {
		TableRef from = before.table();
		TableRef to = after.table();
		String transfer = " TRANSFER " + dialect.writer().node(from).toStatement().text();
		List<String> statements = new ArrayList<>();
		if (to.schema() != null) {
			statements
				.add(dialect.writer().append("ALTER SCHEMA ").name(to.schema()).append(transfer).toStatement().text());
		}
		else {
			statements.add("DECLARE @tortoise_sql NVARCHAR(MAX) = N'ALTER SCHEMA ' + QUOTENAME(SCHEMA_NAME()) + "
					+ quoted(dialect, transfer) + ";\nEXEC(@tortoise_sql)");
		}
		if (!from.name().equals(to.name())) {
			statements.add(renameTable(dialect, new TableRef(to.schema(), from.name()), to));
		}
		return statements;
	}

	@Override
	public String renameColumn(Dialect dialect, TableRef table, String from, String to) {
		return rename(dialect, table, from, to, "COLUMN");
	}

	private static String rename(Dialect dialect, TableRef table, @Nullable String part, String to, String sort) {
		SqlWriter from = dialect.writer().node(table);
		if (part != null) {
			from.append('.').name(part);
		}
		return "EXEC sp_rename %s, %s, N'%s'".formatted(quoted(dialect, from.toStatement().text()), quoted(dialect, to),
				sort);
	}

	private static String quoted(Dialect dialect, String text) {
		return dialect.ddl().literal(dialect, text, SqlType.TEXT);
	}

	@Override
	public List<String> alterTable(Dialect dialect, TableDefinition before, TableDefinition after,
			Map<String, ColumnDefault> fills) {
		TableDefinition from = this.ddl.possible(dialect, before);
		TableDefinition to = this.ddl.possible(dialect, after);
		TableDiff whole = TableDiff.of(from, to);
		if (whole.altered().stream().anyMatch(ColumnChange::identityChanged)) {
			return rebuild(dialect, from, to, fills);
		}
		Set<String> retyped = retyped(whole);
		TableDefinition free = withoutPartsOf(from, retyped);
		TableDiff diff = TableDiff.of(free, to);
		boolean newKey = diff.keyChanged() || !Collections.disjoint(from.primaryKey(), retyped);
		Changes changes = new Changes(dialect, to);
		changes.dropConstraints(TableDiff.of(from, free));
		changes.dropConstraints(diff);
		if (newKey && !from.primaryKey().isEmpty()) {
			changes.dropPrimaryKey();
		}
		changes.renameConstraints(diff);
		diff.dropped().forEach(changes::drop);
		for (ColumnChange change : diff.altered()) {
			changes.alter(change, fills.get(change.name()));
		}
		diff.added().forEach((column) -> changes.add(column, fills.get(column.name())));
		if (newKey && !to.primaryKey().isEmpty()) {
			changes.addPrimaryKey();
		}
		changes.addConstraints(diff);
		return changes.statements;
	}

	/**
	 * Numbering cannot be begun or ended in a column that is there: a new table takes
	 * over rows and name. Names of constraints are free only when the old ones are gone.
	 */
	private List<String> rebuild(Dialect dialect, TableDefinition from, TableDefinition to,
			Map<String, ColumnDefault> fills) {
		TableRef table = to.table();
		TableRef temporary = new TableRef(table.schema(), PREFIX + table.name());
		Changes changes = new Changes(dialect, from);
		changes.dropConstraints(TableDiff.of(from, new TableDefinition(table, from.columns(), from.primaryKey(),
				List.of(), List.of(), List.of(), List.of(), null)));
		List<String> statements = new ArrayList<>(changes.statements);
		List<ForeignKeyDefinition> own = to.foreignKeys().stream().filter((key) -> key.target().equals(table)).toList();
		List<ForeignKeyDefinition> others = new ArrayList<>(to.foreignKeys());
		others.removeAll(own);
		statements.addAll(this.ddl.create(dialect, named(to, temporary, List.of()).withForeignKeys(others)));
		String copy = copy(dialect, from, to, temporary, fills);
		boolean numbered = to.columns()
			.stream()
			.anyMatch((column) -> column.identity()
					&& from.columns().stream().anyMatch((old) -> old.name().equals(column.name())));
		String insert = "SET IDENTITY_INSERT " + dialect.writer().node(temporary).toStatement().text();
		statements.add(numbered ? insert + " ON;\n" + copy + ";\n" + insert + " OFF" : copy);
		statements.add(dropTable(dialect, table));
		statements.add(renameTable(dialect, temporary, table));
		statements.addAll(this.ddl.indexes(dialect, to));
		own.forEach((key) -> statements
			.add(alter(dialect, table).append("ADD ").append(element(dialect, part(table, key))).toStatement().text()));
		return statements;
	}

	@Override
	protected void addIdentity(AlterationScript script, ColumnDefinition column) {
		throw new IllegalStateException("A table is built anew for it");
	}

	private static Set<String> retyped(TableDiff diff) {
		return diff.altered()
			.stream()
			.filter((change) -> change.typeChanged() || change.nullableChanged())
			.map(ColumnChange::name)
			.collect(Collectors.toSet());
	}

	/**
	 * A table without what would hold up a change of columns: that goes and comes again.
	 */
	private static TableDefinition withoutPartsOf(TableDefinition table, Set<String> columns) {
		Predicate<List<String>> free = (names) -> Collections.disjoint(names, columns);
		Predicate<String> freeCondition = (condition) -> columns.stream()
			.noneMatch((column) -> Pattern.compile("\\b" + Pattern.quote(column) + "\\b").matcher(condition).find());
		return new TableDefinition(table.table(), table.columns(), table.primaryKey(),
				table.uniques().stream().filter((unique) -> free.test(unique.columns())).toList(),
				table.indexes()
					.stream()
					.filter((index) -> free.test(index.columns())
							&& (index.condition() == null || freeCondition.test(index.condition())))
					.toList(),
				table.foreignKeys().stream().filter((key) -> free.test(key.columns())).toList(),
				table.checks().stream().filter((check) -> freeCondition.test(check.condition())).toList(),
				table.comment());
	}

	@Override
	protected void writeType(SqlWriter out, ColumnChange change) {
		out.append(out.dialect().types().columnType(change.after().type()));
	}

	/**
	 * Statements about one table.
	 */
	private final class Changes {

		private final Dialect dialect;

		private final TableDefinition after;

		private final List<String> statements = new ArrayList<>();

		Changes(Dialect dialect, TableDefinition after) {
			this.dialect = dialect;
			this.after = after;
		}

		private SqlWriter alter() {
			return AnsiAlterations.alter(this.dialect, this.after.table());
		}

		private void add(SqlWriter statement) {
			this.statements.add(statement.toStatement().text());
		}

		void dropConstraints(TableDiff diff) {
			diff.foreignKeys().dropped().forEach((key) -> add(alter().append("DROP CONSTRAINT ").name(key.name())));
			diff.checks().dropped().forEach((check) -> add(alter().append("DROP CONSTRAINT ").name(check.name())));
			diff.uniques().dropped().forEach((unique) -> add(alter().append("DROP CONSTRAINT ").name(unique.name())));
			diff.indexes()
				.dropped()
				.forEach((index) -> add(this.dialect.writer()
					.append("DROP INDEX ")
					.name(index.name())
					.append(" ON ")
					.node(this.after.table())));
		}

		void renameConstraints(TableDiff diff) {
			diff.foreignKeys().renamed().forEach((from, key) -> renameObject(from, key.name()));
			diff.checks().renamed().forEach((from, check) -> renameObject(from, check.name()));
			diff.uniques().renamed().forEach((from, unique) -> renameObject(from, unique.name()));
			diff.indexes()
				.renamed()
				.forEach((from, index) -> this.statements
					.add(rename(this.dialect, this.after.table(), from, index.name(), "INDEX")));
		}

		private void renameObject(String from, String to) {
			this.statements
				.add(rename(this.dialect, new TableRef(this.after.table().schema(), from), null, to, "OBJECT"));
		}

		void drop(ColumnDefinition column) {
			if (column.defaultValue() != null) {
				dropDefault(column.name());
			}
			add(alter().append("DROP COLUMN ").name(column.name()));
		}

		void alter(ColumnChange change, @Nullable ColumnDefault fill) {
			ColumnDefinition column = change.after();
			boolean retyped = change.typeChanged() || change.nullableChanged();
			boolean newDefault = change.defaultChanged() || change.typeChanged();
			if (newDefault && change.before().defaultValue() != null) {
				dropDefault(column.name());
			}
			if (fill != null && !column.nullable()) {
				add(fillNulls(this.dialect, this.after.table(), column, fill));
			}
			if (retyped) {
				SqlWriter out = alter().append("ALTER COLUMN ").name(column.name()).append(' ');
				writeType(out, change);
				add(out.append(column.nullable() ? " NULL" : " NOT NULL"));
			}
			if (newDefault && column.defaultValue() != null) {
				addDefault(column, Objects.requireNonNull(column.defaultValue()));
			}
		}

		void add(ColumnDefinition column, @Nullable ColumnDefault fill) {
			ColumnDefinition first = (fill != null) ? withDefault(column, fill) : column;
			// rows that are there get the default of a nullable column only when asked to
			boolean filled = first.nullable() && first.defaultValue() != null;
			add(alter().append("ADD ").append(element(this.dialect, first)).append(filled ? " WITH VALUES" : ""));
			if (fill != null) {
				dropDefault(column.name());
				if (column.defaultValue() != null) {
					addDefault(column, Objects.requireNonNull(column.defaultValue()));
				}
			}
		}

		private void addDefault(ColumnDefinition column, ColumnDefault value) {
			String text = defaultText(this.dialect, value, column.type());
			add(alter().append("ADD DEFAULT ").append(text).append(" FOR ").name(column.name()));
		}

		private void dropDefault(String column) {
			String table = this.dialect.writer().node(this.after.table()).toStatement().text();
			String name = quoted(this.dialect, table);
			this.statements.add("DECLARE @tortoise_sql NVARCHAR(MAX) = (SELECT "
					+ quoted(this.dialect, "ALTER TABLE " + table + " DROP CONSTRAINT ") + " + QUOTENAME(name)"
					+ " FROM sys.default_constraints WHERE parent_object_id = OBJECT_ID(" + name
					+ ") AND parent_column_id = COLUMNPROPERTY(OBJECT_ID(" + name + "), " + quoted(this.dialect, column)
					+ ", 'ColumnId'));\nEXEC(@tortoise_sql)");
		}

		/** The database has chosen its name. */
		void dropPrimaryKey() {
			String table = this.dialect.writer().node(this.after.table()).toStatement().text();
			this.statements.add("DECLARE @tortoise_sql NVARCHAR(MAX) = (SELECT "
					+ quoted(this.dialect, "ALTER TABLE " + table + " DROP CONSTRAINT ")
					+ " + QUOTENAME(name) FROM sys.key_constraints WHERE type = 'PK' AND parent_object_id = OBJECT_ID("
					+ quoted(this.dialect, table) + "));\nEXEC(@tortoise_sql)");
		}

		void addPrimaryKey() {
			add(alter().append("ADD PRIMARY KEY (").names(this.after.primaryKey()).append(')'));
		}

		void addConstraints(TableDiff diff) {
			TableRef table = this.after.table();
			diff.uniques()
				.added()
				.forEach((unique) -> add(
						alter().append("ADD ").append(element(this.dialect, part(table, List.of(unique))))));
			diff.checks()
				.added()
				.forEach((check) -> add(alter().append("ADD ").append(element(this.dialect, this.after, check))));
			this.statements.addAll(MsSqlAlterations.this.ddl.indexes(this.dialect, new TableDefinition(table,
					this.after.columns(), List.of(), List.of(), diff.indexes().added(), List.of(), List.of(), null)));
			diff.foreignKeys()
				.added()
				.forEach((key) -> add(alter().append("ADD ").append(element(this.dialect, part(table, key)))));
		}

	}

}
