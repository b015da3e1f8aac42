package io.tortoiseorm.spring.boot.autoconfigure.actuate;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tortoiseorm.spring.boot.autoconfigure.TestApplication;
import io.tortoiseorm.spring.boot.autoconfigure.library.Author;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.r2dbc.autoconfigure.health.ConnectionFactoryHealthContributorAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.metrics.ConnectionPoolMetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What operators see of connections and models.
 */
class OperationsTest {

	private final ApplicationContextRunner runner = TestApplication.runner()
		.withConfiguration(AutoConfigurations.of(TortoiseActuatorAutoConfiguration.class))
		.withPropertyValues("tortoise.connections.default=" + TestApplication.h2() + "?user=sa&password=hidden",
				"tortoise.connections.archive=" + TestApplication.h2());

	@Test
	void eachConnectionHasItsHealth() {
		this.runner.withConfiguration(AutoConfigurations.of(ConnectionFactoryHealthContributorAutoConfiguration.class))
			.run((context) -> {
				CompositeReactiveHealthContributor health = context.getBean("r2dbcHealthContributor",
						CompositeReactiveHealthContributor.class);
				assertThat(health.stream().map((entry) -> entry.name()))
					.containsExactlyInAnyOrder("defaultConnectionFactory", "archiveConnectionFactory");
				assertThat(health.stream()
					.map((entry) -> ((ReactiveHealthIndicator) entry.contributor()).health(true).block().getStatus()))
					.containsOnly(Status.UP);
			});
	}

	@Test
	void eachPoolIsMeasured() {
		this.runner.withConfiguration(AutoConfigurations.of(ConnectionPoolMetricsAutoConfiguration.class))
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> {
				MeterRegistry meters = context.getBean(MeterRegistry.class);
				for (String pool : new String[] { "defaultConnectionFactory", "archiveConnectionFactory" }) {
					assertThat(meters.get("r2dbc.pool.acquired").tag("name", pool).gauge().value()).isZero();
					assertThat(meters.get("r2dbc.pool.max.allocated").tag("name", pool).gauge().value()).isPositive();
				}
			});
	}

	@Test
	void theEndpointShowsAppsModelsAndConnections() {
		this.runner.withPropertyValues("management.endpoints.web.exposure.include=tortoise").run((context) -> {
			Author.objects.count().block();
			TortoiseEndpoint.Description shown = context.getBean(TortoiseEndpoint.class).describe();
			assertThat(shown.apps().get("models").connection()).isEqualTo("default");
			assertThat(shown.apps().get("models").models()).containsExactlyInAnyOrder("Author", "Book");
			assertThat(shown.models().get("models.Author")).containsEntry("table", "authors");
			assertThat(shown.models().get("models.Book").get("fkFields").toString()).contains("models.Author");
			assertThat(shown.connections()).containsOnlyKeys("default", "archive");
			assertThat(shown.connections().get("default").dialect()).isEqualTo("h2");
			assertThat(shown.connections().get("default").pool().acquired()).isZero();
			assertThat(shown.toString()).doesNotContain("hidden").doesNotContain("password");
		});
	}

	@Test
	void theDiagramHasModelsAndRelations() {
		this.runner.withPropertyValues("management.endpoints.web.exposure.include=*").run((context) -> {
			TortoiseEndpoint endpoint = context.getBean(TortoiseEndpoint.class);
			assertThat(endpoint.part("diagram")).isEqualTo("""
					erDiagram
					    Author {
					        integer id PK
					        varchar name UK
					    }
					    Book {
					        integer id PK
					        varchar title
					        integer author_id FK
					    }
					    Author ||--o{ Book : author
					""");
			assertThat(endpoint.part("anything")).isNull();
		});
	}

	@Test
	void theEndpointIsThereOnlyWhenExposed() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(TortoiseEndpoint.class));
		this.runner
			.withPropertyValues("management.endpoints.web.exposure.include=*",
					"management.endpoint.tortoise.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(TortoiseEndpoint.class));
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TortoiseEndpoint.class));
	}

}
