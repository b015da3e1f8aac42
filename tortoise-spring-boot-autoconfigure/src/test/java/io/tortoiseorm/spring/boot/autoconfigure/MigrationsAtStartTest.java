package io.tortoiseorm.spring.boot.autoconfigure;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.migrations.JavaMigration;
import io.tortoiseorm.migrations.MakeOptions;
import io.tortoiseorm.migrations.MigrationContext;
import io.tortoiseorm.migrations.Migrations;
import io.tortoiseorm.spring.boot.autoconfigure.actuate.TortoiseActuatorAutoConfiguration;
import io.tortoiseorm.spring.boot.autoconfigure.actuate.TortoiseMigrationsEndpoint;
import io.tortoiseorm.spring.boot.autoconfigure.library.Author;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Migrations that are applied when the application starts.
 */
class MigrationsAtStartTest {

	@TempDir
	private Path resources;

	private ApplicationContextRunner runner = TestApplication.runner();

	@BeforeEach
	void makeMigrations() throws IOException {
		ModelRegistry registry = ModelRegistry.builder()
			.app("models", "default", List.of("io.tortoiseorm.spring.boot.autoconfigure.library"))
			.build();
		Migrations.builder(registry)
			.directory(this.resources.resolve("db/tortoise"))
			.build()
			.make(MakeOptions.DEFAULTS);
		this.runner = this.runner
			.withClassLoader(
					new URLClassLoader(new URL[] { this.resources.toUri().toURL() }, getClass().getClassLoader()))
			.withPropertyValues("tortoise.generate-schemas=false", "tortoise.migrations.enabled=true",
					"tortoise.connections.default=" + TestApplication.h2());
	}

	@Test
	void areAppliedBeforeTheApplicationIsThere() {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(Author.objects.count().block()).isZero();
		});
		this.runner.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void areNotAppliedUnlessTold() {
		this.runner.withPropertyValues("tortoise.migrations.enabled=false")
			.run((context) -> assertThat(Author.objects.count().onErrorReturn(-1L).block()).isEqualTo(-1));
	}

	@Test
	void mayBeBeansOrClassesWithBeans() throws IOException {
		Files.writeString(this.resources.resolve("db/tortoise/models/0002_authors.yaml"), """
				dependencies: [models/0001_initial]
				operations:
				  - runJava: {class: authorsOfBooks}
				  - runJava: {class: "%s"}
				""".formatted(Injected.class.getName()));
		this.runner.withBean("authorsOfBooks", JavaMigration.class, () -> adding("Ann"))
			.withBean("theName", String.class, () -> "Ben")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(Author.objects.count().block()).isEqualTo(2);
			});
	}

	private static JavaMigration adding(String name) {
		return (context) -> context.model("authors").create("name", name).then();
	}

	@Test
	void areWantedBeforeTheStartWhereThatIsTold() {
		this.runner.withPropertyValues("tortoise.migrations.enabled=false", "tortoise.migrations.validate=true")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(PendingMigrationsError.class)
				.hasMessage("1 migration is not applied: models/0001_initial"));
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		this.runner.withPropertyValues("tortoise.migrations.enabled=false", "tortoise.migrations.validate=true")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void areShownToOperatorsWhetherOrNotTheyAreAppliedAtStart() {
		ApplicationContextRunner watched = this.runner
			.withConfiguration(AutoConfigurations.of(TortoiseActuatorAutoConfiguration.class))
			.withPropertyValues("management.endpoints.web.exposure.include=tortoisemigrations");
		watched.withPropertyValues("tortoise.migrations.enabled=false").run((context) -> {
			TortoiseMigrationsEndpoint.Report report = context.getBean(TortoiseMigrationsEndpoint.class)
				.report()
				.block();
			assertThat(report)
				.isEqualTo(new TortoiseMigrationsEndpoint.Report(List.of(), List.of("models/0001_initial")));
		});
		watched.run((context) -> {
			TortoiseMigrationsEndpoint.Report report = context.getBean(TortoiseMigrationsEndpoint.class)
				.report()
				.block();
			assertThat(report.pending()).isEmpty();
			assertThat(report.applied()).extracting(TortoiseMigrationsEndpoint.Applied::key)
				.containsExactly("models/0001_initial");
		});
	}

	@Test
	void endTheStartWhenTheyFail() throws IOException {
		Files.writeString(this.resources.resolve("db/tortoise/models/0002_wrong.yaml"), """
				dependencies: [models/0001_initial]
				operations:
				  - runSql: {all: SELECT nothing FROM nowhere}
				""");
		this.runner.withPropertyValues("tortoise.fail-fast=false")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining(MigrationError.class.getName())
				.hasStackTraceContaining("models/0002_wrong stopped at statement 1 of 1"));
	}

	@Test
	void excludeTheGenerationOfSchemas() {
		this.runner.withPropertyValues("tortoise.generate-schemas=true")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(PropertyConfigurationError.class)
				.hasMessageContaining("tables are either generated or migrated"));
	}

	/**
	 * A migration that gets a bean of the application.
	 */
	static class Injected implements JavaMigration {

		private final String name;

		Injected(String theName) {
			this.name = theName;
		}

		@Override
		public Mono<Void> up(MigrationContext context) {
			return adding(this.name).up(context);
		}

	}

}
