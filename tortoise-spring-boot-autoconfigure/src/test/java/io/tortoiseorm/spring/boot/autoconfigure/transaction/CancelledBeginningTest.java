package io.tortoiseorm.spring.boot.autoconfigure.transaction;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.transaction.reactive.TransactionalOperator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A transaction that is cancelled while it begins ends, and gives its connection back.
 */
@DatabaseTest
class CancelledBeginningTest {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final List<String> calls = new CopyOnWriteArrayList<>();

	private final Sinks.Empty<Void> gate = Sinks.empty();

	private final TransactionalOperator operator;

	CancelledBeginningTest(TestDatabase database) {
		this.operator = TransactionalOperator
			.create(new TortoiseTransactionManager(new SlowlyBeginning(database.connectionFactory())));
	}

	@Test
	void theTransactionIsRolledBackAndTheConnectionClosed() {
		Disposable work = this.operator.transactional(Mono.fromRunnable(() -> this.calls.add("work"))).subscribe();
		Awaitility.await().atMost(LIMIT).until(() -> this.calls.contains("beginTransaction"));
		work.dispose();
		assertThat(this.calls).doesNotContain("close");
		this.gate.tryEmitEmpty();
		Awaitility.await().atMost(LIMIT).until(() -> this.calls.contains("close"));
		assertThat(this.calls).containsSubsequence("beginTransaction", "rollbackTransaction", "close")
			.doesNotContain("work", "commitTransaction");
	}

	@Test
	void aTransactionThatIsNotCancelledCommits() {
		this.gate.tryEmitEmpty();
		this.operator.transactional(Mono.fromRunnable(() -> this.calls.add("work"))).block(LIMIT);
		assertThat(this.calls).containsSubsequence("beginTransaction", "work", "commitTransaction", "close")
			.doesNotContain("rollbackTransaction");
	}

	private Connection observed(Connection connection) {
		return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
				(proxy, method, arguments) -> {
					this.calls.add(method.getName());
					try {
						Object result = method.invoke(connection, arguments);
						return method.getName().equals("beginTransaction")
								? this.gate.asMono().then(Mono.from((Publisher<?>) result)) : result;
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

	private final class SlowlyBeginning implements ConnectionFactory {

		private final ConnectionFactory factory;

		SlowlyBeginning(ConnectionFactory factory) {
			this.factory = factory;
		}

		@Override
		public Publisher<Connection> create() {
			return Mono.from(this.factory.create()).map(CancelledBeginningTest.this::observed);
		}

		@Override
		public ConnectionFactoryMetadata getMetadata() {
			return this.factory.getMetadata();
		}

	}

}
