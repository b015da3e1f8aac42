package io.tortoiseorm.r2dbc.sqlite;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;

import io.r2dbc.spi.RowMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a result. Names are found as written first, then without regard to case;
 * of columns with the same name, the first is found.
 */
final class SqliteRowMetadata implements RowMetadata {

	private final SqliteColumnMetadata[] columns;

	private final Map<String, Integer> positions = new HashMap<>();

	SqliteRowMetadata(SqliteColumnMetadata[] columns) {
		this.columns = columns;
		for (int i = 0; i < columns.length; i++) {
			this.positions.putIfAbsent(columns[i].getName(), i);
		}
		for (int i = 0; i < columns.length; i++) {
			this.positions.putIfAbsent(columns[i].getName().toLowerCase(Locale.ROOT), i);
		}
	}

	/** The zero-based position of a column. */
	int position(String name) {
		Integer position = find(name);
		if (position == null) {
			throw new NoSuchElementException("The result has no column '" + name + "'; it has "
					+ Arrays.stream(this.columns).map(SqliteColumnMetadata::getName).toList());
		}
		return position;
	}

	private @Nullable Integer find(String name) {
		if (name == null) {
			throw new IllegalArgumentException("The name of the column must not be null");
		}
		Integer position = this.positions.get(name);
		return (position != null) ? position : this.positions.get(name.toLowerCase(Locale.ROOT));
	}

	@Override
	public SqliteColumnMetadata getColumnMetadata(int index) {
		if (index < 0 || index >= this.columns.length) {
			throw new IndexOutOfBoundsException(
					"Column index " + index + " is out of range: the result has " + this.columns.length + " columns");
		}
		return this.columns[index];
	}

	@Override
	public SqliteColumnMetadata getColumnMetadata(String name) {
		return this.columns[position(name)];
	}

	@Override
	public List<SqliteColumnMetadata> getColumnMetadatas() {
		return List.of(this.columns);
	}

	@Override
	public boolean contains(String columnName) {
		return find(columnName) != null;
	}

	@Override
	public String toString() {
		return "SqliteRowMetadata" + List.of(this.columns);
	}

}
