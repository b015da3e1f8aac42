package io.tortoiseorm.dialect;

import io.tortoiseorm.sql.Insert;
import io.tortoiseorm.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/**
 * Inserts, upserts and what they give back.
 */
public interface Writes {

	/**
	 * Writes an INSERT. Where {@link #returning()} is {@link Returning#ROWS} and the node
	 * asks for columns, the statement gives one row per inserted row with those columns
	 * in that order.
	 * @param out the statement
	 * @param insert what is inserted
	 * @throws io.tortoiseorm.exceptions.UnsupportedError if the database cannot do what
	 * the conflict clause says
	 */
	void writeInsert(SqlWriter out, Insert insert);

	/**
	 * How written values come back.
	 * @return the way
	 */
	Returning returning();

	/**
	 * Whether the rows that come back from an INSERT of several are in the order of the
	 * rows sent. If not, the keys that the database generates still are.
	 * @return whether order is kept
	 */
	boolean returnsInOrder();

	/**
	 * How many rows one INSERT may have, for a number of columns.
	 * @param columns how many columns are written
	 * @return the limit, at least 1
	 */
	int maxRows(int columns);

	/**
	 * How many rows one INSERT may have whose values come back.
	 * @param columns how many columns are written
	 * @return the limit, at least 1
	 */
	default int maxReturningRows(int columns) {
		return maxRows(columns);
	}

	/**
	 * Asks how far the keys of one statement are apart, where only the first comes back
	 * and the server may be told to leave gaps, as in a cluster with several writers.
	 * @return a query for one number, or {@code null} where keys follow on each other
	 */
	default @Nullable String keyStepQuery() {
		return null;
	}

	/**
	 * The ways in which an INSERT gives values back.
	 */
	enum Returning {

		/** The statement itself gives rows. */
		ROWS,

		/**
		 * The driver gives the generated key of the first row; the others follow at equal
		 * distances.
		 */
		FIRST_KEY

	}

}
