package io.tortoiseorm.dialect.mysql;

import io.tortoiseorm.dialect.Ddl;

/**
 * The definitions of MySQL and MariaDB.
 */
final class MySqlDdl implements Ddl {

	private final String collation;

	MySqlDdl(String collation) {
		this.collation = collation;
	}

}
