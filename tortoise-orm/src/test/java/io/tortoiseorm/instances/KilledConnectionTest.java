package io.tortoiseorm.instances;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.tortoiseorm.Transactions;
import io.tortoiseorm.exceptions.ConnectionError;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.instances.FailureInjectionTest.Account;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A transaction whose connection somebody else ends is undone, and the pool goes on.
 * SQLite has no connections that others could end.
 */
@DatabaseTest(except = TestDatabaseKind.SQLITE)
class KilledConnectionTest {

	private final TestDatabase database;

	KilledConnectionTest(TestDatabase database) {
		this.database = database;
	}

	static Stream<Map<String, Object>> connectionParameters(TestDatabase database) {
		Map<String, Object> usual = Map.of("maxsize", 4);
		return database.kind().isMySqlFamily() ? Stream.of(usual, Map.of("maxsize", 4, "driver", "mariadb"))
				: Stream.of(usual);
	}

	private TestOrm open(Map<String, Object> parameters) {
		TestOrm orm = TestOrm.withModels(this.database, parameters, UnaryOperator.identity(), Account.class);
		orm.await(Account.objects.all().delete());
		orm.await(Account.objects.create("id", 1, "balance", 100));
		return orm;
	}

	private Mono<Void> kill(TestOrm orm) {
		String own = switch (this.database.kind()) {
			case POSTGRES -> "SELECT pg_backend_pid() AS id";
			case H2 -> "SELECT SESSION_ID() AS id";
			default -> "SELECT CONNECTION_ID() AS id";
		};
		String kill = switch (this.database.kind()) {
			case POSTGRES -> "SELECT pg_terminate_backend(%s)";
			case H2 -> "CALL ABORT_SESSION(%s)";
			default -> "KILL %s";
		};
		return orm.database()
			.query(own)
			.single()
			.flatMap((row) -> Mono
				.<Void>fromRunnable(() -> this.database.execute(kill.formatted(row.values().iterator().next())))
				.subscribeOn(Schedulers.boundedElastic()))
			.then(Mono.delay(Duration.ofMillis(100)))
			.then();
	}

	private static Mono<Long> add(int amount) {
		return Account.objects.filter("id", 1).update("balance", F.of("balance").plus(amount));
	}

	@ParameterizedTest
	@MethodSource("connectionParameters")
	void inTheMiddle(Map<String, Object> parameters) {
		AtomicInteger rolledBack = new AtomicInteger();
		try (TestOrm orm = open(parameters)) {
			assertFailsWhole(orm,
					Transactions.afterRollback(() -> Mono.fromRunnable(rolledBack::incrementAndGet))
						.then(add(-10))
						.then(kill(orm))
						.then(add(-20)));
		}
		assertThat(rolledBack).hasValue(1);
	}

	@ParameterizedTest
	@MethodSource("connectionParameters")
	void beforeTheCommit(Map<String, Object> parameters) {
		AtomicInteger committed = new AtomicInteger();
		try (TestOrm orm = open(parameters)) {
			assertFailsWhole(orm,
					Transactions.afterCommit(() -> Mono.fromRunnable(committed::incrementAndGet))
						.then(add(-10))
						.then(kill(orm)));
		}
		assertThat(committed).hasValue(0);
	}

	private void assertFailsWhole(TestOrm orm, Mono<?> work) {
		assertThatExceptionOfType(ConnectionError.class)
			.isThrownBy(() -> orm.await(Transactions.inTransaction(() -> work)))
			.withMessageContaining("\"default\"");
		assertThat(this.database.query("SELECT balance FROM accounts")).singleElement()
			.satisfies((row) -> assertThat(((Number) row.get("balance")).intValue()).isEqualTo(100));
		assertThat(orm.await(Flux.range(0, 8).flatMap((number) -> add(1), 8).collectList()))
			.isEqualTo(List.of(1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L));
	}

}
