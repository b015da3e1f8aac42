package io.tortoiseorm.db.r2dbc;

import io.r2dbc.spi.R2dbcException;
import io.tortoiseorm.db.DriverError;

/**
 * The driver of MariaDB, for MariaDB and MySQL.
 */
final class MariaDbDriver extends AsyncerDriver {

	private static final String NOT_CONNECTED = "H1000";

	@Override
	protected Class<?> nullType() {
		return String.class;
	}

	/** The driver fails after an INSERT of several rows into MySQL. */
	@Override
	protected String generatedKeyQuery() {
		return "SELECT LAST_INSERT_ID()";
	}

	/** Why no connection could be had is in the cause. */
	@Override
	protected DriverError describe(R2dbcException error) {
		boolean wrapped = NOT_CONNECTED.equals(error.getSqlState());
		return (wrapped && error.getCause() instanceof R2dbcException cause) ? describe(cause) : super.describe(error);
	}

}
