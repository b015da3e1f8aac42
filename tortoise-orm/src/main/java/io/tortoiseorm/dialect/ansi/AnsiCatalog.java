package io.tortoiseorm.dialect.ansi;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tortoiseorm.dialect.Catalog;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.sql.SqlStatement;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/**
 * Catalogue queries as texts, in which {@code {schema}} stands for the schema.
 */
public abstract class AnsiCatalog implements Catalog {

	private static final String SCHEMA = "{schema}";

	private static final Pattern PARENTHESES = Pattern.compile("^\\(([^()]*)\\)$");

	private static final Pattern PLAIN = Pattern.compile("[-+]?\\d+(?:\\.\\d+)?|true|false", Pattern.CASE_INSENSITIVE);

	/** With a type before it, or a cast behind it. */
	private static final Pattern QUOTED = Pattern.compile(
			"(?:_utf8mb4|DATE |TIME |TIMESTAMP |UUID |JSON )?'((?:[^']|'')*)'(?:::[a-z ]+(?:\\(\\d+\\))?)?",
			Pattern.DOTALL);

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
	public @Nullable String constant(String expression) {
		String plain = PARENTHESES.matcher(expression.trim()).replaceFirst("$1");
		if (PLAIN.matcher(plain).matches()) {
			return plain.toLowerCase(Locale.ROOT);
		}
		Matcher quoted = QUOTED.matcher(plain);
		return quoted.matches() ? unescaped(quoted.group(1).replace("''", "'")) : null;
	}

	/**
	 * The text that a literal means, beyond doubled quotes.
	 * @param literal what stands between the quotes
	 * @return the text, or {@code null} if it is too difficult to tell
	 */
	protected @Nullable String unescaped(String literal) {
		return literal;
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
