package io.tortoiseorm.sql;

/**
 * How values of one {@link SqlType} travel on one database: between the type's logical
 * class and what the driver binds and reads. Stateless and thread-safe.
 */
public interface Codec {

	/**
	 * The class to ask of a row.
	 * @return the driver's natural class for the column; {@link Object} where it is to
	 * choose
	 */
	Class<?> driverClass();

	/**
	 * Converts for binding.
	 * @param value a value of the logical class
	 * @return what the driver binds
	 */
	Object toDriver(Object value);

	/**
	 * Converts after reading.
	 * @param value what the driver gave
	 * @return a value of the logical class
	 */
	Object fromDriver(Object value);

	/**
	 * Refuses a value that the database cannot hold, before anything is sent.
	 * @param value the value in its logical class
	 * @throws io.tortoiseorm.exceptions.ParamsError if it cannot be held
	 */
	default void check(Object value) {
	}

	/**
	 * Whether {@link #fromDriver} returns its argument, so that readers may skip the
	 * call.
	 * @return whether reading needs no conversion
	 */
	default boolean readsAsIs() {
		return false;
	}

	/**
	 * Writes the marker of a bound value, with a cast where the database needs one.
	 * @param out the statement
	 * @param index the value's position, from 0
	 */
	default void writeMarker(SqlWriter out, int index) {
		out.marker(index);
	}

	/**
	 * Writes an expression of this type into a select list, with a cast where the driver
	 * cannot read the type itself.
	 * @param out the statement
	 * @param expression what is selected
	 */
	default void writeSelected(SqlWriter out, SqlNode expression) {
		out.node(expression);
	}

}
