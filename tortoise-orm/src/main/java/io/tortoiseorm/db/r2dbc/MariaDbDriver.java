package io.tortoiseorm.db.r2dbc;

/**
 * The driver of MariaDB, for MariaDB and MySQL.
 */
final class MariaDbDriver extends AsyncerDriver {

	@Override
	protected Class<?> nullType() {
		return String.class;
	}

}
