package io.tortoiseorm.dialect.ansi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import org.jspecify.annotations.Nullable;

/**
 * CREATE INDEX IF NOT EXISTS. Indexes of a kind the database has not got are left out,
 * unless they are unique: those say what rows may be there.
 */
public class AnsiIndexes {

	private final Set<String> kinds;

	/**
	 * Creates the strategy.
	 * @param kinds the kinds of indexes that the database has, lower case
	 */
	public AnsiIndexes(Set<String> kinds) {
		this.kinds = Set.copyOf(kinds);
	}

	/**
	 * The statements that create the indexes of a table.
	 * @param dialect the dialect
	 * @param table the table
	 * @return the statements
	 */
	public List<String> statements(Dialect dialect, TableDefinition table) {
		List<String> statements = new ArrayList<>();
		for (IndexDefinition index : possible(dialect, table)) {
			SqlWriter out = dialect.writer();
			writeIndex(out, table, index);
			statements.add(out.toStatement().text());
		}
		return statements;
	}

	/**
	 * The indexes of a table that the database can have.
	 * @param dialect the dialect
	 * @param table the table
	 * @return the indexes
	 */
	protected final List<IndexDefinition> possible(Dialect dialect, TableDefinition table) {
		List<IndexDefinition> possible = new ArrayList<>();
		for (IndexDefinition index : table.indexes()) {
			String missing = missing(dialect, index);
			if (missing == null) {
				possible.add(index);
			}
			else if (index.unique()) {
				throw new UnsupportedError(dialect.displayName() + " has no " + missing + ", which the unique index "
						+ index.name() + " of table " + table.table().name() + " needs");
			}
		}
		return possible;
	}

	private @Nullable String missing(Dialect dialect, IndexDefinition index) {
		if (index.condition() != null && !dialect.supports(Feature.PARTIAL_INDEXES)) {
			return "partial indexes";
		}
		if (!index.expressions().isEmpty() && !dialect.supports(Feature.EXPRESSION_INDEXES)) {
			return "indexes of expressions";
		}
		String using = index.using();
		if (using != null && !this.kinds.contains(kind(using))) {
			return using + " indexes";
		}
		return null;
	}

	/** A kind may be followed by the parser of its words. */
	private static String kind(String using) {
		String lower = using.toLowerCase(Locale.ROOT);
		int parser = lower.indexOf(" with parser ");
		return (parser < 0) ? lower : lower.substring(0, parser);
	}

	/**
	 * The expressions of an index, each between parentheses.
	 * @param dialect the dialect
	 * @param table the table
	 * @param index the index
	 * @return the list
	 */
	protected static String expressions(Dialect dialect, TableDefinition table, IndexDefinition index) {
		return index.expressions()
			.stream()
			.map((expression) -> "(" + ColumnQuotes.in(dialect, table, expression) + ")")
			.collect(Collectors.joining(", "));
	}

	private static void writeIndex(SqlWriter out, TableDefinition table, IndexDefinition index) {
		out.append(index.unique() ? "CREATE UNIQUE INDEX IF NOT EXISTS " : "CREATE INDEX IF NOT EXISTS ");
		out.name(index.name()).append(" ON ").node(table.table());
		String using = index.using();
		if (using != null) {
			out.append(" USING ").append(using.toUpperCase(Locale.ROOT));
		}
		out.append(" (");
		if (index.expressions().isEmpty()) {
			out.names(index.columns());
		}
		else {
			out.append(expressions(out.dialect(), table, index));
		}
		out.append(')');
		if (index.condition() != null) {
			out.append(" WHERE ").append(ColumnQuotes.in(out.dialect(), table, index.condition()));
		}
	}

}
