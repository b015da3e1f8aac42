package io.tortoiseorm.dialect.ansi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.tortoiseorm.dialect.Alterations;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.CheckDefinition;
import io.tortoiseorm.sql.ddl.ColumnDefault;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.sql.ddl.TableDiff;
import io.tortoiseorm.sql.ddl.TableDiff.ColumnChange;
import io.tortoiseorm.sql.ddl.UniqueDefinition;
import org.jspecify.annotations.Nullable;

/**
 * ALTER TABLE with one change per statement.
 */
public abstract class AnsiAlterations implements Alterations {

	private static final AlterationWords STANDARD = new AlterationWords("ADD COLUMN ", "ALTER COLUMN ", "SET DEFAULT ",
			"DROP DEFAULT", "SET NOT NULL", "DROP NOT NULL", "NULL");

	private final AnsiDdl ddl;

	private final AlterationWords words;

	/**
	 * Creates the strategy.
	 * @param ddl writes columns and constraints
	 */
	protected AnsiAlterations(AnsiDdl ddl) {
		this(ddl, STANDARD);
	}

	/**
	 * Creates the strategy.
	 * @param ddl writes columns and constraints
	 * @param words the words of the database
	 */
	protected AnsiAlterations(AnsiDdl ddl, AlterationWords words) {
		this.ddl = ddl;
		this.words = words;
	}

	@Override
	public List<String> createTable(Dialect dialect, TableDefinition table) {
		return this.ddl.createTable(dialect, table).stream().map(AnsiAlterations::unconditional).toList();
	}

	private static String unconditional(String statement) {
		return statement.replaceFirst("^(CREATE (?:TABLE|INDEX|UNIQUE INDEX) )IF NOT EXISTS ", "$1");
	}

	@Override
	public String dropTable(Dialect dialect, TableRef table) {
		return AnsiDdl.text(dialect.writer().append("DROP TABLE ").node(table));
	}

	@Override
	public List<String> moveTable(Dialect dialect, TableDefinition before, TableDefinition after,
			List<TableDefinition> referring) {
		throw new UnsupportedError("%s cannot move table %s to another schema: create it there and copy its rows"
			.formatted(dialect.displayName(), before.table().name()));
	}

	@Override
	public String dropSchema(Dialect dialect, String schema) {
		if (!dialect.supports(Feature.SCHEMAS)) {
			throw new UnsupportedError(dialect.displayName() + " has no schemas, so there is no \"" + schema + "\"");
		}
		return AnsiDdl.text(dialect.writer().append("DROP SCHEMA ").name(schema));
	}

	@Override
	public String renameTable(Dialect dialect, TableRef from, TableRef to) {
		return AnsiDdl.text(alter(dialect, from).append("RENAME TO ").name(to.name()));
	}

	@Override
	public String renameColumn(Dialect dialect, TableRef table, String from, String to) {
		return AnsiDdl.text(alter(dialect, table).append("RENAME COLUMN ").name(from).append(" TO ").name(to));
	}

	@Override
	public List<String> alterTable(Dialect dialect, TableDefinition before, TableDefinition after,
			Map<String, ColumnDefault> fills) {
		TableDiff diff = TableDiff.of(possible(dialect, before), possible(dialect, after));
		AlterationScript script = new AlterationScript(dialect, after.table(), this.words);
		dropConstraints(script, diff);
		renameConstraints(script, diff);
		boolean newKey = diff.keyChanged() || diff.altered().stream().anyMatch((change) -> freesKey(before, change));
		if (newKey && !before.primaryKey().isEmpty()) {
			script.add(dropPrimaryKey(dialect, after.table()));
		}
		diff.altered().stream().filter(ColumnChange::computedChanged).forEach((change) -> {
			script.alter("DROP COLUMN ", change.name());
		});
		diff.dropped().forEach((column) -> script.alter("DROP COLUMN ", column.name()));
		for (ColumnChange change : diff.altered()) {
			if (!change.computedChanged()) {
				alterColumn(script, change, fills.get(change.name()));
			}
		}
		diff.added().forEach((column) -> addColumn(script, column, fills.get(column.name())));
		diff.altered().stream().filter(ColumnChange::computedChanged).forEach((change) -> {
			addColumn(script, change.after(), null);
		});
		if (newKey && !after.primaryKey().isEmpty()) {
			script.add(alter(dialect, after.table()).append("ADD PRIMARY KEY (").names(after.primaryKey()).append(')'));
		}
		addConstraints(script, diff, after.columns());
		if (diff.commentChanged()) {
			script.comment("TABLE ", null, after.comment());
		}
		return script.statements();
	}

