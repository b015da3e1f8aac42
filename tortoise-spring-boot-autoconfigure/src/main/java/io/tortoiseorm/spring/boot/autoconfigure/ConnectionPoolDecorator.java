package io.tortoiseorm.spring.boot.autoconfigure;

import io.r2dbc.spi.ConnectionFactory;

/**
 * Stands between the pool of a configured connection and all who use it. All beans of
 * this type are called in order. For what is to be below the pool there is Spring Boot's
 * {@link org.springframework.boot.r2dbc.ConnectionFactoryDecorator}.
 */
@FunctionalInterface
public interface ConnectionPoolDecorator {

	/**
	 * Decorates a pool.
	 * @param name the connection's name
	 * @param pool the pool, or what another decorator made of it
	 * @return what connections are taken from
	 */
	ConnectionFactory decorate(String name, ConnectionFactory pool);

}
