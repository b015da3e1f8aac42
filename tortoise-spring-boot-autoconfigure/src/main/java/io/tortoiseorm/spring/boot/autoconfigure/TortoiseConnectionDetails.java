package io.tortoiseorm.spring.boot.autoconfigure;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.tortoiseorm.db.Databases;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where a connection of the ORM leads, when somebody else knows better than the
 * properties: a test with a container, or a platform. There may be one bean for each
 * connection; it takes precedence over {@code tortoise.connections}, of which only the
 * size and the times of the pool remain. A connection other than {@code default} must be
 * named there all the same, if only with an empty value.
 */
@FunctionalInterface
public interface TortoiseConnectionDetails extends ConnectionDetails {

	/**
	 * The connection that these details are for.
	 * @return its name, by default {@code default}
	 */
	default String getConnectionName() {
		return Databases.DEFAULT;
	}

	/**
	 * What to connect to.
	 * @return the options of the driver
	 */
	ConnectionFactoryOptions getConnectionFactoryOptions();

}
