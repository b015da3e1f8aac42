package io.tortoiseorm.dialect.postgres;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import io.tortoiseorm.dialect.Types;
import io.tortoiseorm.sql.Codec;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column of many rows, as the array that is bound for them: text for
 * types whose arrays the driver does not know, bytes in hexadecimal digits.
 */
final class ColumnArrayCodec implements Codec {

	private static final HexFormat HEX = HexFormat.of();

	private final SqlType type;

	private final Codec element;

	private final String arrayType;

	ColumnArrayCodec(Types types, SqlType type) {
		this.type = type;
		this.element = types.codec(type);
		this.arrayType = driverClass(type, this.element) == String.class ? "text[]"
				: types.castType(type.kind() == Kind.DECIMAL ? SqlType.DECIMAL : type) + "[]";
	}

	String arrayType() {
		return this.arrayType;
	}

	List<@Nullable Object> column(List<@Nullable Object[]> rows, int index) {
		List<@Nullable Object> values = new ArrayList<>(rows.size());
		for (@Nullable
		Object[] row : rows) {
			values.add(row[index]);
		}
		return values;
	}

	private static Class<?> driverClass(SqlType type, Codec element) {
		return (type.kind() == Kind.BINARY) ? String.class : element.driverClass();
	}

	@Override
	public Class<?> driverClass() {
		return Array.newInstance(driverClass(this.type, this.element), 0).getClass();
	}

	@Override
	public void check(Object value) {
		for (Object item : (List<?>) value) {
			if (item != null) {
				this.element.check(item);
			}
		}
	}

	@Override
	public Object toDriver(Object value) {
		List<?> values = (List<?>) value;
		Object[] array = (Object[]) Array.newInstance(driverClass(this.type, this.element), values.size());
		for (int i = 0; i < array.length; i++) {
			Object item = values.get(i);
			if (item != null) {
				array[i] = toElement(item);
			}
		}
		return array;
	}

	private Object toElement(Object item) {
		return (this.type.kind() == Kind.BINARY) ? HEX.formatHex((byte[]) item) : this.element.toDriver(item);
	}

	@Override
	public Object fromDriver(Object value) {
		throw new UnsupportedOperationException("Columns of many rows are bound, never read");
	}

}
