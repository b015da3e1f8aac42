package io.tortoiseorm.dialect.ansi;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.dialect.Ddl;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.dialect.Functions.Function;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.ddl.CheckDefinition;
import io.tortoiseorm.sql.ddl.ColumnDefault;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import io.tortoiseorm.sql.ddl.SearchVector;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.sql.ddl.UniqueDefinition;
import org.jspecify.annotations.Nullable;

/**
 * CREATE TABLE IF NOT EXISTS with constraints, then the indexes and comments.
 */
public abstract class AnsiDdl implements Ddl {

	private final DdlLiterals literals;

	private final AnsiIndexes indexes;

	/**
	 * Creates the strategy.
	 * @param literals writes constants
	 * @param indexes writes indexes
	 */
	protected AnsiDdl(DdlLiterals literals, AnsiIndexes indexes) {
		this.literals = literals;
		this.indexes = indexes;
	}

	@Override
	public String createSchema(Dialect dialect, String schema) {
		if (!dialect.supports(Feature.SCHEMAS)) {
			throw new UnsupportedError(
					dialect.displayName() + " has no schemas, so there is none for \"" + schema + "\"");
		}
		return text(dialect.writer().append("CREATE SCHEMA IF NOT EXISTS ").name(schema));
	}

	@Override
	public List<String> createTable(Dialect dialect, TableDefinition table) {
		List<String> statements = new ArrayList<>();
		SqlWriter out = dialect.writer();
		out.append("CREATE TABLE IF NOT EXISTS ").node(table.table()).append(" (");
		writeTableHead(out, table);
		out.append("\n    ");
		out.append(String.join(",\n    ", elements(dialect, table))).append("\n)");
		writeTableTail(out, table);
		statements.add(text(out));
		statements.addAll(this.indexes.statements(dialect, table));
		statements.addAll(comments(dialect, table));
		return statements;
	}

	/**
	 * The columns and constraints of a table.
	 * @param dialect the dialect
	 * @param table the table
	 * @return what stands between the parentheses
	 */
	protected List<String> elements(Dialect dialect, TableDefinition table) {
		List<String> elements = new ArrayList<>();
		for (ColumnDefinition column : table.columns()) {
			SqlWriter out = dialect.writer();
			writeColumn(out, column, table.primaryKey().equals(List.of(column.name())));
			elements.add(text(out));
		}
		if (table.primaryKey().size() > 1 || (table.columns().isEmpty() && !table.primaryKey().isEmpty())) {
			elements.add(text(dialect.writer().append("PRIMARY KEY (").names(table.primaryKey()).append(')')));
		}
		for (UniqueDefinition unique : table.uniques()) {
			SqlWriter out = dialect.writer();
			writeUnique(out, table, unique);
			elements.add(text(out));
		}
		for (CheckDefinition check : table.checks()) {
			require(dialect, Feature.CHECK_CONSTRAINTS, "check constraints", table, check.name());
			elements.add(text(dialect.writer()
				.append("CONSTRAINT ")
				.name(check.name())
				.append(" CHECK (")
				.append(ColumnQuotes.in(dialect, table, check.condition()))
				.append(')')));
		}
		for (ForeignKeyDefinition key : table.foreignKeys()) {
			SqlWriter out = dialect.writer();
			writeForeignKey(out, key);
			elements.add(text(out));
		}
		return elements;
	}

	/**
	 * Writes a unique constraint.
	 * @param out the statement
	 * @param table the table
	 * @param unique the constraint
	 */
	protected static void writeUnique(SqlWriter out, TableDefinition table, UniqueDefinition unique) {
		out.append("CONSTRAINT ").name(unique.name()).append(" UNIQUE (").names(unique.columns()).append(')');
		if (unique.initially() != null) {
			require(out.dialect(), Feature.DEFERRABLE_UNIQUES, "deferrable unique constraints", table, unique.name());
			out.append(" DEFERRABLE INITIALLY ").append(unique.initially());
		}
	}

	private static void require(Dialect dialect, Feature feature, String what, TableDefinition table, String name) {
		if (!dialect.supports(feature)) {
			throw new UnsupportedError("%s has no %s, of which table %s has %s".formatted(dialect.displayName(), what,
					table.table().name(), name));
		}
	}

	@Override
	public final List<IndexDefinition> possibleIndexes(Dialect dialect, TableDefinition table) {
		return this.indexes.possible(dialect, table);
	}

	/**
	 * The statements that create the indexes of a table.
	 * @param dialect the dialect
	 * @param table the table
	 * @return the statements
	 */
	protected final List<String> indexStatements(Dialect dialect, TableDefinition table) {
		return this.indexes.statements(dialect, table);
	}

