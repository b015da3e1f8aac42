package io.tortoiseorm.spring.boot.autoconfigure.actuate;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.migrations.Migrations;
import io.tortoiseorm.spring.boot.autoconfigure.TortoiseAutoConfiguration;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the ORM adds to Spring Boot's actuator.
 */
@AutoConfiguration(after = TortoiseAutoConfiguration.class)
@ConditionalOnClass(SanitizingFunction.class)
@ConditionalOnBooleanProperty(name = "tortoise.enabled", matchIfMissing = true)
public final class TortoiseActuatorAutoConfiguration {

	@Bean
	SanitizingFunction tortoiseConnectionSanitizer() {
		return new ConnectionSanitizer();
	}

	/**
	 * The endpoint that shows models and connections.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
	@ConditionalOnAvailableEndpoint(TortoiseEndpoint.class)
	static class EndpointConfiguration {

		@Bean
		@ConditionalOnBean(Tortoise.class)
		@ConditionalOnMissingBean
		TortoiseEndpoint tortoiseEndpoint(Tortoise tortoise) {
			return new TortoiseEndpoint(tortoise);
		}

	}

	/**
	 * The endpoint that shows migrations.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
	@ConditionalOnAvailableEndpoint(TortoiseMigrationsEndpoint.class)
	static class MigrationsEndpointConfiguration {

		@Bean
		@ConditionalOnBean(Migrations.class)
		@ConditionalOnMissingBean
		TortoiseMigrationsEndpoint tortoiseMigrationsEndpoint(Migrations migrations) {
			return new TortoiseMigrationsEndpoint(migrations);
		}

	}

}
