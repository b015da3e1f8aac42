package io.tortoiseorm.spring.boot.autoconfigure.web;

import io.tortoiseorm.QuerySet;
import org.springdoc.core.utils.SpringDocUtils;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Has springdoc describe what a query set emits, many of it, and not the query set.
 */
@AutoConfiguration
@ConditionalOnClass(SpringDocUtils.class)
@ConditionalOnBooleanProperty(name = "tortoise.enabled", matchIfMissing = true)
public final class TortoiseSpringDocAutoConfiguration {

	@Bean
	static SmartInitializingSingleton tortoiseQuerySetsAsLists() {
		return () -> SpringDocUtils.getConfig().addFluxWrapperToIgnore(QuerySet.class);
	}

}
