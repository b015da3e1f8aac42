package io.tortoiseorm.spring.boot.autoconfigure;

import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.core.env.Environment;

/**
 * Registers the pool of each configured connection as a bean. All but the default one are
 * fallbacks, so that injection by type finds the default.
 */
class TortoiseConnectionsRegistrar implements BeanRegistrar {

	@Override
	public void register(BeanRegistry registry, Environment environment) {
		ConnectionNames names = ConnectionNames.of(environment);
		for (String name : names.all()) {
			registry.registerBean(name + "ConnectionFactory", TortoiseConnectionFactory.class, (bean) -> {
				bean.description("Pool of the connection " + name);
				bean.supplier((context) -> context.bean(ConnectionFactoryMaker.class).make(name));
				if (!names.isDefault(name)) {
					bean.fallback();
				}
			});
		}
	}

}
