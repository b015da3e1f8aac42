package io.tortoiseorm.r2dbc.sqlite;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * A row that has been copied out of SQLite: each value is a {@link Long}, {@link Double},
 * {@link String}, {@code byte[]} or null.
 */
final class BufferedRow implements ColumnValues {

	private final @Nullable Object[] values;

	private BufferedRow(@Nullable Object[] values) {
		this.values = values;
	}

	static BufferedRow copyOf(ColumnValues row, int columns) {
		@Nullable Object[] values = new @Nullable Object[columns];
		for (int i = 0; i < columns; i++) {
			values[i] = switch (row.storageClass(i)) {
				case INTEGER -> row.longValue(i);
				case REAL -> row.doubleValue(i);
				case TEXT -> row.textValue(i);
				case BLOB -> row.blobValue(i);
				case NULL -> null;
			};
		}
		return new BufferedRow(values);
	}

	@Override
	public StorageClass storageClass(int column) {
		Object value = this.values[column];
		if (value == null) {
			return StorageClass.NULL;
		}
		if (value instanceof Long) {
			return StorageClass.INTEGER;
		}
		if (value instanceof Double) {
			return StorageClass.REAL;
		}
		return (value instanceof String) ? StorageClass.TEXT : StorageClass.BLOB;
	}

	@Override
	public long longValue(int column) {
		return (this.values[column] instanceof Number number) ? number.longValue() : number(column).longValue();
	}

	@Override
	public double doubleValue(int column) {
		return (this.values[column] instanceof Number number) ? number.doubleValue() : number(column).doubleValue();
	}

	@Override
	public @Nullable String textValue(int column) {
		Object value = this.values[column];
		if (value instanceof byte[] bytes) {
			return new String(bytes, StandardCharsets.UTF_8);
		}
		return (value != null) ? value.toString() : null;
	}

	@Override
	public byte @Nullable [] blobValue(int column) {
		Object value = this.values[column];
		if (value instanceof byte[] bytes) {
			return bytes.clone();
		}
		return (value != null) ? value.toString().getBytes(StandardCharsets.UTF_8) : null;
	}

	/** The number that text or bytes start with, 0 where they start with none. */
	private Number number(int column) {
		String text = textValue(column);
		return (text != null) ? NumericPrefix.of(text) : 0L;
	}

}
