package io.tortoiseorm.dialect.mssql;

import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.dialect.ansi.AnsiSyntax;
import io.tortoiseorm.sql.Lock;
import io.tortoiseorm.sql.OrderBy;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/**
 * SQL Server limits ordered rows only, knows no NULLS FIRST (NULL is the least value),
 * and locks rows by hints on tables.
 */
final class MsSqlSyntax extends AnsiSyntax {

	@Override
	public String orderOfLimited(boolean distinct) {
		// of distinct rows, only what is selected can be ordered by
		return distinct ? " ORDER BY 1" : " ORDER BY (SELECT NULL)";
	}

	@Override
	public String endOfInnerOrder() {
		return " OFFSET 0 ROWS";
	}

	/** The limit is bound first, as on other databases, though it is written last. */
	@Override
	public void writeLimit(SqlWriter out, @Nullable Long limit, @Nullable Long offset) {
		boolean none = limit != null && limit == 0;
		int first = (limit != null && !none) ? out.hold(limit, SqlType.BIGINT) : -1;
		if (none) {
			// a limit of zero is an error, rows behind the last are not
			out.append(" OFFSET ").append(Long.MAX_VALUE).append(" ROWS FETCH NEXT 1 ROWS ONLY");
			return;
		}
		out.append(" OFFSET ");
		if (offset != null) {
			out.bind(offset, SqlType.BIGINT);
		}
		else {
			out.append('0');
		}
		out.append(" ROWS");
		if (first >= 0) {
			out.append(" FETCH NEXT ").marker(first).append(" ROWS ONLY");
		}
	}

	@Override
	public void writeOrderBy(SqlWriter out, OrderBy term) {
		if (term.nullable() && term.nullsFirst() == term.descending()) {
			out.append("CASE WHEN ").node(term.expression());
			out.append(term.nullsFirst() ? " IS NULL THEN 0 ELSE 1 END, " : " IS NULL THEN 1 ELSE 0 END, ");
		}
		out.node(term.expression());
		if (term.descending()) {
			out.append(" DESC");
		}
	}

	@Override
	public String withRecursive() {
		return "WITH ";
	}

	@Override
	public void writeTableLock(SqlWriter out, Lock lock) {
		if (lock.noKey()) {
			require(out, Feature.LOCK_NO_KEY, "lock rows without their keys (noKey)");
		}
		if (!lock.of().isEmpty()) {
			require(out, Feature.LOCK_OF, "lock the rows of some of the joined tables (of)");
		}
		out.append(" WITH (UPDLOCK, ROWLOCK");
		out.append(lock.noWait() ? ", NOWAIT" : "").append(lock.skipLocked() ? ", READPAST)" : ")");
	}

	@Override
	public void writeLock(SqlWriter out, Lock lock) {
		// stands behind the table
	}

	@Override
	public boolean allowsOutputsInOrder() {
		return false;
	}

}
