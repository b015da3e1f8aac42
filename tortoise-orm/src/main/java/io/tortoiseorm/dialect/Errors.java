package io.tortoiseorm.dialect;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.tortoiseorm.exceptions.IntegrityError;

/**
 * Driver errors told apart by SQLState, vendor code and message.
 */
public interface Errors {

	/**
	 * What a driver's error means.
	 * @param sqlState the SQLState, or {@code null} if the driver has none
	 * @param vendorCode the database's own code, 0 if the driver has none
	 * @param message the database's message
	 * @return the meaning
	 */
	Meaning classify(@Nullable String sqlState, int vendorCode, String message);

	/**
	 * The meaning of an error.
	 *
	 * @param category what sort of error
	 * @param kind which sort of constraint, for {@link Category#INTEGRITY}
	 * @param constraint the constraint's name as far as the message tells
	 * @param table the table as far as the message tells
	 * @param columns the columns as far as the message tells
	 */
	record Meaning(Category category, IntegrityError.@Nullable Kind kind, @Nullable String constraint,
			@Nullable String table, List<String> columns) {

		/**
		 * An error that is not about a constraint.
		 * @param category what sort of error
		 * @return the meaning
		 */
		public static Meaning of(Category category) {
			return new Meaning(category, null, null, null, List.of());
		}

	}

	/**
	 * The sorts of errors.
	 */
	enum Category {

		/** A constraint refused. */
		INTEGRITY,
		/** A deadlock or serialization failure: the transaction may be tried again. */
		RETRYABLE,
		/** A row lock could not be had in time. */
		LOCK_TIMEOUT,
		/** A statement ran too long. */
		STATEMENT_TIMEOUT,
		/** The connection failed or was refused. */
		CONNECTION,
		/** The transaction is not in a state for this. */
		TRANSACTION,
		/** Everything else. */
		OPERATIONAL

	}

}
