package io.tortoiseorm.spring.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.Router;

import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/**
 * Gathers the routers: those of the configuration in its order, as beans where there are
 * such, then all other beans.
 */
final class RoutersMaker {

	private final AutowireCapableBeanFactory beans;

	RoutersMaker(AutowireCapableBeanFactory beans) {
		this.beans = beans;
	}

	List<Router> make(List<Class<? extends Router>> configured) {
		List<Router> routers = new ArrayList<>();
		for (Class<? extends Router> type : configured) {
			Router bean = this.beans.getBeanProvider(type).getIfUnique();
			routers.add((bean != null) ? bean : this.beans.createBean(type));
		}
		this.beans.getBeanProvider(Router.class)
			.orderedStream()
			.filter((router) -> !routers.contains(router))
			.forEach(routers::add);
		return routers;
	}

}
