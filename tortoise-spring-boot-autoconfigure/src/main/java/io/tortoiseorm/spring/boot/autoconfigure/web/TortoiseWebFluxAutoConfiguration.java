package io.tortoiseorm.spring.boot.autoconfigure.web;

import java.util.Objects;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.spring.boot.autoconfigure.TortoiseAutoConfiguration;
import io.tortoiseorm.spring.boot.autoconfigure.TortoiseProperties;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;

/**
 * Connects the ORM with WebFlux. Needs no database, so that slice tests of controllers
 * have it too.
 */
@AutoConfiguration(after = TortoiseAutoConfiguration.class,
		afterName = "org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration")
@ConditionalOnClass(DispatcherHandler.class)
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "tortoise.enabled", matchIfMissing = true)
public final class TortoiseWebFluxAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "tortoise.add-exception-handlers", matchIfMissing = true)
	TortoiseExceptionHandler tortoiseExceptionHandler(ServerCodecConfigurer codecs) {
		return new TortoiseExceptionHandler(codecs);
	}

	@Bean
	@ConditionalOnBean(Tortoise.class)
	@ConditionalOnMissingBean
	TortoiseContextFilter tortoiseContextFilter(Tortoise tortoise) {
		return new TortoiseContextFilter(tortoise);
	}

	@Bean
	@ConditionalOnBean(Tortoise.class)
	@ConditionalOnMissingBean
	@ConditionalOnProperty("tortoise.web.sticky-reads")
	StickyReadsFilter tortoiseStickyReadsFilter(TortoiseProperties properties) {
		return new StickyReadsFilter(Objects.requireNonNull(properties.getWeb().getStickyReads()));
	}

	@Bean
	@ConditionalOnBean(Tortoise.class)
	@ConditionalOnMissingBean
	RepeatedQueriesFilter tortoiseRepeatedQueriesFilter(TortoiseProperties properties) {
		return new RepeatedQueriesFilter(properties.getWeb().getRepeatedQueryLimit());
	}

	@Bean
	@ConditionalOnBean(Tortoise.class)
	@ConditionalOnBooleanProperty("tortoise.web.model-path-variables")
	ModelPathVariables tortoiseModelPathVariables(Tortoise tortoise, RequestMappingHandlerAdapter adapter) {
		return new ModelPathVariables(tortoise, adapter);
	}

	@Bean
	@ConditionalOnMissingBean
	AbandonedBodyFilter abandonedBodyFilter() {
		return new AbandonedBodyFilter();
	}

}
