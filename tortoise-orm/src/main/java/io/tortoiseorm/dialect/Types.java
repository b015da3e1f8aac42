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