	/**
	 * Writes a column.
	 * @param out the statement
	 * @param column the column
	 * @param primaryKey whether it is the whole primary key
	 */
	protected void writeColumn(SqlWriter out, ColumnDefinition column, boolean primaryKey) {
		out.name(column.name()).append(' ').append(out.dialect().types().columnType(column.type()));
		if (column.identity()) {
			out.append(" GENERATED BY DEFAULT AS IDENTITY");
		}
		SearchVector computed = column.computed();
		if (computed != null) {
			writeComputed(out, computed);
		}
		ColumnDefault defaultValue = column.defaultValue();
		if (defaultValue != null) {
			out.append(" DEFAULT ");
			writeDefault(out, defaultValue, column.type());
		}
		out.append(column.nullable() ? "" : " NOT NULL").append(primaryKey ? " PRIMARY KEY" : "");
	}

	/**
	 * Writes how a column is computed.
	 * @param out the statement
	 * @param vector the text search vector
	 */
	protected void writeComputed(SqlWriter out, SearchVector vector) {
		throw new UnsupportedError(out.dialect().displayName() + " has no text search vectors");
	}

	/**
	 * Writes a default.
	 * @param out the statement
	 * @param value the default
	 * @param type the column's type
	 */
	protected void writeDefault(SqlWriter out, ColumnDefault value, SqlType type) {
		if (value instanceof ColumnDefault.Literal literal) {
			out.append(literal(out.dialect(), literal.value(), type));
		}
		else if (value instanceof ColumnDefault.Expression expression) {
			out.append('(').append(expression.sql()).append(')');
		}
		else if (value instanceof ColumnDefault.Now) {
			out.append('(');
			out.dialect().functions().write(out, Function.NOW, List.of(), type);
			out.append(')');
		}
		else {
			String random = (value instanceof ColumnDefault.RandomUuid) ? randomUuid(type) : randomHex();
			out.append('(').append(random).append(')');
		}
	}

	/**
	 * An expression of a random UUID.
	 * @param type the column's type
	 * @return the expression
	 */
	protected String randomUuid(SqlType type) {
		return "GEN_RANDOM_UUID()";
	}

	/**
	 * An expression of 32 random hexadecimal digits.
	 * @return the expression
	 */
	protected abstract String randomHex();

	/**
	 * Writes a foreign key as constraint.
	 * @param out the statement
	 * @param key the foreign key
	 */
	protected void writeForeignKey(SqlWriter out, ForeignKeyDefinition key) {
		if (key.onDelete().equals("SET DEFAULT") && !out.dialect().supports(Feature.ON_DELETE_SET_DEFAULT)) {
			throw new UnsupportedError(out.dialect().displayName() + " does not support ON DELETE SET DEFAULT, which "
					+ key.target().name() + " is referred to with by " + String.join(", ", key.columns()));
		}
		out.append("CONSTRAINT ").name(key.name()).append(" FOREIGN KEY (").names(key.columns());
		out.append(") REFERENCES ").node(key.target()).append(" (").names(key.targetColumns());
		out.append(") ON DELETE ").append(key.onDelete());
	}

	/**
	 * Writes what follows the opening parenthesis of a table.
	 * @param out the statement
	 * @param table the table
	 */
	protected void writeTableHead(SqlWriter out, TableDefinition table) {
	}

	/**
	 * Writes what follows the closing parenthesis of a table.
	 * @param out the statement
	 * @param table the table
	 */
	protected void writeTableTail(SqlWriter out, TableDefinition table) {
	}

	/**
	 * The statements that comment a table and its columns.
	 * @param dialect the dialect
	 * @param table the table
	 * @return the statements
	 */
	protected List<String> comments(Dialect dialect, TableDefinition table) {
		List<String> statements = new ArrayList<>();
		if (table.comment() != null) {
			statements.add(comment(dialect.writer().append("COMMENT ON TABLE ").node(table.table()), table.comment()));
		}
		for (ColumnDefinition column : table.columns()) {
			if (column.comment() != null) {
				SqlWriter out = dialect.writer().append("COMMENT ON COLUMN ").node(table.table());
				statements.add(comment(out.append('.').name(column.name()), column.comment()));
			}
		}
		return statements;
	}

	private String comment(SqlWriter out, String comment) {
		return text(out.append(" IS ").append(this.literals.text(comment)));
	}

	@Override
	public String addForeignKey(Dialect dialect, TableDefinition table, ForeignKeyDefinition key) {
		SqlWriter out = dialect.writer().append("ALTER TABLE ").node(table.table()).append(" ADD ");
		writeForeignKey(out, key);
		return text(out);
	}

	@Override
	public String literal(Dialect dialect, Object value, SqlType type) {
		return this.literals.literal(dialect, value, type);
	}

	/**
	 * A text literal.
	 * @param text the text
	 * @return the literal, {@code NULL} for none
	 */
	protected final String quoted(@Nullable String text) {
		return (text != null) ? this.literals.text(text) : "NULL";
	}

	/**
	 * The text written so far.
	 * @param out the writer
	 * @return the text
	 */
	protected static String text(SqlWriter out) {
		return out.toStatement().text();
	}

}
