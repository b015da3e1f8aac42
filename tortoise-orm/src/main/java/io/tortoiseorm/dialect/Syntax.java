package io.tortoiseorm.dialect;

import io.tortoiseorm.sql.Lock;
import io.tortoiseorm.sql.OrderBy;
import io.tortoiseorm.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/**
 * Clauses whose form differs between databases.
 */
public interface Syntax {

	/**
	 * Writes limit and offset, with a leading blank, values bound so that the text does
	 * not depend on them.
	 * @param out the statement
	 * @param limit how many rows at most, or {@code null} for all
	 * @param offset how many rows to skip, or {@code null} for none
	 */
	void writeLimit(SqlWriter out, @Nullable Long limit, @Nullable Long offset);

	/**
	 * Writes a term of an ordering with NULLs where {@link OrderBy} wants them.
	 * @param out the statement
	 * @param term the term
	 */
	void writeOrderBy(SqlWriter out, OrderBy term);

	/**
	 * Writes a row lock, with a leading blank.
	 * @param out the statement
	 * @param lock the lock
	 * @throws io.tortoiseorm.exceptions.UnsupportedError if the database cannot lock so
	 */
	void writeLock(SqlWriter out, Lock lock);

	/**
	 * Writes what stands before a statement to be explained, with a trailing blank.
	 * @param out the statement
	 * @param explain what is asked
	 * @throws io.tortoiseorm.exceptions.UnsupportedError if the database cannot do it
	 */
	void writeExplain(SqlWriter out, Explain explain);

	/**
	 * Whether an UPDATE or DELETE may name its own table in a subquery; if not, the
	 * subquery is wrapped once more.
	 * @return whether it may
	 */
	boolean allowsSelfReferenceInWrites();

	/**
	 * Whether the query of a membership test may have a limit; if not, it is wrapped once
	 * more.
	 * @return whether it may
	 */
	boolean allowsLimitInMembership();

}
