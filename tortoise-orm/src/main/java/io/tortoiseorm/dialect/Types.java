package io.tortoiseorm.dialect;

import io.tortoiseorm.sql.Codec;
import io.tortoiseorm.sql.SqlType;

/**
 * Column types and how values travel.
 */
public interface Types {

	/**
	 * How values of a type travel.
	 * @param type the type
	 * @return its codec
	 * @throws io.tortoiseorm.exceptions.UnsupportedError if the database has no such type
	 */
	Codec codec(SqlType type);

	/**
	 * Refuses a value that no column of a type can hold, before anything is sent.
	 * @param type the type of the column
	 * @param value the value in its logical class
	 * @throws io.tortoiseorm.exceptions.ParamsError if it cannot be held
	 */
	default void check(SqlType type, Object value) {
		codec(type).check(value);
	}

	/**
	 * The name of a type in a table definition.
	 * @param type the type
	 * @return the name, for example {@code VARCHAR(20)}
	 * @throws io.tortoiseorm.exceptions.UnsupportedError if the database has no such type
	 */
	String columnType(SqlType type);

	/**
	 * The name of a type in a CAST.
	 * @param type the type
	 * @return the name
	 * @throws io.tortoiseorm.exceptions.UnsupportedError if the database has no such type
	 */
	String castType(SqlType type);

}
