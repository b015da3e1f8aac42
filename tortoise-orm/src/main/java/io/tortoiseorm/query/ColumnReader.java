package io.tortoiseorm.query;

import io.tortoiseorm.db.SqlRow;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.meta.ValueType;
import io.tortoiseorm.sql.Codec;
import org.jspecify.annotations.Nullable;

/**
 * Reads one column by position as its exact type. All decisions are made once per query.
 */
final class ColumnReader {

	private final int index;

	private final Class<?> driverClass;

	private final @Nullable Codec codec;

	private final @Nullable ValueType type;

	ColumnReader(int index, ValueType type, Dialect dialect) {
		Codec found = dialect.types().codec(type.sqlType());
		this.index = index;
		this.driverClass = found.driverClass();
		this.codec = found.readsAsIs() ? null : found;
		this.type = type.readsAsIs() ? null : type;
	}

	/**
	 * The value in its logical class.
	 */
	@Nullable Object readLogical(SqlRow row) {
		Object value = row.get(this.index, this.driverClass);
		return (value == null || this.codec == null) ? value : this.codec.fromDriver(value);
	}

	/**
	 * A logical value as the caller sees it.
	 */
	@Nullable Object convert(@Nullable Object logical) {
		return (logical == null || this.type == null) ? logical : this.type.fromLogical(logical);
	}

	@Nullable Object read(SqlRow row) {
		return convert(readLogical(row));
	}

}