	/**
	 * The statement that takes the primary key from a table.
	 * @param dialect the dialect
	 * @param table the table
	 * @return the statement
	 */
	protected String dropPrimaryKey(Dialect dialect, TableRef table) {
		return AnsiDdl.text(alter(dialect, table).append("DROP PRIMARY KEY"));
	}

	/**
	 * Whether a column cannot change as long as it belongs to the primary key.
	 * @param before the table as it is
	 * @param change the column
	 * @return whether the key has to go and come again
	 */
	protected boolean freesKey(TableDefinition before, ColumnChange change) {
		return false;
	}

	/**
	 * The table with those indexes that the database can have.
	 * @param dialect the dialect
	 * @param table the table
	 * @return the table as it is there
	 */
	protected final TableDefinition possible(Dialect dialect, TableDefinition table) {
		return new TableDefinition(table.table(), table.columns(), table.primaryKey(), table.uniques(),
				this.ddl.possibleIndexes(dialect, table), table.foreignKeys(), table.checks(), table.comment());
	}

	private void dropConstraints(AlterationScript script, TableDiff diff) {
		diff.foreignKeys().dropped().forEach((key) -> script.alter("DROP CONSTRAINT ", key.name()));
		diff.checks().dropped().forEach((check) -> script.alter("DROP CONSTRAINT ", check.name()));
		diff.uniques().dropped().forEach((unique) -> script.alter("DROP CONSTRAINT ", unique.name()));
		for (IndexDefinition index : diff.indexes().dropped()) {
			script.add(script.dialect().writer().append("DROP INDEX ").node(script.sibling(index.name())));
		}
	}

	private void renameConstraints(AlterationScript script, TableDiff diff) {
		diff.foreignKeys().renamed().forEach((from, key) -> script.renameConstraint(from, key.name()));
		diff.checks().renamed().forEach((from, check) -> script.renameConstraint(from, check.name()));
		diff.uniques().renamed().forEach((from, unique) -> script.renameConstraint(from, unique.name()));
		diff.indexes().renamed().forEach((from, index) -> {
			SqlWriter out = script.dialect().writer().append("ALTER INDEX ").node(script.sibling(from));
			script.add(out.append(" RENAME TO ").name(index.name()));
		});
	}

	private void addConstraints(AlterationScript script, TableDiff diff, List<ColumnDefinition> columns) {
		TableRef table = script.table();
		diff.uniques().added().forEach((unique) -> script.addElement(this.ddl, part(table, List.of(unique))));
		diff.checks()
			.added()
			.forEach((check) -> script.addElement(this.ddl, withColumns(check(table, check), columns)));
		if (!diff.indexes().added().isEmpty()) {
			TableDefinition indexed = new TableDefinition(table, columns, List.of(), List.of(), diff.indexes().added(),
					List.of(), List.of(), null);
			this.ddl.indexStatements(script.dialect(), indexed).forEach((statement) -> {
				script.add(unconditional(statement));
			});
		}
		diff.foreignKeys().added().forEach((key) -> script.addElement(this.ddl, part(table, key)));
	}

	/**
	 * Adds a column.
	 * @param script receives the statements
	 * @param column the column
	 * @param fill what rows get that are there already, or {@code null} for its default
	 */
	protected void addColumn(AlterationScript script, ColumnDefinition column, @Nullable ColumnDefault fill) {
		ColumnDefinition first = (fill != null) ? withDefault(column, fill) : column;
		script.add(alter(script.dialect(), script.table()).append(this.words.addColumn())
			.append(element(script.dialect(), first)));
		if (fill != null) {
			setDefault(script, column);
		}
		if (column.comment() != null) {
			script.comment("COLUMN ", column.name(), column.comment());
		}
	}

