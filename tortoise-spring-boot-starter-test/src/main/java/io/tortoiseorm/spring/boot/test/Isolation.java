package io.tortoiseorm.spring.boot.test;

/**
 * How a test is kept from seeing what others left in the database.
 */
public enum Isolation {

	/**
	 * All that a test writes is rolled back at its end: each connection of the
	 * application runs in one transaction, and transactions of the application are
	 * savepoints in it. Fast, and sees no commits: a deferred constraint is never
	 * checked, and transactions that run at the same time are not isolated from each
	 * other. MySQL and MariaDB commit when a test changes the schema.
	 */
	ROLLBACK,

	/**
	 * The tables of all models are emptied before and after a test. For tests of
	 * transactions, locks, and everything else that needs real commits.
	 */
	TRUNCATE,

	/**
	 * The schema is made anew before and after each test. For tests that change the
	 * schema; only on a database in memory.
	 */
	FRESH,

	/**
	 * Nothing is done.
	 */
	NONE

}
