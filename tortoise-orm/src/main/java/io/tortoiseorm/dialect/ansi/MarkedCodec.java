package io.tortoiseorm.dialect.ansi;

import io.tortoiseorm.sql.Codec;
import io.tortoiseorm.sql.SqlWriter;

/**
 * A codec whose marker stands between two pieces of SQL.
 *
 * @param codec converts the values
 * @param before what stands before the marker
 * @param after what stands behind the marker
 */
public record MarkedCodec(Codec codec, String before, String after) implements Codec {

	/**
	 * A codec whose bound values get a cast.
	 * @param codec converts the values
	 * @param type the name of the type
	 * @return the codec
	 */
	public static Codec casting(Codec codec, String type) {
		return new MarkedCodec(codec, "CAST(", " AS " + type + ")");
	}

	@Override
	public Class<?> driverClass() {
		return this.codec.driverClass();
	}

	@Override
	public void check(Object value) {
		this.codec.check(value);
	}

	@Override
	public Object toDriver(Object value) {
		return this.codec.toDriver(value);
	}

	@Override
	public Object fromDriver(Object value) {
		return this.codec.fromDriver(value);
	}

	@Override
	public boolean readsAsIs() {
		return this.codec.readsAsIs();
	}

	@Override
	public void writeMarker(SqlWriter out, int index) {
		out.append(this.before).marker(index).append(this.after);
	}

}
