package io.tortoiseorm.spring.boot.autoconfigure;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;

import io.r2dbc.spi.ConnectionFactory;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.TortoiseBuilder;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.migrations.Migrations;
import io.tortoiseorm.query.JakartaValidation;
import io.tortoiseorm.spring.boot.autoconfigure.signals.SignalMethods;
import jakarta.validation.Validator;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;

/**
 * Makes the ORM of the application: on its connections, with its models and routers.
 */
@AutoConfiguration(
		after = { TortoiseConnectionsAutoConfiguration.class, TortoiseTransactionManagersAutoConfiguration.class,
				R2dbcAutoConfiguration.class, R2dbcTransactionManagerAutoConfiguration.class },
		afterName = "org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration")
@ConditionalOnClass({ ConnectionFactory.class, R2dbcTransactionManager.class })
@ConditionalOnBooleanProperty(name = "tortoise.enabled", matchIfMissing = true)
@EnableConfigurationProperties(TortoiseProperties.class)
public final class TortoiseAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	TortoiseModels tortoiseModels(BeanFactory beans, TortoiseProperties properties) {
		return TortoiseModels.find(beans, properties);
	}

	/**
	 * The ORM. Makes no connection yet: that is for the lifecycle.
	 * @param beans the application's beans
	 * @param properties the configuration
	 * @param models where the models are
	 * @param customizers change what the ORM is made of
	 * @param environment where the configuration comes from
	 * @return the ORM, active
	 */
	@Bean(destroyMethod = "close")
	@ConditionalOnMissingBean
	Tortoise tortoise(ConfigurableListableBeanFactory beans, TortoiseProperties properties, TortoiseModels models,
			ObjectProvider<TortoiseBuilderCustomizer> customizers, Environment environment) {
		TortoiseConnections connections = TortoiseConnections.find(beans, properties, environment);
		ModelRegistry registry = registry(beans, models, connections, properties);
		TortoiseBuilder builder = Tortoise.builder(registry)
			.clock(Clock.system(properties.getTimezone()))
			.stickyReads(properties.getStickyReads());
		new DatabasesMaker(beans, registry).make(connections).forEach(builder::database);
		new RoutersMaker(beans).make(properties.getRouters()).forEach(builder::router);
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		Tortoise tortoise = builder.build();
		tortoise.start().block();
		return tortoise;
	}

	private static ModelRegistry registry(ConfigurableListableBeanFactory beans, TortoiseModels models,
			TortoiseConnections connections, TortoiseProperties properties) {
		ModelRegistry.Builder builder = ModelRegistry.builder();
		ZoneId zone = properties.getTimezone();
		builder.zones(zone, properties.isUseTz() ? ZoneOffset.UTC : zone);
		if (beans.getBeanClassLoader() != null) {
			builder.classLoader(beans.getBeanClassLoader());
		}
		models.apps()
			.forEach((app) -> builder.app(app.label(), connections.of(app.label(), app.connection()), app.names()));
		return builder.build();
	}

	@Bean
	@ConditionalOnMissingBean
	TortoiseLifecycle tortoiseLifecycle(ApplicationContext context, Tortoise tortoise, TortoiseProperties properties,
			ObjectProvider<Migrations> migrations, ObjectProvider<TortoiseConnectionFactory> pools) {
		return new TortoiseLifecycle(context, tortoise, properties, migrations, pools);
	}

	/**
	 * The migrations among the application's resources. Reads none of them yet.
	 * @param context where their classes become beans
	 * @param tortoise the ORM
	 * @param properties the configuration
	 * @return the migrations
	 */
	@Bean
	@ConditionalOnMissingBean
	Migrations tortoiseMigrations(ApplicationContext context, Tortoise tortoise, TortoiseProperties properties) {
		return SchemaMigrations.configure(Migrations.builder(tortoise), context, properties).build();
	}

	@Bean
	@ConditionalOnMissingBean
	CommandRunner tortoiseCommandRunner(ApplicationContext context, Tortoise tortoise, TortoiseProperties properties) {
		return new CommandRunner(context, tortoise, properties, System::exit);
	}

	@Bean
	static SignalMethods tortoiseSignalMethods(ConfigurableListableBeanFactory beans,
			ObjectProvider<Tortoise> tortoise) {
		return new SignalMethods(beans, tortoise);
	}

	/**
	 * Has the application's own validator check instances, with what it injects into
	 * constraints.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Validator.class)
	static class ValidationConfiguration {

		@Bean
		@Order(0)
		TortoiseBuilderCustomizer tortoiseValidation(ObjectProvider<Validator> validators) {
			return (builder) -> validators
				.ifUnique((validator) -> builder.validation(new JakartaValidation(validator)));
		}

	}

}
