package io.tortoiseorm.spring.boot.autoconfigure;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import io.tortoiseorm.db.Databases;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Makes the default connection of an application that has details of it and configures
 * none.
 */
@AutoConfiguration(after = TortoiseConnectionsAutoConfiguration.class,
		before = { R2dbcAutoConfiguration.class, TortoiseTransactionManagersAutoConfiguration.class })
@ConditionalOnClass({ ConnectionFactory.class, ConnectionPool.class })
@ConditionalOnBooleanProperty(name = "tortoise.enabled", matchIfMissing = true)
@ConditionalOnBean(TortoiseConnectionDetails.class)
@ConditionalOnMissingBean(ConnectionFactory.class)
public final class TortoiseConnectionDetailsAutoConfiguration {

	@Bean
	TortoiseConnectionFactory defaultConnectionFactory(ConnectionFactoryMaker maker) {
		return maker.make(Databases.DEFAULT);
	}

}
