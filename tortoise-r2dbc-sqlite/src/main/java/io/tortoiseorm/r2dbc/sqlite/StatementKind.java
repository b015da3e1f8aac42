package io.tortoiseorm.r2dbc.sqlite;

/**
 * What a statement does, as far as its execution depends on it.
 */
enum StatementKind {

	/** Reads rows and changes nothing: may be read lazily. */
	QUERY,

	/** Changes rows; the number of them is known afterwards. */
	CHANGE,

	/** Starts or ends a transaction or a savepoint. */
	TRANSACTION,

	/** Asks or sets how the connection works, or explains a statement. */
	PRAGMA,

	/** Definitions of the schema and all else. */
	OTHER;

	static StatementKind of(String verb) {
		return switch (verb) {
			case "SELECT", "VALUES" -> QUERY;
			case "INSERT", "REPLACE", "UPDATE", "DELETE" -> CHANGE;
			case "BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE" -> TRANSACTION;
			case "PRAGMA", "EXPLAIN" -> PRAGMA;
			default -> OTHER;
		};
	}

}
