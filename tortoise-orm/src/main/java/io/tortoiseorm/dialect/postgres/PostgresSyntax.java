package io.tortoiseorm.dialect.postgres;

import java.util.Set;
import java.util.StringJoiner;

import io.tortoiseorm.dialect.Explain;
import io.tortoiseorm.dialect.ansi.AnsiSyntax;
import io.tortoiseorm.sql.SqlWriter;

/**
 * Clauses of PostgreSQL.
 */
final class PostgresSyntax extends AnsiSyntax {

	private static final Set<String> FORMATS = Set.of("text", "json", "xml", "yaml");

	private static final Set<String> OPTIONS = Set.of("ANALYZE", "VERBOSE", "COSTS", "SETTINGS", "GENERIC_PLAN",
			"BUFFERS", "WAL", "TIMING", "SUMMARY", "MEMORY", "SERIALIZE");

	@Override
	public void writeExplain(SqlWriter out, Explain explain) {
		checkExplain(out, explain, FORMATS, OPTIONS);
		StringJoiner options = new StringJoiner(", ", "EXPLAIN (", ") ").setEmptyValue("EXPLAIN ");
		if (explain.format() != null) {
			options.add("FORMAT " + explain.format());
		}
		explain.options().forEach((name, value) -> options.add(name + " " + setting(name, value)));
		out.append(options.toString());
	}

	private static Object setting(String option, boolean value) {
		return option.equals("SERIALIZE") ? (value ? "TEXT" : "NONE") : value;
	}

}
