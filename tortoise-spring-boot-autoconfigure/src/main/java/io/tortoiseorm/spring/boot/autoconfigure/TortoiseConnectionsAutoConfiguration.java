package io.tortoiseorm.spring.boot.autoconfigure;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * Makes the connections of {@code tortoise.connections}. Spring Boot's own connection
 * stands back when there are any.
 */
@AutoConfiguration(before = R2dbcAutoConfiguration.class)
@ConditionalOnClass({ ConnectionFactory.class, ConnectionPool.class })
@ConditionalOnBooleanProperty(name = "tortoise.enabled", matchIfMissing = true)
@EnableConfigurationProperties(TortoiseProperties.class)
@Import(TortoiseConnectionsRegistrar.class)
public final class TortoiseConnectionsAutoConfiguration {

	@Bean
	static ConnectionOverridesAdvisor tortoiseConnectionOverrides(Environment environment) {
		return new ConnectionOverridesAdvisor(environment);
	}

	@Bean
	ConnectionFactoryMaker tortoiseConnectionFactoryMaker(ListableBeanFactory beans, TortoiseProperties properties) {
		return new ConnectionFactoryMaker(beans, properties);
	}

}
