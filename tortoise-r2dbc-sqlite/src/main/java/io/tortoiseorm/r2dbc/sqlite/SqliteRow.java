package io.tortoiseorm.r2dbc.sqlite;

import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import org.jspecify.annotations.Nullable;

/**
 * A row of a result. It can be read until the function that received it has returned.
 */
final class SqliteRow implements Row, Result.RowSegment {

	private final Cursor cursor;

	private final int columns;

	private final long number;

	SqliteRow(Cursor cursor, int columns) {
		this.cursor = cursor;
		this.columns = columns;
		this.number = cursor.rowNumber();
	}

	@Override
	public Row row() {
		return this;
	}

	@Override
	public SqliteRowMetadata getMetadata() {
		return this.cursor.metadata();
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> @Nullable T get(int index, Class<T> type) {
		if (type == null) {
			throw new IllegalArgumentException("The type of the value must not be null");
		}
		if (type == Object.class) {
			return (T) get(index);
		}
		return (T) Decoder.decode(values(index), index, type);
	}

	@Override
	public @Nullable Object get(int index) {
		ColumnValues values = values(index);
		return Decoder.decodeUntyped(values, index, getMetadata().getColumnMetadata(index).getType());
	}

	@Override
	public <T> @Nullable T get(String name, Class<T> type) {
		return get(getMetadata().position(name), type);
	}

	@Override
	public @Nullable Object get(String name) {
		return get(getMetadata().position(name));
	}

	private ColumnValues values(int index) {
		if (index < 0 || index >= this.columns) {
			throw new IndexOutOfBoundsException(
					"Column index " + index + " is out of range: the row has " + this.columns + " columns");
		}
		return this.cursor.row(this.number);
	}

}
