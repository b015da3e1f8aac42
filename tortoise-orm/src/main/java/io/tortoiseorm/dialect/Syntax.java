package io.tortoiseorm.dialect;

import io.tortoiseorm.sql.Lock;
import io.tortoiseorm.sql.OrderBy;
import io.tortoiseorm.sql.SqlNode;
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
	 * The ordering of a SELECT that is limited without one, where the database insists on
	 * one.
	 * @param distinct whether duplicate rows are left out
	 * @return the clause with a leading blank, empty where none is needed
	 */
	default String orderOfLimited(boolean distinct) {
		return "";
	}

	/**
	 * What follows the ordering of a SELECT without limit inside of another statement,
	 * where the database does not allow the ordering alone.
	 * @return the clause with a leading blank, empty where none is needed
	 */
	default String endOfInnerOrder() {
		return "";
	}

	/**
	 * The source of a SELECT that has none.
	 * @return the clause with a leading blank, empty where none is needed
	 */
	default String fromNothing() {
		return "";
	}

	/**
	 * The operator that combines queries.
	 * @param standard the operator of the standard, for example {@code EXCEPT}
	 * @return the database's own
	 */
	default String setOperator(String standard) {
		return standard;
	}

	/**
	 * The condition that limits rows that are locked, where they cannot be limited like
	 * others.
	 * @param limit how many rows at most
	 * @return the condition, or {@code null} where a limit is a limit
	 */
	default @Nullable SqlNode limitOfLocked(long limit) {
		return null;
	}

	/**
	 * What begins a statement with a query that refers to itself.
	 * @return the keywords with a trailing blank
	 */
	default String withRecursive() {
		return "WITH RECURSIVE ";
	}

	/**
	 * Writes a row lock behind the table whose rows are locked, where it belongs there,
	 * with a leading blank.
	 * @param out the statement
	 * @param lock the lock
	 * @throws io.tortoiseorm.exceptions.UnsupportedError if the database cannot lock so
	 */
	default void writeTableLock(SqlWriter out, Lock lock) {
	}

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

	/**
	 * Whether the expression by which NULLs are ordered may name an output, and be over
	 * the outputs of distinct rows. If not, outputs are computed again, and distinct rows
	 * are ordered around the query that makes them distinct.
	 * @return whether it may
	 */
	default boolean allowsOutputsInOrder() {
		return true;
	}

}
