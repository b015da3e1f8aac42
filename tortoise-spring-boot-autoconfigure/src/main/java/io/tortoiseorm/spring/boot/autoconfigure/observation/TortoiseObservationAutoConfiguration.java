package io.tortoiseorm.spring.boot.autoconfigure.observation;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.TracingObservationHandler;
import io.tortoiseorm.db.StatementListener;
import io.tortoiseorm.spring.boot.autoconfigure.ConnectionPoolDecorator;
import io.tortoiseorm.spring.boot.autoconfigure.TortoiseAutoConfiguration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Has statements observed, for metrics and traces. The observations are switched off like
 * all others, by {@code management.observations.enable.tortoise.query=false}.
 */
@AutoConfiguration(before = TortoiseAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBooleanProperty(name = "tortoise.enabled", matchIfMissing = true)
public final class TortoiseObservationAutoConfiguration {

	@Bean
	@ConditionalOnBean(ObservationRegistry.class)
	@ConditionalOnMissingBean(name = "tortoiseQueryObservations")
	StatementListener tortoiseQueryObservations(ObservationRegistry registry,
			ObjectProvider<QueryObservationConvention> convention) {
		return new QueryObservations(registry, convention.getIfAvailable());
	}

	/**
	 * Has statements tell their trace.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(TracingObservationHandler.class)
	@ConditionalOnBooleanProperty("tortoise.trace-comments")
	static class TraceCommentsConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "tortoiseTraceComments")
		ConnectionPoolDecorator tortoiseTraceComments() {
			return (name, pool) -> new CommentedConnectionFactory(pool, new TraceComment());
		}

	}

}
