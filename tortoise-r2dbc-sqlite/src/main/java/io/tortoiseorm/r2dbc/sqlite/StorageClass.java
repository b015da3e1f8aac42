package io.tortoiseorm.r2dbc.sqlite;

/**
 * The five forms in which SQLite stores a value, whatever its column declares.
 */
enum StorageClass {

	/** A signed integer of up to 64 bits. */
	INTEGER,

	/** A 64-bit floating point number. */
	REAL,

	/** Unicode text. */
	TEXT,

	/** Bytes. */
	BLOB,

	/** No value. */
	NULL;

	private static final StorageClass[] BY_CODE = { NULL, INTEGER, REAL, TEXT, BLOB, NULL };

	/** The class for the number that {@code sqlite3_column_type} returns. */
	static StorageClass ofCode(int code) {
		return BY_CODE[code];
	}

}
