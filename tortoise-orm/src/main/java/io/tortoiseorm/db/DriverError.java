package io.tortoiseorm.db;

import org.jspecify.annotations.Nullable;

/**
 * What a driver says in an error, without its class.
 *
 * @param sqlState the SQLState, or {@code null}
 * @param vendorCode the database's own code, 0 if there is none
 * @param message the database's message; it may hold values of rows and must not be shown
 * @param connectionFailure whether the connection failed or was refused, as far as the
 * driver's error itself tells
 * @param constraint the constraint, if the driver tells
 * @param table the table, if the driver tells
 * @param column the column, if the driver tells
 */
public record DriverError(@Nullable String sqlState, int vendorCode, String message, boolean connectionFailure,
		@Nullable String constraint, @Nullable String table, @Nullable String column) {

	/**
	 * An error without a constraint's names.
	 * @param sqlState the SQLState, or {@code null}
	 * @param vendorCode the database's own code, 0 if there is none
	 * @param message the database's message
	 * @param connectionFailure whether the connection failed or was refused
	 */
	public DriverError(@Nullable String sqlState, int vendorCode, String message, boolean connectionFailure) {
		this(sqlState, vendorCode, message, connectionFailure, null, null, null);
	}

}
