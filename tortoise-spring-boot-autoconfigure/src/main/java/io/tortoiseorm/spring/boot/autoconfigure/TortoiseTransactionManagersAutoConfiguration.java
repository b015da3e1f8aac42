package io.tortoiseorm.spring.boot.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.ReactiveTransactionManager;

/**
 * Makes a transaction manager for each connection of {@code tortoise.connections}, unless
 * the application has transaction managers of its own.
 */
@AutoConfiguration(
		after = { TortoiseConnectionsAutoConfiguration.class, TransactionManagerCustomizationAutoConfiguration.class },
		before = R2dbcTransactionManagerAutoConfiguration.class)
@ConditionalOnClass(R2dbcTransactionManager.class)
@ConditionalOnBooleanProperty(name = "tortoise.enabled", matchIfMissing = true)
@ConditionalOnMissingBean(ReactiveTransactionManager.class)
@Import(TransactionManagersRegistrar.class)
public final class TortoiseTransactionManagersAutoConfiguration {

}
