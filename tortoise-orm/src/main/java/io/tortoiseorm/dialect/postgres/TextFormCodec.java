package io.tortoiseorm.dialect.postgres;

import io.tortoiseorm.dialect.ansi.Codecs;
import io.tortoiseorm.sql.Codec;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlWriter;

/**
 * Values of a type that the driver does not know, as text: cast when bound, and when read
 * if the driver cannot decode the type's binary form.
 *
 * @param typeName the type's name in PostgreSQL
 * @param castsWhenRead whether reading needs a cast
 */
record TextFormCodec(String typeName, boolean castsWhenRead) implements Codec {

	private static final Codec TEXT = Codecs.textWithoutNul(PostgresDialect.NAME);

	@Override
	public Class<?> driverClass() {
		return String.class;
	}

	@Override
	public void check(Object value) {
		TEXT.check(value);
		if (this.typeName.equals("jsonb")) {
			Codecs.checkJsonWithoutNul((String) value, PostgresDialect.NAME);
		}
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
		out.marker(index).append("::").append(this.typeName);
	}

	@Override
	public void writeSelected(SqlWriter out, SqlNode expression) {
		if (this.castsWhenRead) {
			out.append("CAST(").node(expression).append(" AS TEXT)");
		}
		else {
			out.node(expression);
		}
	}

}
