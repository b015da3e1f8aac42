package io.tortoiseorm.dialect.mysql;

import io.tortoiseorm.dialect.ansi.Codecs;
import io.tortoiseorm.sql.Codec;
import io.tortoiseorm.sql.SqlWriter;

/**
 * JSON text. Compared with a document, plain text would be a JSON string.
 */
final class MySqlJsonCodec implements Codec {

	private static final Codec TEXT = Codecs.text();

	@Override
	public Class<?> driverClass() {
		return String.class;
	}

	@Override
	public void check(Object value) {
		TEXT.check(value);
	}

	@Override
	public Object toDriver(Object value) {
		return value;
	}

	@Override
	public Object fromDriver(Object value) {
		return value;
	}

	@Override
	public boolean readsAsIs() {
		return true;
	}

	@Override
	public void writeMarker(SqlWriter out, int index) {
		out.append("CAST(").marker(index).append(" AS JSON)");
	}

}
