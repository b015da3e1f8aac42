package io.tortoiseorm.db.r2dbc;

import java.util.List;

import io.r2dbc.spi.ColumnMetadata;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Row;
import io.tortoiseorm.db.SqlRow;
import org.jspecify.annotations.Nullable;

/**
 * A driver's row. One object per result: it is pointed at each row in turn.
 */
final class R2dbcRow implements SqlRow {

	private final R2dbcDriver driver;

	private @Nullable Readable current;

	R2dbcRow(R2dbcDriver driver) {
		this.driver = driver;
	}

	R2dbcRow at(Readable row) {
		this.current = row;
		return this;
	}

	@Override
	public <T> @Nullable T get(int index, Class<T> type) {
		return (type == Object.class) ? type.cast(this.driver.read(row(), index)) : row().get(index, type);
	}

	@Override
	public List<String> columnNames() {
		if (row() instanceof Row row) {
			return row.getMetadata().getColumnMetadatas().stream().map(ColumnMetadata::getName).toList();
		}
		throw new IllegalStateException("The row has no column names");
	}

	private Readable row() {
		Readable row = this.current;
		if (row == null) {
			throw new IllegalStateException("The row is read outside of its mapper");
		}
		return row;
	}

}
