package io.tortoiseorm.r2dbc.sqlite;

/**
 * When a transaction takes the lock that lets it write.
 */
public enum TransactionMode {

	/**
	 * With its first write. Until then other connections may write, and the first write
	 * fails when one has done so.
	 */
	DEFERRED,

	/**
	 * When it begins, waiting for the writer before it: writes never fail for a lock. The
	 * default of transactions that are not read-only.
	 */
	IMMEDIATE,

	/**
	 * When it begins; outside of WAL mode, other connections cannot even read until it
	 * ends.
	 */
	EXCLUSIVE

}
