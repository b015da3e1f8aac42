package io.tortoiseorm.db.r2dbc;

import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;

/**
 * The same transactions over the driver of MariaDB.
 */
@DatabaseTest(only = { TestDatabaseKind.MARIADB, TestDatabaseKind.MYSQL })
class MariaDbDriverTransactionTest extends DatabaseTransactionTest {

	MariaDbDriverTransactionTest(TestDatabase testDatabase) {
		super(testDatabase);
	}

	@Override
	String parameters() {
		return "maxsize=4&driver=mariadb";
	}

}
