package io.tortoiseorm.spring.boot.autoconfigure.web;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.data.web.ReactivePageableHandlerMethodArgumentResolver;
import org.springframework.data.web.ReactiveSortHandlerMethodArgumentResolver;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/**
 * Has controllers take Spring Data's {@code Pageable} and {@code Sort} as arguments,
 * where Spring Data Commons is there.
 *
 * @see io.tortoiseorm.spring.data.Pageables
 */
@AutoConfiguration
@ConditionalOnClass({ WebFluxConfigurer.class, ReactivePageableHandlerMethodArgumentResolver.class })
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "tortoise.enabled", matchIfMissing = true)
public final class TortoiseDataWebAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ReactiveSortHandlerMethodArgumentResolver tortoiseSortResolver() {
		return new ReactiveSortHandlerMethodArgumentResolver();
	}

	@Bean
	@ConditionalOnMissingBean
	ReactivePageableHandlerMethodArgumentResolver tortoisePageableResolver(
			ReactiveSortHandlerMethodArgumentResolver sort) {
		return new ReactivePageableHandlerMethodArgumentResolver(sort);
	}

	@Bean
	WebFluxConfigurer tortoisePageableConfigurer(ReactivePageableHandlerMethodArgumentResolver pageable,
			ReactiveSortHandlerMethodArgumentResolver sort) {
		return new WebFluxConfigurer() {

			@Override
			public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
				configurer.addCustomResolver(pageable, sort);
			}

		};
	}

}
