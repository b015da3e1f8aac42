package io.tortoiseorm.spring.boot.autoconfigure.web;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.web.reactive.DispatcherHandler;

import static org.assertj.core.api.Assertions.assertThat;

class ExceptionHandlerConditionsTest {

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TortoiseWebFluxAutoConfiguration.class, WebFluxAutoConfiguration.class,
				CodecsAutoConfiguration.class));

	@Test
	void isThereByDefault() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(TortoiseExceptionHandler.class)
			.doesNotHaveBean(TortoiseContextFilter.class));
	}

	@Test
	void canBeSwitchedOff() {
		this.runner.withPropertyValues("tortoise.add_exception_handlers=false")
			.run((context) -> assertThat(context).doesNotHaveBean(TortoiseExceptionHandler.class));
		this.runner.withPropertyValues("tortoise.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(TortoiseExceptionHandler.class));
	}

	@Test
	void isOnlyForReactiveWebApplications() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(TortoiseWebFluxAutoConfiguration.class))
			.run((context) -> assertThat(context).doesNotHaveBean(TortoiseExceptionHandler.class));
	}

	@Test
	void needsWebFlux() {
		this.runner.withClassLoader(new FilteredClassLoader(DispatcherHandler.class))
			.run((context) -> assertThat(context).doesNotHaveBean(TortoiseExceptionHandler.class));
	}

}
