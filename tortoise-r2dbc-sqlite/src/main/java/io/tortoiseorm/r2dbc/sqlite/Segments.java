package io.tortoiseorm.r2dbc.sqlite;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a result that are not rows.
 */
final class Segments {

	private Segments() {
	}

	/**
	 * How many rows a statement has changed.
	 *
	 * @param value the number of rows
	 */
	record Count(long value) implements Result.UpdateCount {
	}

	/**
	 * The error that a statement has ended with.
	 *
	 * @param exception the error
	 */
	record Failure(R2dbcException exception) implements Result.Message {

		@Override
		public int errorCode() {
			return this.exception.getErrorCode();
		}

		@Override
		public @Nullable String sqlState() {
			return this.exception.getSqlState();
		}

		@Override
		public String message() {
			return String.valueOf(this.exception.getMessage());
		}

	}

}
