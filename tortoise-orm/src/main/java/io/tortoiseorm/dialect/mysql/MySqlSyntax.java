package io.tortoiseorm.dialect.mysql;

import io.tortoiseorm.dialect.ansi.AnsiSyntax;
import io.tortoiseorm.sql.OrderBy;
import io.tortoiseorm.sql.SqlWriter;

/**
 * MySQL and MariaDB know no NULLS FIRST: NULL is the least value, and a term before the
 * real one puts it elsewhere.
 */
final class MySqlSyntax extends AnsiSyntax {

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

}
