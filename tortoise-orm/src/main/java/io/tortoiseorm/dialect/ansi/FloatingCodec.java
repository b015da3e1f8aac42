package io.tortoiseorm.dialect.ansi;

import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.sql.Codec;

/**
 * Floating-point numbers of a database that has no form for those that are no number.
 *
 * @param driverClass the class that the driver binds and reads
 * @param database the name of the database
 * @param holdsInfinity whether it has forms for the infinite ones
 */
record FloatingCodec(Class<? extends Number> driverClass, String database, boolean holdsInfinity) implements Codec {

	@Override
	public void check(Object value) {
		double number = ((Number) value).doubleValue();
		if (Double.isNaN(number) || (Double.isInfinite(number) && !this.holdsInfinity)) {
			throw new ParamsError("The number is " + number + ", which " + this.database + " cannot hold.");
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

}
