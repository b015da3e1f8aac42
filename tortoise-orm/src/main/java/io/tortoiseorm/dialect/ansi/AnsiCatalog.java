package io.tortoiseorm.dialect.ansi;

import java.util.Map;
import java.util.Objects;

import io.tortoiseorm.dialect.Catalog;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.sql.SqlStatement;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;

/**
 * Catalogue queries as texts, in which {@code {schema}} stands for the schema.
 */
public abstract class AnsiCatalog implements Catalog {

	private static final String SCHEMA = "{schema}";

	private final String currentSchema;

	private final Map<Part, String> queries;

	/**
	 * Creates the strategy.
	 * @param currentSchema the query for the schema of names without one
	 * @param queries the query of each part
	 */
	protected AnsiCatalog(String currentSchema, Map<Part, String> queries) {
		this.currentSchema = currentSchema;
		this.queries = Map.copyOf(queries);
	}

	@Override
	public String currentSchema() {
		return this.currentSchema;
	}

	@Override
	public SqlStatement query(Dialect dialect, Part part, String schema) {
		String text = Objects.requireNonNull(this.queries.get(part));
		SqlWriter out = dialect.writer();
		int from = 0;
		for (int found = text.indexOf(SCHEMA); found >= 0; found = text.indexOf(SCHEMA, from)) {
			out.append(text.substring(from, found)).bind(schema, SqlType.TEXT);
			from = found + SCHEMA.length();
		}
		return out.append(text.substring(from)).toStatement();
	}

}
