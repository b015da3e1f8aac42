package io.tortoiseorm.spring.boot.autoconfigure.observation;

import java.time.Duration;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.db.StatementListener;
import io.tortoiseorm.exceptions.IntegrityError;
import io.tortoiseorm.spring.boot.autoconfigure.TestApplication;
import io.tortoiseorm.spring.boot.autoconfigure.library.Author;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static io.micrometer.observation.tck.TestObservationRegistryAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What monitoring sees of statements.
 */
class QueryObservationsTest {

	private final ApplicationContextRunner runner = TestApplication.runner()
		.withConfiguration(AutoConfigurations.of(TortoiseObservationAutoConfiguration.class))
		.withPropertyValues("tortoise.connections.default=" + TestApplication.h2());

	@Test
	void aStatementIsObservedWithTagsOfFewValues() {
		TestObservationRegistry registry = TestObservationRegistry.create();
		this.runner.withBean(ObservationRegistry.class, () -> registry).run((context) -> {
			registry.clear();
			Author.objects.filter("name", "Ursula").list().block();
			assertThat(registry).hasNumberOfObservationsEqualTo(1)
				.hasObservationWithNameEqualTo("tortoise.query")
				.that()
				.hasBeenStarted()
				.hasBeenStopped()
				.doesNotHaveError()
				.hasLowCardinalityKeyValue("connection", "default")
				.hasLowCardinalityKeyValue("operation", "select")
				.hasLowCardinalityKeyValue("outcome", "success")
				.hasHighCardinalityKeyValue("rows", "0");
		});
	}

	@Test
	void noValuesAreObserved() {
		TestObservationRegistry registry = TestObservationRegistry.create();
		this.runner.withBean(ObservationRegistry.class, () -> registry).run((context) -> {
			registry.clear();
			Author.objects.create("name", "Secret").block();
			assertThat(registry).hasSingleObservationThat().satisfies((observation) -> {
				assertThat(observation.getAllKeyValues().stream().map(Object::toString)).isNotEmpty()
					.noneMatch((tag) -> tag.contains("Secret"));
			});
		});
	}

	@Test
	void anErrorIsObserved() {
		TestObservationRegistry registry = TestObservationRegistry.create();
		this.runner.withBean(ObservationRegistry.class, () -> registry).run((context) -> {
			Author.objects.create("name", "Ursula").block();
			registry.clear();
			assertThatExceptionOfType(IntegrityError.class)
				.isThrownBy(() -> Author.objects.create("name", "Ursula").block());
			assertThat(registry).hasSingleObservationThat().hasLowCardinalityKeyValue("outcome", "error").hasError();
		});
	}

	@Test
	void aStatementBelongsToTheObservationOfItsSubscriber() {
		TestObservationRegistry registry = TestObservationRegistry.create();
		this.runner.withBean(ObservationRegistry.class, () -> registry).run((context) -> {
			registry.clear();
			Observation request = Observation.start("request", registry);
			Author.objects.count()
				.contextWrite((written) -> written.put(ObservationThreadLocalAccessor.KEY, request))
				.block();
			assertThat(registry).hasObservationWithNameEqualTo("tortoise.query")
				.that()
				.hasParentObservationEqualTo(request);
			request.stop();
		});
	}

	@Test
	void statementsAreTimedByConnectionAndOperation() {
		SimpleMeterRegistry meters = new SimpleMeterRegistry();
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
		this.runner.withBean(ObservationRegistry.class, () -> registry).run((context) -> {
			Author.objects.all().list().block();
			Author.objects.all().list().block();
			assertThat(meters.get("tortoise.query").tag("operation", "select").timer().count()).isEqualTo(2);
			assertThat(meters.get("tortoise.query").tag("operation", "select").timer().getId().getTags())
				.extracting(Tag::getKey)
				.containsExactlyInAnyOrder("connection", "error", "model", "operation", "outcome");
		});
	}

	@Test
	void aConventionOfTheApplicationReplacesTheDefault() {
		TestObservationRegistry registry = TestObservationRegistry.create();
		this.runner.withBean(ObservationRegistry.class, () -> registry)
			.withBean(QueryObservationConvention.class, () -> new DefaultQueryObservationConvention() {

				@Override
				public String getName() {
					return "own.name";
				}

			})
			.run((context) -> {
				registry.clear();
				Author.objects.count().block();
				assertThat(registry).hasObservationWithNameEqualTo("own.name");
			});
	}

	@Test
	void cancellingIsObserved() {
		TestObservationRegistry registry = TestObservationRegistry.create();
		this.runner.withBean(ObservationRegistry.class, () -> registry).run((context) -> {
			Author.objects.create("name", "Ursula").then(Author.objects.create("name", "Virginia")).block();
			registry.clear();
			Author.objects.all().stream(1).take(1).blockLast(Duration.ofSeconds(20));
			assertThat(registry).hasSingleObservationThat().hasBeenStopped();
		});
	}

	@Test
	void nothingIsObservedWithoutARegistry() {
		this.runner.run((context) -> assertThat(context.getBeansOfType(StatementListener.class)).isEmpty());
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer")).run((context) -> {
			assertThat(context.getStartupFailure()).isNull();
			Mono<Long> count = Author.objects.count().contextWrite(context.getBean(Tortoise.class).context());
			assertThat(count.block()).isZero();
		});
	}

}
