package io.tortoiseorm.dialect.mysql;

import java.util.Set;

import io.tortoiseorm.dialect.Explain;
import io.tortoiseorm.dialect.ansi.AnsiSyntax;
import io.tortoiseorm.sql.OrderBy;
import io.tortoiseorm.sql.SqlWriter;

/**
 * MySQL and MariaDB know no NULLS FIRST: NULL is the least value, and a term before the
 * real one puts it elsewhere.
 */
class MySqlSyntax extends AnsiSyntax {

	@Override
	protected void writeNoLimit(SqlWriter out) {
		out.append(" LIMIT 18446744073709551615");
	}

	@Override
	public void writeOrderBy(SqlWriter out, OrderBy term) {
		if (term.nullable() && term.nullsFirst() == term.descending()) {
			out.node(term.expression()).append(term.nullsFirst() ? " IS NOT NULL, " : " IS NULL, ");
		}
		out.node(term.expression());
		if (term.descending()) {
			out.append(" DESC");
		}
	}

	@Override
	public boolean allowsSelfReferenceInWrites() {
		return false;
	}

	@Override
	public boolean allowsLimitInMembership() {
		return false;
	}

	@Override
	public void writeExplain(SqlWriter out, Explain explain) {
		boolean mariaDb = out.dialect() instanceof MariaDbDialect;
		checkExplain(out, explain, mariaDb ? Set.of("json") : Set.of("json", "traditional", "tree"), Set.of("ANALYZE"));
		boolean analyze = explain.options().getOrDefault("ANALYZE", false);
		if (mariaDb) {
			out.append(analyze ? "ANALYZE " : "EXPLAIN ");
		}
		else {
			out.append(analyze ? "EXPLAIN ANALYZE " : "EXPLAIN ");
		}
		if (explain.format() != null) {
			out.append("FORMAT=").append(explain.format()).append(' ');
		}
	}

}