	/**
	 * Alters a column.
	 * @param script receives the statements
	 * @param change the column
	 * @param fill what takes the place of NULL, or {@code null}
	 */
	protected void alterColumn(AlterationScript script, ColumnChange change, @Nullable ColumnDefault fill) {
		ColumnDefinition column = change.after();
		if (change.identityChanged() && !column.identity()) {
			script.column(column.name(), "DROP IDENTITY");
		}
		if (change.typeChanged()) {
			if (change.before().defaultValue() != null) {
				script.column(column.name(), this.words.dropDefault());
			}
			SqlWriter type = script.dialect().writer();
			writeType(type, change);
			script.column(column.name(), AnsiDdl.text(type));
		}
		if (change.defaultChanged() || (change.typeChanged() && column.defaultValue() != null)) {
			setDefault(script, column);
		}
		if (fill != null && !column.nullable()) {
			script.add(fillNulls(script.dialect(), script.table(), column, fill));
		}
		if (change.nullableChanged()) {
			script.column(column.name(), column.nullable() ? this.words.dropNotNull() : this.words.setNotNull());
		}
		if (change.identityChanged() && column.identity()) {
			addIdentity(script, column);
		}
		if (change.commentChanged()) {
			script.comment("COLUMN ", column.name(), column.comment());
		}
	}

	/**
	 * Lets the database number the rows in a column that is there, after the highest
	 * number.
	 * @param script receives the statements
	 * @param column the column
	 */
	protected abstract void addIdentity(AlterationScript script, ColumnDefinition column);

	/**
	 * The highest number in a column and one more, as a query.
	 * @param dialect the dialect
	 * @param table the table
	 * @param column the column
	 * @return the query
	 */
	protected static String nextNumber(Dialect dialect, TableRef table, ColumnDefinition column) {
		SqlWriter out = dialect.writer().append("SELECT COALESCE(MAX(").name(column.name()).append("), 0) + 1 FROM ");
		return AnsiDdl.text(out.node(table));
	}

	/**
	 * Writes what gives a column another type.
	 * @param out the statement
	 * @param change the column
	 */
	protected abstract void writeType(SqlWriter out, ColumnChange change);

	private void setDefault(AlterationScript script, ColumnDefinition column) {
		ColumnDefault value = column.defaultValue();
		script.column(column.name(),
				(value != null) ? this.words.setDefault() + defaultText(script.dialect(), value, column.type())
						: this.words.dropDefault());
	}

	/**
	 * The statement that takes NULL out of a column.
	 * @param dialect the dialect
	 * @param table the table
	 * @param column the column
	 * @param fill what takes the place of NULL
	 * @return the statement
	 */
	protected final SqlWriter fillNulls(Dialect dialect, TableRef table, ColumnDefinition column, ColumnDefault fill) {
		SqlWriter out = dialect.writer().append("UPDATE ").node(table).append(" SET ").name(column.name());
		out.append(" = ").append(defaultText(dialect, fill, column.type()));
		return out.append(" WHERE ").name(column.name()).append(" IS NULL");
	}

	/**
	 * A default as SQL text.
	 * @param dialect the dialect
	 * @param value the default
	 * @param type the column's type
	 * @return the text
	 */
	protected final String defaultText(Dialect dialect, ColumnDefault value, SqlType type) {
		SqlWriter out = dialect.writer();
		this.ddl.writeDefault(out, value, type);
		return AnsiDdl.text(out);
	}

	/**
	 * The same table by another name and with other indexes.
	 * @param table the table
	 * @param name the name
	 * @param indexes the indexes
	 * @return the new definition
	 */
	protected static TableDefinition named(TableDefinition table, TableRef name, List<IndexDefinition> indexes) {
		return new TableDefinition(name, table.columns(), table.primaryKey(), table.uniques(), indexes,
				table.foreignKeys(), table.checks(), table.comment());
	}

