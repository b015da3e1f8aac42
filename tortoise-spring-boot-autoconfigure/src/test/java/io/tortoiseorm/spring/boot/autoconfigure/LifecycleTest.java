package io.tortoiseorm.spring.boot.autoconfigure;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.UUID;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.exceptions.ConnectionError;
import io.tortoiseorm.exceptions.OperationalError;
import io.tortoiseorm.spring.boot.autoconfigure.library.Author;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.Lifecycle;
import org.springframework.scheduling.concurrent.ExecutorConfigurationSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The ORM's life from the start of an application to its end.
 */
class LifecycleTest {

	private final ApplicationContextRunner runner = TestApplication.runner();

	private final ApplicationContextRunner started = this.runner
		.withPropertyValues("tortoise.connections.default=" + TestApplication.h2());

	@AfterEach
	void leavesNothingBehind() {
		assertThatExceptionOfType(ConfigurationError.class).isThrownBy(Tortoise::current)
			.withMessageContaining("No ORM is started");
	}

	@Test
	void startsAndClosesWithTheApplication() {
		TortoiseConnectionFactory[] pool = new TortoiseConnectionFactory[1];
		this.started.run((context) -> {
			assertThat(Tortoise.current()).isSameAs(context.getBean(Tortoise.class));
			pool[0] = context.getBean(TortoiseConnectionFactory.class);
			Author.objects.create("name", "Ursula").block();
		});
		assertThat(((Disposable) pool[0].unwrap()).isDisposed()).isTrue();
	}

	@Test
	void generatesSchemasOnlyWhenTold() {
		this.started.withPropertyValues("tortoise.generate-schemas=false")
			.run((context) -> assertThatExceptionOfType(OperationalError.class)
				.isThrownBy(() -> Author.objects.count().block()));
	}

	@Test
	void generatingSchemasTwiceKeepsTheRows() {
		String name = UUID.randomUUID().toString();
		ApplicationContextRunner both = this.runner.withPropertyValues("tortoise.connections.default=h2://mem:" + name);
		both.run((context) -> Author.objects.create("name", "Ursula").block());
		both.run((context) -> assertThat(Author.objects.count().block()).isEqualTo(1));
	}

	@Test
	void beansThatDependOnTheOrmCanUseItWhileTheyAreMade() {
		this.started.withBean(AsksEarly.class)
			.run((context) -> assertThat(context.getBean(AsksEarly.class).count).isZero());
	}

	@Test
	void startsBeforeSchedulersAndAfterTheNetwork() {
		this.started.run((context) -> {
			int phase = context.getBean(TortoiseLifecycle.class).getPhase();
			assertThat(phase).isPositive().isLessThan(ExecutorConfigurationSupport.DEFAULT_PHASE);
		});
	}

	@Test
	void startsWithLazyInitializationToo() {
		this.started
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(Author.objects.count().block()).isZero());
	}

	@Test
	void aDatabaseThatIsNotThereEndsTheStart() throws IOException {
		this.runner
			.withPropertyValues("tortoise.connections.default=postgres://u:hidden@localhost:" + freePort() + "/d")
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(context.getStartupFailure()).hasRootCauseInstanceOf(ConnectException.class)
					.hasStackTraceContaining(ConnectionError.class.getName());
				assertThat(stackTrace(context.getStartupFailure())).doesNotContain("hidden");
			});
	}

	@Test
	void theStartGoesOnWithoutTheDatabaseWhenTold() throws IOException {
		this.runner
			.withPropertyValues("tortoise.connections.default=postgres://u:p@localhost:" + freePort() + "/d",
					"tortoise.fail-fast=false")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThatExceptionOfType(ConnectionError.class).isThrownBy(() -> Author.objects.count().block());
			});
	}

	@Test
	void aDatabaseThatDoesNotAnswerEndsTheStartInTime() throws IOException {
		try (ServerSocket silent = new ServerSocket(0)) {
			long begin = System.nanoTime();
			this.runner
				.withPropertyValues("tortoise.start-timeout=500ms",
						"tortoise.connections.default=postgres://u:p@localhost:" + silent.getLocalPort() + "/d")
				.run((context) -> assertThat(context).getFailure()
					.hasRootCauseInstanceOf(StartTimeoutError.class)
					.rootCause()
					.hasMessage("The databases were not ready within 500 ms"));
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
		}
	}

	@Test
	void aFailureOfAnotherBeanLeavesNoOrmActive() {
		this.started.withBean("broken", Object.class, () -> {
			throw new IllegalStateException("broken");
		}).run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void severalApplicationsLiveBesideEachOther() {
		this.started
			.run((first) -> this.runner.withPropertyValues("tortoise.connections.default=" + TestApplication.h2())
				.run((second) -> {
					Tortoise one = first.getBean(Tortoise.class);
					Tortoise two = second.getBean(Tortoise.class);
					Author.objects.create("name", "Ursula").contextWrite(one.context()).block();
					assertThat(Author.objects.count().contextWrite(one.context()).block()).isEqualTo(1);
					assertThat(Author.objects.count().contextWrite(two.context()).block()).isZero();
					assertThatExceptionOfType(ConfigurationError.class).isThrownBy(() -> Author.objects.count().block())
						.withMessageContaining("2 ORMs are active");
				}));
	}

	@Test
	void aPauseKeepsTheConnectionsAndLeavesTheOrmToOthers() {
		this.started.run((context) -> {
			Author.objects.create("name", "Ursula").block();
			Lifecycle application = context.getSourceApplicationContext(ConfigurableApplicationContext.class);
			application.stop();
			assertThatExceptionOfType(ConfigurationError.class).isThrownBy(Tortoise::current);
			application.start();
			assertThat(Author.objects.count().block()).isEqualTo(1);
			application.stop();
			application.start();
			assertThat(Author.objects.count().block()).isEqualTo(1);
		});
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static String stackTrace(Throwable failure) {
		StringWriter text = new StringWriter();
		failure.printStackTrace(new PrintWriter(text));
		return text.toString();
	}

	static class AsksEarly {

		private final long count;

		AsksEarly(Tortoise tortoise) {
			this.count = tortoise.createSchemas().then(Author.objects.count()).block();
		}

	}

}
