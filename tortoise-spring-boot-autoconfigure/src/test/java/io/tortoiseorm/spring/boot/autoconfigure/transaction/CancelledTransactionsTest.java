package io.tortoiseorm.spring.boot.autoconfigure.transaction;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.Transactions;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.PoolState;
import io.tortoiseorm.spring.boot.autoconfigure.TestApplication;
import io.tortoiseorm.spring.boot.autoconfigure.library.Author;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static io.tortoiseorm.spring.boot.autoconfigure.transaction.AuthorService.create;
import static io.tortoiseorm.spring.boot.autoconfigure.transaction.AuthorService.failure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A transaction of Spring that is cancelled, whatever it is doing at that moment, ends
 * and gives its connection back as it was.
 */
@DatabaseTest
class CancelledTransactionsTest {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final TestDatabase database;

	private final GatedConnections gates = new GatedConnections();

	CancelledTransactionsTest(TestDatabase database) {
		this.database = database;
	}

	private ApplicationContextRunner application() {
		return TestApplication.runner()
			.withBean(AuthorService.class)
			.withBean(ConnectionFactoryDecorator.class, () -> this.gates)
			.withPropertyValues("tortoise.connections.default=" + this.database.url(),
					"tortoise.connections.default.credentials.maxsize=1");
	}

	private List<@Nullable Object> names() {
		return this.database.query("SELECT name FROM authors ORDER BY name")
			.stream()
			.map((row) -> row.get("name"))
			.toList();
	}

	@Test
	void endsAtEveryStage() {
		application().run((context) -> {
			assertThat(context).hasNotFailed();
			AuthorService service = context.getBean(AuthorService.class);
			Tortoise tortoise = context.getBean(Tortoise.class);
			Supplier<Mono<Author>> nested = () -> create("Ursula")
				.then(Transactions.inTransaction(() -> create("Octavia")));
			for (String call : List.of("beginTransaction", "createSavepoint", "commitTransaction")) {
				for (boolean before : new boolean[] { true, false }) {
					boolean committed = call.startsWith("commit");
					cancelled(tortoise, call, before, service.required(nested), committed);
					cancelled(tortoise, call, before, Transactions.inTransaction(nested::get), committed);
				}
			}
			for (boolean before : new boolean[] { true, false }) {
				cancelled(tortoise, "rollbackTransaction", before, service.required(() -> nested.get().then(failure())),
						false);
			}
		});
	}

	private void cancelled(Tortoise tortoise, String call, boolean before, Mono<?> work, boolean committed) {
		String stage = (before ? "before " : "after ") + call;
		Author.objects.all().delete().block(LIMIT);
		Sinks.Empty<Void> gate = this.gates.close(call, before);
		Disposable subscription = work.subscribe();
		Awaitility.await(stage)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(5))
			.atMost(LIMIT)
			.until(this.gates::isReached);
		subscription.dispose();
		gate.tryEmitEmpty();
		TestApplication.assertThatNothingIsInUse(tortoise);
		assertThat(names()).as(stage).isEqualTo(committed ? List.of("Octavia", "Ursula") : List.of());
		// the only connection is in no transaction that somebody left behind
		create("Virginia").block(LIMIT);
		assertThat(names()).as("what is written then, cancelled " + stage).contains("Virginia");
	}

	@Test
	void waitsForNoConnectionAnyLonger() {
		application().run((context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			Database pool = context.getBean(Tortoise.class).database("default");
			Sinks.Empty<Void> end = Sinks.empty();
			Disposable first = service.required(() -> Author.objects.count().then(end.asMono())).subscribe();
			Awaitility.await().atMost(LIMIT).until(() -> state(pool).acquired() == 1);
			Disposable second = service.required(() -> create("Ursula")).subscribe();
			Awaitility.await().atMost(LIMIT).until(() -> state(pool).pending() == 1);
			second.dispose();
			Awaitility.await().atMost(LIMIT).until(() -> state(pool).pending() == 0);
			assertThat(first.isDisposed()).isFalse();
			end.tryEmitEmpty();
			TestApplication.assertThatNothingIsInUse(context.getBean(Tortoise.class));
		});
	}

	private static PoolState state(Database database) {
		return Objects.requireNonNull(database.poolState());
	}

}
