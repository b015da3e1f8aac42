package io.tortoiseorm.r2dbc.sqlite;

import org.jspecify.annotations.Nullable;

/**
 * The values of one row by their zero-based position. Reads convert as SQLite's
 * {@code CAST} does.
 */
interface ColumnValues {

	/** The storage class of a value. */
	StorageClass storageClass(int column);

	/** The value as an integer, 0 for {@code NULL} and for what is no number. */
	long longValue(int column);

	/** The value as a floating point number, 0 for {@code NULL} and what is no number. */
	double doubleValue(int column);

	/** The value as text, null for {@code NULL}. */
	@Nullable String textValue(int column);

	/** The value as bytes, null for {@code NULL}. */
	byte @Nullable [] blobValue(int column);

}
