package io.tortoiseorm.dialect.mssql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.ansi.AnsiDdl;
import io.tortoiseorm.dialect.ansi.AnsiIndexes;
import io.tortoiseorm.dialect.ansi.DdlLiterals;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.sql.ddl.UniqueDefinition;

/**
 * SQL Server's definitions. There is no IF NOT EXISTS, so each statement looks first.
 */
final class MsSqlDdl extends AnsiDdl {

	MsSqlDdl() {
		super(new Literals(), new AnsiIndexes(Set.of()));
	}

	@Override
	public String createSchema(Dialect dialect, String schema) {
		String create = text(dialect.writer().append("CREATE SCHEMA ").name(schema));
		return "IF SCHEMA_ID(" + quoted(schema) + ") IS NULL EXEC(" + quoted(create) + ")";
	}

	@Override
	public List<String> createTable(Dialect dialect, TableDefinition table) {
		TableDefinition possible = possible(dialect, table);
		String name = name(dialect, table.table());
		List<String> statements = new ArrayList<>(create(dialect, possible));
		statements.set(0, "IF OBJECT_ID(" + name + ", N'U') IS NULL " + statements.get(0));
		for (int i = 0; i < possible.indexes().size(); i++) {
			statements.set(i + 1, "IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(" + name
					+ ") AND name = " + quoted(possible.indexes().get(i).name()) + ") " + statements.get(i + 1));
		}
		return statements;
	}

	/**
	 * The statements that create a table that is not there yet.
	 * @param possible the table as it can be
	 */
	List<String> create(Dialect dialect, TableDefinition possible) {
		List<String> statements = new ArrayList<>();
		statements.add(text(dialect.writer()
			.append("CREATE TABLE ")
			.node(possible.table())
			.append(" (\n    ")
			.append(String.join(",\n    ", elements(dialect, possible)))
			.append("\n)")));
		statements.addAll(indexes(dialect, possible));
		return statements;
	}

	/**
	 * The statements that create the indexes of a table.
	 */
	List<String> indexes(Dialect dialect, TableDefinition possible) {
		return indexStatements(dialect, possible).stream()
			.map((statement) -> statement.replaceFirst(" IF NOT EXISTS ", " "))
			.toList();
	}

	/**
	 * The name of a table as text.
	 */
	String name(Dialect dialect, TableRef table) {
		return quoted(text(dialect.writer().node(table)));
	}

	/**
	 * A table as it can be here. A unique constraint allows NULL once: a unique index
	 * without the NULLs allows them as the constraints of other databases do.
	 */
	TableDefinition possible(Dialect dialect, TableDefinition table) {
		List<UniqueDefinition> uniques = new ArrayList<>();
		List<IndexDefinition> indexes = new ArrayList<>();
		for (UniqueDefinition unique : table.uniques()) {
			List<String> nullable = unique.columns().stream().filter((column) -> isNullable(table, column)).toList();
			if (nullable.isEmpty() || unique.initially() != null) {
				uniques.add(unique);
			}
			else {
				indexes.add(
						new IndexDefinition(unique.name(), unique.columns(), List.of(), true, present(nullable), null));
			}
		}
		indexes.addAll(possibleIndexes(dialect, table));
		Set<TableRef> cascading = new HashSet<>();
		List<ForeignKeyDefinition> keys = table.foreignKeys()
			.stream()
			.map((key) -> possible(table.table(), key, cascading))
			.toList();
		List<ColumnDefinition> columns = table.columns()
			.stream()
			.map((column) -> new ColumnDefinition(column.name(), column.type(), column.nullable(), column.identity(),
					column.defaultValue(), column.computed(), null))
			.toList();
		return new TableDefinition(table.table(), columns, table.primaryKey(), uniques, indexes, keys, table.checks(),
				null);
	}

	private static boolean isNullable(TableDefinition table, String column) {
		return table.columns().stream().anyMatch((one) -> one.name().equals(column) && one.nullable());
	}

	/** Conditions have names in quotes of the standard. */
	private static String present(List<String> columns) {
		return columns.stream()
			.map((column) -> '"' + column.replace("\"", "\"\"") + "\" IS NOT NULL")
			.collect(Collectors.joining(" AND "));
	}

	/**
	 * A foreign key as it can be: RESTRICT goes by another name, rows of a table cannot
	 * change others of the same table, and a row that is deleted changes those of another
	 * table in one way only.
	 */
	private static ForeignKeyDefinition possible(TableRef table, ForeignKeyDefinition key, Set<TableRef> cascading) {
		boolean none = key.onDelete().equals("RESTRICT") || key.onDelete().equals("NO ACTION")
				|| key.target().equals(table) || !cascading.add(key.target());
		return none
				? new ForeignKeyDefinition(key.name(), key.columns(), key.target(), key.targetColumns(), "NO ACTION")
				: key;
	}

	private static ForeignKeyDefinition asIn(TableDefinition possible, ForeignKeyDefinition key) {
		return possible.foreignKeys().stream().filter((one) -> one.name().equals(key.name())).findFirst().orElse(key);
	}

	@Override
	protected void writeColumn(SqlWriter out, ColumnDefinition column, boolean primaryKey) {
		SqlWriter plain = out.dialect().writer();
		super.writeColumn(plain, column, primaryKey);
		out.append(text(plain).replace(" GENERATED BY DEFAULT AS IDENTITY", " IDENTITY(1,1)"));
	}

	@Override
	protected String randomHex() {
		return "LOWER(REPLACE(CAST(NEWID() AS NVARCHAR(36)), N'-', N''))";
	}

	@Override
	protected String randomUuid(SqlType type) {
		return "NEWID()";
	}

	@Override
	public String addForeignKey(Dialect dialect, TableDefinition table, ForeignKeyDefinition key) {
		TableRef constraint = new TableRef(table.table().schema(), key.name());
		return "IF OBJECT_ID(" + name(dialect, constraint) + ", N'F') IS NULL "
				+ super.addForeignKey(dialect, table, asIn(possible(dialect, table), key));
	}

	/**
	 * SQL Server's constants.
	 */
	private static final class Literals extends DdlLiterals {

		@Override
		public String text(String value) {
			return "N" + super.text(value);
		}

		@Override
		protected String bool(boolean value) {
			return value ? "1" : "0";
		}

		@Override
		protected String binary(String hex) {
			return "0x" + hex;
		}

		@Override
		protected String temporal(String keyword, String literal) {
			return literal;
		}

		@Override
		protected String instant(String utc) {
			return text(utc + " +00:00");
		}

		@Override
		protected String json(String literal) {
			return literal;
		}

	}

}
