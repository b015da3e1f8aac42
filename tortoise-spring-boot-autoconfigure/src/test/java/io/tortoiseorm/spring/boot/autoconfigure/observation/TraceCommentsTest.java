package io.tortoiseorm.spring.boot.autoconfigure.observation;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.test.simple.SimpleTracer;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Statement;
import io.tortoiseorm.Transactions;
import io.tortoiseorm.spring.boot.autoconfigure.DelegatingConnection;
import io.tortoiseorm.spring.boot.autoconfigure.TestApplication;
import io.tortoiseorm.spring.boot.autoconfigure.library.Author;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.r2dbc.connection.DelegatingConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Comments by which a statement in a log of the database leads to its trace.
 */
class TraceCommentsTest {

	private static final List<String> SENT = new CopyOnWriteArrayList<>();

	private final SimpleTracer tracer = new SimpleTracer();

	private final ObservationRegistry registry = ObservationRegistry.create();

	private final ApplicationContextRunner runner = TestApplication.runner()
		.withConfiguration(AutoConfigurations.of(TortoiseObservationAutoConfiguration.class))
		.withBean(ConnectionFactoryDecorator.class, () -> Recording::new)
		.withPropertyValues("tortoise.connections.default=" + TestApplication.h2());

	@BeforeEach
	void tracing() {
		SENT.clear();
		this.registry.observationConfig().observationHandler(new DefaultTracingObservationHandler(this.tracer));
	}

	private String traced(Mono<?> work) {
		Observation request = Observation.start("request", this.registry);
		work.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, request)).block();
		request.stop();
		return this.tracer.lastSpan().context().traceId();
	}

	@Test
	void statementsTellTheTraceOfTheirSubscriber() {
		this.runner.withPropertyValues("tortoise.trace-comments=true").run((context) -> {
			SENT.clear();
			String traceId = traced(Author.objects.count());
			assertThat(SENT).singleElement()
				.asString()
				.matches(".* /\\*traceparent='00-" + traceId + "-[0-9a-f]+-0[01]'\\*/");
		});
	}

	@Test
	void statementsOfTransactionsTellItToo() {
		this.runner.withPropertyValues("tortoise.trace-comments=true").run((context) -> {
			SENT.clear();
			String traceId = traced(Transactions.inTransaction(() -> Author.objects.create("name", "Ursula")));
			assertThat(SENT).filteredOn((sql) -> sql.contains("INSERT")).singleElement().asString().contains(traceId);
			assertThat(Author.objects.count().block()).isEqualTo(1);
		});
	}

	@Test
	void statementsOfATransactionTellEachWhoRunsIt() {
		this.runner.withPropertyValues("tortoise.trace-comments=true").run((context) -> {
			SENT.clear();
			Observation step = Observation.createNotStarted("step", this.registry);
			traced(Transactions.inTransaction(
					() -> Author.objects.create("name", "Ursula").then(Author.objects.count().contextWrite((inner) -> {
						step.parentObservation(inner.get(ObservationThreadLocalAccessor.KEY)).start();
						return inner.put(ObservationThreadLocalAccessor.KEY, step);
					})).doFinally((signal) -> step.stop())));
			List<String> comments = SENT.stream().map((sql) -> sql.replaceAll(".*traceparent=", "")).toList();
			assertThat(comments).hasSize(2).doesNotHaveDuplicates().allMatch((comment) -> comment.startsWith("'00-"));
		});
	}

	@Test
	void statementsWithoutATraceAreLeftAlone() {
		this.runner.withPropertyValues("tortoise.trace-comments=true").run((context) -> {
			SENT.clear();
			Author.objects.count().block();
			assertThat(SENT).singleElement().asString().doesNotContain("/*");
		});
	}

	@Test
	void nothingIsAddedUnlessTold() {
		this.runner.run((context) -> {
			SENT.clear();
			traced(Author.objects.count());
			assertThat(SENT).singleElement().asString().doesNotContain("/*");
		});
	}

	private static final class Recording extends DelegatingConnectionFactory {

		Recording(ConnectionFactory delegate) {
			super(delegate);
		}

		@Override
		public Mono<? extends Connection> create() {
			return super.create().map(RecordingConnection::new);
		}

	}

	private static final class RecordingConnection extends DelegatingConnection {

		RecordingConnection(Connection delegate) {
			super(delegate);
		}

		@Override
		public Statement createStatement(String sql) {
			SENT.add(sql);
			return super.createStatement(sql);
		}

	}

}
