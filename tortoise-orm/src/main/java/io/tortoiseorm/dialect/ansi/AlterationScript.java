package io.tortoiseorm.dialect.ansi;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.TableDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Statements about one table.
 */
public final class AlterationScript {

	private final Dialect dialect;

	private final TableRef table;

	private final List<String> statements = new ArrayList<>();

	private final AlterationWords words;

	AlterationScript(Dialect dialect, TableRef table, AlterationWords words) {
		this.dialect = dialect;
		this.table = table;
		this.words = words;
	}

	/**
	 * The dialect.
	 * @return the dialect
	 */
	public Dialect dialect() {
		return this.dialect;
	}

	/**
	 * The table.
	 * @return its name
	 */
	public TableRef table() {
		return this.table;
	}

	/**
	 * Adds a statement.
	 * @param statement the statement
	 */
	public void add(String statement) {
		this.statements.add(statement);
	}

	/**
	 * Adds a change of a column.
	 * @param name the column
	 * @param change what follows its name
	 */
	public void change(String name, String change) {
		column(name, change);
	}

	List<String> statements() {
		return this.statements;
	}

	void add(SqlWriter statement) {
		this.statements.add(AnsiDdl.text(statement));
	}

	void alter(String change, String name) {
		add(AnsiAlterations.alter(this.dialect, this.table).append(change).name(name));
	}

	void column(String name, String change) {
		add(AnsiAlterations.alter(this.dialect, this.table)
			.append(this.words.alterColumn())
			.name(name)
			.append(' ')
			.append(change));
	}

	void renameConstraint(String from, String to) {
		add(AnsiAlterations.alter(this.dialect, this.table)
			.append("RENAME CONSTRAINT ")
			.name(from)
			.append(" TO ")
			.name(to));
	}

	private static String last(List<String> elements) {
		return elements.get(elements.size() - 1);
	}

	void addElement(AnsiDdl ddl, TableDefinition part) {
		add(AnsiAlterations.alter(this.dialect, this.table)
			.append("ADD ")
			.append(last(ddl.elements(this.dialect, part))));
	}

	/**
	 * Adds a comment.
	 * @param kind what is commented, with a blank
	 * @param column the column, or {@code null} for the table
	 * @param comment the comment, or {@code null} for none
	 */
	public void comment(String kind, @Nullable String column, @Nullable String comment) {
		SqlWriter out = this.dialect.writer().append("COMMENT ON ").append(kind).node(this.table);
		if (column != null) {
			out.append('.').name(column);
		}
		String text = (comment != null) ? this.dialect.ddl().literal(this.dialect, comment, SqlType.TEXT)
				: this.words.noComment();
		add(out.append(" IS ").append(text));
	}

	TableRef sibling(String name) {
		return new TableRef(this.table.schema(), name);
	}

}
