package io.tortoiseorm.spring.boot.autoconfigure;

import io.tortoiseorm.db.DatabaseBuilder;

/**
 * Changes how the ORM uses a connection, for example by a listener of its statements. All
 * beans of this type are called in order, for each connection.
 */
@FunctionalInterface
public interface DatabaseBuilderCustomizer {

	/**
	 * Changes the description of a connection.
	 * @param name the connection's name
	 * @param builder the description
	 */
	void customize(String name, DatabaseBuilder builder);

}
