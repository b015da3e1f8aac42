package io.tortoiseorm.spring.boot.autoconfigure;

import io.r2dbc.spi.ConnectionFactory;
import io.tortoiseorm.spring.boot.autoconfigure.transaction.TortoiseTransactionManager;

import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.core.env.Environment;

/**
 * Registers a transaction manager for each configured connection. All but the default one
 * are fallbacks, so that {@code @Transactional} without a name means the default.
 */
class TransactionManagersRegistrar implements BeanRegistrar {

	@Override
	public void register(BeanRegistry registry, Environment environment) {
		ConnectionNames names = ConnectionNames.of(environment);
		for (String name : names.all()) {
			registry.registerBean(name + "TransactionManager", TortoiseTransactionManager.class, (bean) -> {
				bean.description("Transactions of the connection " + name);
				bean.supplier((context) -> make(name, context));
				if (!names.isDefault(name)) {
					bean.fallback();
				}
			});
		}
	}

	private static TortoiseTransactionManager make(String name, BeanRegistry.SupplierContext context) {
		return new TortoiseTransactionManager(context.bean(name + "ConnectionFactory", ConnectionFactory.class),
				context.beanProvider(TransactionManagerCustomizers.class).getIfAvailable());
	}

}