	/**
	 * The statement that copies the rows of a table to one that takes its place.
	 * @param dialect the dialect
	 * @param before the table
	 * @param after what it becomes
	 * @param temporary the name of the new table meanwhile
	 * @param fills what rows get, by column
	 * @return the statement
	 */
	protected final String copy(Dialect dialect, TableDefinition before, TableDefinition after, TableRef temporary,
			Map<String, ColumnDefault> fills) {
		Map<String, ColumnDefinition> old = before.columns()
			.stream()
			.collect(Collectors.toMap(ColumnDefinition::name, (column) -> column));
		List<String> columns = new ArrayList<>();
		List<String> values = new ArrayList<>();
		for (ColumnDefinition column : after.columns()) {
			ColumnDefault fill = fills.get(column.name());
			String filled = (fill != null) ? defaultText(dialect, fill, column.type()) : null;
			String name = AnsiDdl.text(dialect.writer().name(column.name()));
			if (old.containsKey(column.name())) {
				columns.add(column.name());
				values.add((filled != null) ? "COALESCE(" + name + ", " + filled + ")" : name);
			}
			else if (filled != null) {
				columns.add(column.name());
				values.add(filled);
			}
		}
		SqlWriter out = dialect.writer().append("INSERT INTO ").node(temporary).append(" (").names(columns);
		return AnsiDdl
			.text(out.append(") SELECT ").append(String.join(", ", values)).append(" FROM ").node(before.table()));
	}

	/**
	 * A column as it stands in CREATE TABLE.
	 * @param dialect the dialect
	 * @param column the column
	 * @return its text
	 */
	protected final String element(Dialect dialect, ColumnDefinition column) {
		return this.ddl
			.elements(dialect,
					new TableDefinition(new TableRef(null, ""), List.of(column), List.of(), List.of(), List.of(),
							List.of(), List.of(), null))
			.get(0);
	}

	/**
	 * A part of a table as it stands in CREATE TABLE.
	 * @param dialect the dialect
	 * @param part a table with nothing but that part
	 * @return its text
	 */
	protected final String element(Dialect dialect, TableDefinition part) {
		return this.ddl.elements(dialect, part).get(0);
	}

	/**
	 * A check constraint as it stands in CREATE TABLE.
	 * @param dialect the dialect
	 * @param table the table whose columns the condition may name
	 * @param check the constraint
	 * @return its text
	 */
	protected final String element(Dialect dialect, TableDefinition table, CheckDefinition check) {
		List<String> elements = this.ddl.elements(dialect, withColumns(check(table.table(), check), table.columns()));
		return elements.get(elements.size() - 1);
	}

	/**
	 * The same column with another default.
	 * @param column the column
	 * @param value the default
	 * @return the new definition
	 */
	protected static ColumnDefinition withDefault(ColumnDefinition column, @Nullable ColumnDefault value) {
		return new ColumnDefinition(column.name(), column.type(), column.nullable(), column.identity(), value,
				column.computed(), column.comment());
	}

	/**
	 * A table with nothing but unique constraints.
	 * @param table its name
	 * @param uniques the constraints
	 * @return the table
	 */
	protected static TableDefinition part(TableRef table, List<UniqueDefinition> uniques) {
		return new TableDefinition(table, List.of(), List.of(), uniques, List.of(), List.of(), List.of(), null);
	}

	/**
	 * A table with nothing but a foreign key.
	 * @param table its name
	 * @param key the foreign key
	 * @return the table
	 */
	protected static TableDefinition part(TableRef table, ForeignKeyDefinition key) {
		return new TableDefinition(table, List.of(), List.of(), List.of(), List.of(), List.of(key), List.of(), null);
	}

	/**
	 * A table with nothing but a check constraint.
	 * @param table its name
	 * @param check the constraint
	 * @return the table
	 */
	protected static TableDefinition check(TableRef table, CheckDefinition check) {
		return new TableDefinition(table, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(check), null);
	}

	/** The columns that conditions may name. */
	private static TableDefinition withColumns(TableDefinition part, List<ColumnDefinition> columns) {
		return new TableDefinition(part.table(), columns, List.of(), part.uniques(), part.indexes(), part.foreignKeys(),
				part.checks(), null);
	}

	/**
	 * The beginning of an ALTER TABLE.
	 * @param dialect the dialect
	 * @param table the table
	 * @return the statement so far
	 */
	protected static SqlWriter alter(Dialect dialect, TableRef table) {
		return dialect.writer().append("ALTER TABLE ").node(table).append(' ');
	}

}
