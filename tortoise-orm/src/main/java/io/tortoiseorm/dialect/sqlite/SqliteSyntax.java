package io.tortoiseorm.dialect.sqlite;

import java.util.Set;

import io.tortoiseorm.dialect.Explain;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.dialect.ansi.AnsiSyntax;
import io.tortoiseorm.sql.Lock;
import io.tortoiseorm.sql.SqlWriter;

/**
 * SQLite takes NULL for the least value. A transaction that may write has the whole
 * database to itself, so rows need no lock of their own.
 */
final class SqliteSyntax extends AnsiSyntax {

	@Override
	protected void writeNoLimit(SqlWriter out) {
		out.append(" LIMIT -1");
	}

	@Override
	protected boolean putsNullsFirst(boolean descending) {
		return !descending;
	}

	@Override
	public void writeLock(SqlWriter out, Lock lock) {
		if (lock.noWait()) {
			require(out, Feature.LOCK_NOWAIT, "fail at once when a row is locked (noWait)");
		}
		if (lock.skipLocked()) {
			require(out, Feature.LOCK_SKIP_LOCKED, "leave locked rows out (skipLocked)");
		}
		if (!lock.of().isEmpty()) {
			require(out, Feature.LOCK_OF, "lock the rows of some of the joined tables (of)");
		}
		if (lock.noKey()) {
			require(out, Feature.LOCK_NO_KEY, "lock rows without their keys (noKey)");
		}
	}

	@Override
	public void writeExplain(SqlWriter out, Explain explain) {
		checkExplain(out, explain, Set.of(), Set.of());
		out.append("EXPLAIN QUERY PLAN ");
	}

}
