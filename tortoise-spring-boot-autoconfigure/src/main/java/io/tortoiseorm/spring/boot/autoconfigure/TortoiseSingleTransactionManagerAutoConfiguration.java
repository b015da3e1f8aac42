package io.tortoiseorm.spring.boot.autoconfigure;

import io.r2dbc.spi.ConnectionFactory;
import io.tortoiseorm.spring.boot.autoconfigure.transaction.TortoiseTransactionManager;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.ReactiveTransactionManager;

/**
 * Makes the transaction manager of an application that brings its connection factory
 * itself, in the place and by the name of Spring Boot's.
 */
@AutoConfiguration(
		after = { R2dbcAutoConfiguration.class, TortoiseTransactionManagersAutoConfiguration.class,
				TransactionManagerCustomizationAutoConfiguration.class },
		before = R2dbcTransactionManagerAutoConfiguration.class)
@ConditionalOnClass(R2dbcTransactionManager.class)
@ConditionalOnBooleanProperty(name = "tortoise.enabled", matchIfMissing = true)
@ConditionalOnSingleCandidate(ConnectionFactory.class)
public final class TortoiseSingleTransactionManagerAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(ReactiveTransactionManager.class)
	TortoiseTransactionManager connectionFactoryTransactionManager(ConnectionFactory connectionFactory,
			ObjectProvider<TransactionManagerCustomizers> customizers) {
		return new TortoiseTransactionManager(connectionFactory, customizers.getIfAvailable());
	}

}
