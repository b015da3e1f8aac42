package io.tortoiseorm.dialect.h2;

import java.util.List;

import io.tortoiseorm.sql.Codec;

/**
 * Many values as one array, to be bound only.
 *
 * @param element converts each of them
 */
record ListCodec(Codec element) implements Codec {

	@Override
	public Class<?> driverClass() {
		return Object[].class;
	}

	@Override
	public void check(Object value) {
		((List<?>) value).forEach(this.element::check);
	}

	@Override
	public Object toDriver(Object value) {
		return ((List<?>) value).stream().map(this.element::toDriver).toArray();
	}

	@Override
	public Object fromDriver(Object value) {
		throw new UnsupportedOperationException("Lists of values are bound, never read");
	}

}
