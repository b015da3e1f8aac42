package io.tortoiseorm.dialect.ansi;

import java.util.Set;
import java.util.TreeSet;

import io.tortoiseorm.dialect.Explain;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.dialect.Syntax;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.Lock;
import io.tortoiseorm.sql.OrderBy;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/**
 * LIMIT and OFFSET, NULLS FIRST and NULLS LAST, FOR UPDATE with what the dialect's
 * features allow.
 */
public class AnsiSyntax implements Syntax {

	@Override
	public void writeLimit(SqlWriter out, @Nullable Long limit, @Nullable Long offset) {
		if (limit != null) {
			out.append(" LIMIT ").bind(limit, SqlType.BIGINT);
		}
		else {
			writeNoLimit(out);
		}
		if (offset != null) {
			out.append(" OFFSET ").bind(offset, SqlType.BIGINT);
		}
	}

	/**
	 * Writes what must stand before OFFSET when there is no limit.
	 * @param out the statement
	 */
	protected void writeNoLimit(SqlWriter out) {
	}

	@Override
	public void writeOrderBy(SqlWriter out, OrderBy term) {
		out.node(term.expression());
		if (term.descending()) {
			out.append(" DESC");
		}
		if (term.nullable() && term.nullsFirst() != putsNullsFirst(term.descending())) {
			out.append(term.nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
		}
	}

	/**
	 * Where the database puts NULLs by itself.
	 * @param descending the direction
	 * @return whether before all values
	 */
	protected boolean putsNullsFirst(boolean descending) {
		return descending;
	}

	@Override
	public void writeLock(SqlWriter out, Lock lock) {
		require(out, Feature.ROW_LOCKS, "lock rows in a SELECT");
		if (lock.noKey()) {
			require(out, Feature.LOCK_NO_KEY, "lock rows without their keys (noKey)");
		}
		out.append(lock.noKey() ? " FOR NO KEY UPDATE" : " FOR UPDATE");
		if (!lock.of().isEmpty()) {
			require(out, Feature.LOCK_OF, "lock the rows of some of the joined tables (of)");
			out.append(" OF ").names(lock.of());
		}
		if (lock.noWait()) {
			require(out, Feature.LOCK_NOWAIT, "fail at once when a row is locked (noWait)");
			out.append(" NOWAIT");
		}
		if (lock.skipLocked()) {
			require(out, Feature.LOCK_SKIP_LOCKED, "leave locked rows out (skipLocked)");
			out.append(" SKIP LOCKED");
		}
	}

	@Override
	public void writeExplain(SqlWriter out, Explain explain) {
		checkExplain(out, explain, Set.of(), Set.of("ANALYZE"));
		boolean analyze = explain.options().getOrDefault("ANALYZE", false);
		out.append(analyze ? "EXPLAIN ANALYZE " : "EXPLAIN ");
	}

	/**
	 * Refuses formats and options that the database does not have.
	 * @param out the statement
	 * @param explain what is asked
	 * @param formats the formats there are
	 * @param options the options there are
	 */
	protected static void checkExplain(SqlWriter out, Explain explain, Set<String> formats, Set<String> options) {
		require(out, Feature.EXPLAIN, "explain statements");
		if (explain.format() != null && !formats.contains(explain.format())) {
			throw new UnsupportedError(out.dialect().displayName() + " has no EXPLAIN format '" + explain.format()
					+ "': it has " + described(formats));
		}
		for (String option : explain.options().keySet()) {
			if (!options.contains(option)) {
				throw new UnsupportedError(out.dialect().displayName() + " has no EXPLAIN option '" + option
						+ "': it has " + described(options));
			}
		}
	}

	private static String described(Set<String> names) {
		return names.isEmpty() ? "none" : String.join(", ", new TreeSet<>(names));
	}

	/**
	 * Refuses what the dialect does not support.
	 * @param out the statement
	 * @param feature what is needed
	 * @param what the same in words: the database cannot …
	 */
	protected static void require(SqlWriter out, Feature feature, String what) {
		if (!out.dialect().supports(feature)) {
			throw new UnsupportedError(out.dialect().displayName() + " cannot " + what);
		}
	}

	@Override
	public boolean allowsSelfReferenceInWrites() {
		return true;
	}

	@Override
	public boolean allowsLimitInMembership() {
		return true;
	}

}
