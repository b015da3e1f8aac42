package io.tortoiseorm.spring.boot.autoconfigure.transaction;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;

import io.r2dbc.spi.ConnectionFactory;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.Transactions;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.exceptions.IntegrityError;
import io.tortoiseorm.exceptions.TimeoutError;
import io.tortoiseorm.exceptions.TransactionManagementError;
import io.tortoiseorm.spring.boot.autoconfigure.TestApplication;
import io.tortoiseorm.spring.boot.autoconfigure.library.Author;
import io.tortoiseorm.spring.boot.autoconfigure.transaction.AuthorService.ExpectedException;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.reactive.TransactionalOperator;

import static io.tortoiseorm.spring.boot.autoconfigure.transaction.AuthorService.create;
import static io.tortoiseorm.spring.boot.autoconfigure.transaction.AuthorService.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DatabaseTest
class SharedTransactionsTest {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final TestDatabase database;

	SharedTransactionsTest(TestDatabase database) {
		this.database = database;
	}

	@BeforeEach
	void empty() {
		this.database.execute("DELETE FROM authors");
	}

	private void run(int connections, ContextConsumer<AssertableApplicationContext> test) {
		TestApplication.runner()
			.withBean(AuthorService.class)
			.withPropertyValues("tortoise.connections.default=" + this.database.url(),
					"tortoise.connections.default.credentials.maxsize=" + connections,
					"tortoise.connections.default.credentials.max_acquire_time=10s")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				test.accept(context);
				TestApplication.assertThatNothingIsInUse(context.getBean(Tortoise.class));
			});
	}

	private List<@Nullable Object> names() {
		return this.database.query("SELECT name FROM authors ORDER BY name")
			.stream()
			.map((row) -> row.get("name"))
			.toList();
	}

	private static Mono<Void> blocking(Runnable work) {
		return Mono.<Void>fromRunnable(work).subscribeOn(Schedulers.boundedElastic());
	}

	@Test
	void transactionalCommitsWhatTheOrmWrote() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			assertThat(service.required(() -> create("Ursula").then(Author.objects.count())).block(LIMIT)).isEqualTo(1);
			assertThat(names()).containsExactly("Ursula");
		});
	}

	@Test
	void transactionalRollsBackWhatTheOrmWrote() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			Mono<Object> work = service.required(() -> create("Ursula").then(failure()));
			assertThatExceptionOfType(ExpectedException.class).isThrownBy(() -> work.block(LIMIT));
			assertThat(names()).isEmpty();
		});
	}

	@Test
	void rowsOfTheOrmAreSeenBySpringInTheSameTransaction() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			DatabaseClient client = DatabaseClient.create(context.getBean(ConnectionFactory.class));
			Mono<Long> seen = service.required(() -> create("Ursula")
				.then(client.sql("SELECT COUNT(*) FROM authors").map((row) -> row.get(0, Long.class)).one()));
			assertThat(seen.block(LIMIT)).isEqualTo(1);
		});
	}

	@Test
	void inTransactionRollsBackWhatSpringWrote() {
		run(1, (context) -> {
			DatabaseClient client = DatabaseClient.create(context.getBean(ConnectionFactory.class));
			Mono<Object> work = Transactions
				.inTransaction(() -> client.sql("INSERT INTO authors (name) VALUES ('Ursula')")
					.fetch()
					.rowsUpdated()
					.then(create("Octavia"))
					.then(failure()));
			assertThatExceptionOfType(ExpectedException.class).isThrownBy(() -> work.block(LIMIT));
			assertThat(names()).isEmpty();
		});
	}

	@Test
	void anOperatorOfSpringIsATransactionOfTheOrm() {
		run(1, (context) -> {
			TransactionalOperator operator = context.getBean(TransactionalOperator.class);
			Tortoise tortoise = context.getBean(Tortoise.class);
			Mono<Boolean> inside = tortoise.database("default").inTransaction();
			assertThat(inside.block(LIMIT)).isFalse();
			assertThat(operator.transactional(inside).block(LIMIT)).isTrue();
			assertThat(operator.transactional(Author.objects.all().selectForUpdate().list()).block(LIMIT)).isEmpty();
		});
	}

	@Test
	void transactionalInsideInTransactionTakesPartInIt() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			Mono<Object> work = Transactions
				.inTransaction(() -> service.required(() -> create("Ursula")).then(failure()));
			assertThatExceptionOfType(ExpectedException.class).isThrownBy(() -> work.block(LIMIT));
			assertThat(names()).isEmpty();
		});
	}

	@Test
	void inTransactionInsideTransactionalUndoesItsOwnPart() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			service
				.required(
						() -> create("Ursula")
							.then(Transactions.inTransaction(() -> create("Nobody").then(failure()))
								.onErrorResume(ExpectedException.class, (error) -> Mono.empty()))
							.then(create("Octavia")))
				.block(LIMIT);
			assertThat(names()).containsExactly("Octavia", "Ursula");
		});
	}

	@Test
	void aViolationInsideInTransactionLeavesTheTransactionAroundItUsable() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			service
				.required(() -> create("Ursula").then(Transactions.inTransaction(() -> create("Ursula"))
					.onErrorResume(IntegrityError.class, (error) -> Mono.empty())).then(create("Octavia")))
				.block(LIMIT);
			assertThat(names()).containsExactly("Octavia", "Ursula");
		});
	}

	@Test
	void nestedOfSpringInsideInTransactionUndoesItsOwnPart() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			Transactions
				.inTransaction(
						() -> create("Ursula")
							.then(service.nested(() -> create("Nobody").then(failure()))
								.onErrorResume(ExpectedException.class, (error) -> Mono.empty()))
							.then(create("Octavia")))
				.block(LIMIT);
			assertThat(names()).containsExactly("Octavia", "Ursula");
		});
	}

	@Test
	void savepointsOfBothNestInEachOther() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			Transactions
				.inTransaction(
						() -> create("A").then(
								service
									.nested(() -> create("B")
										.then(Transactions
											.inTransaction(() -> create("C")
												.then(service.nested(() -> create("D").then(failure()))))
											.onErrorResume(ExpectedException.class, (error) -> Mono.empty()))
										.then(create("E")))))
				.block(LIMIT);
			assertThat(names()).containsExactly("A", "B", "E");
		});
	}

	@Test
	void requiresNewCommitsByItself() {
		run(2, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			Mono<Object> work = Transactions.inTransaction(
					() -> create("Nobody").then(service.requiresNew(() -> create("Ursula"))).then(failure()));
			if (this.database.kind() == TestDatabaseKind.SQLITE) {
				// one writer at a time: the inner transaction waits for the outer one
				assertThatExceptionOfType(CannotCreateTransactionException.class).isThrownBy(() -> work.block(LIMIT));
				assertThat(names()).isEmpty();
				return;
			}
			assertThatExceptionOfType(ExpectedException.class).isThrownBy(() -> work.block(LIMIT));
			assertThat(names()).containsExactly("Ursula");
		});
	}

	@Test
	void queriesFannedOutInATransactionShareItsConnection() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			Long count = service
				.required(() -> Flux.range(0, 40)
					.flatMap((number) -> create("Author " + number), 40)
					.then(Author.objects.count()))
				.block(LIMIT);
			assertThat(count).isEqualTo(40);
			assertThat(names()).hasSize(40);
		});
	}

	@Test
	void nestedTransactionsFannedOutInATransactionDoNotMeet() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			service.required(() -> Flux.range(0, 20).flatMap((number) -> {
				Mono<Author> part = create("Author " + number);
				return Transactions.inTransaction(() -> (number % 2 == 0) ? part : part.then(failure()))
					.onErrorResume(ExpectedException.class, (error) -> Mono.empty());
			}, 20).then()).block(LIMIT);
			assertThat(names()).hasSize(10);
		});
	}

	@Test
	void aQueryForEachRowNeedsNoSecondConnection() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			Author.objects.bulkCreate(List.of(Author.named("Ursula"), Author.named("Octavia"))).block(LIMIT);
			List<Boolean> found = service.all()
				.flatMap((author) -> Author.objects.filter("id", author.id).exists())
				.collectList()
				.block(LIMIT);
			assertThat(found).containsExactly(true, true);
			List<Long> counts = Transactions
				.inTransaction(() -> Author.objects.all().stream(1).concatMap((author) -> Author.objects.count()))
				.collectList()
				.block(LIMIT);
			assertThat(counts).containsExactly(2L, 2L);
		});
	}

	@Test
	void cancellingRollsBack() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			StepVerifier.create(service.required(() -> create("Ursula").then(Mono.never())))
				.thenAwait(Duration.ofMillis(300))
				.thenCancel()
				.verify(LIMIT);
			StepVerifier.create(Transactions.inTransaction(() -> create("Ursula").then(Mono.never())))
				.thenAwait(Duration.ofMillis(300))
				.thenCancel()
				.verify(LIMIT);
			TestApplication.assertThatNothingIsInUse(context.getBean(Tortoise.class));
			assertThat(names()).isEmpty();
		});
	}

	@Test
	void cancellingAtAnyMomentLeavesNothingInUse() {
		run(2, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			for (int micros = 0; micros < 6000; micros += 150) {
				Mono<Author> work = service.required(() -> create("Ursula")
					.then(Transactions.inTransaction(() -> create("Octavia").then(create("Nobody").then(failure())))));
				work.timeout(Duration.ofNanos(micros * 1000L)).onErrorComplete().block(LIMIT);
			}
			TestApplication.assertThatNothingIsInUse(context.getBean(Tortoise.class));
			assertThat(names()).isEmpty();
			assertThat(service.required(() -> create("Ursula")).block(LIMIT)).isNotNull();
		});
	}

	@Test
	void aTimeLimitRollsBack() {
		run(1, (context) -> {
			Mono<Object> work = Transactions.inTransaction((options) -> options.timeout(Duration.ofMillis(200)),
					() -> create("Ursula").then(Mono.never()));
			assertThatExceptionOfType(TimeoutError.class).isThrownBy(() -> work.block(LIMIT));
			assertThat(names()).isEmpty();
		});
	}

	@Test
	void aTimeLimitAtAnyMomentRollsBack() {
		run(2, (context) -> {
			for (int round = 0; round < 200; round++) {
				Duration limit = Duration.ofNanos(ThreadLocalRandom.current().nextInt(1, 4_000_000));
				Transactions
					.inTransaction((options) -> options.timeout(limit), () -> create("Ursula").then(Mono.never()))
					.onErrorComplete(TimeoutError.class)
					.block(LIMIT);
			}
			assertThat(names()).isEmpty();
		});
	}

	@Test
	void nothingRunsAfterTheTimeLimit() {
		run(2, (context) -> {
			Mono<Author> work = Transactions.inTransaction((options) -> options.timeout(Duration.ofMillis(200)),
					() -> create("Ursula").delayElement(Duration.ofMillis(600)).then(create("Octavia")));
			assertThatExceptionOfType(TimeoutError.class).isThrownBy(() -> work.block(LIMIT));
			Mono.delay(Duration.ofMillis(800)).block(LIMIT);
			assertThat(names()).isEmpty();
		});
	}

	@Test
	void rollbackOnlyRollsBackAndEmitsAllTheSame() {
		run(1, (context) -> {
			Long count = Transactions.inTransaction("default", (transaction) -> {
				transaction.setRollbackOnly();
				return create("Ursula").then(Author.objects.count());
			}).block(LIMIT);
			assertThat(count).isEqualTo(1);
			assertThat(names()).isEmpty();
		});
	}

	@Test
	void hooksRunAfterTheCommit() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			List<String> events = new CopyOnWriteArrayList<>();
			Mono<Void> hook = blocking(() -> events.add("committed " + names()));
			service
				.required(() -> Transactions.afterCommit(() -> hook)
					.then(Transactions.afterRollback(() -> Mono.fromRunnable(() -> events.add("rolled back"))))
					.then(create("Ursula")))
				.block(LIMIT);
			assertThat(events).containsExactly("committed [Ursula]");
		});
	}

	@Test
	void hooksRunAfterTheRollback() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			List<String> events = new CopyOnWriteArrayList<>();
			Mono<Void> hook = blocking(() -> events.add("rolled back " + names()));
			service
				.required(() -> Transactions.afterRollback(() -> hook)
					.then(Transactions.afterCommit(() -> Mono.fromRunnable(() -> events.add("committed"))))
					.then(create("Ursula"))
					.then(failure()))
				.onErrorComplete(ExpectedException.class)
				.block(LIMIT);
			assertThat(events).containsExactly("rolled back []");
		});
	}

	@Test
	void aHookThatFailsLeavesTheCommitAndTheOtherHooks() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			List<String> events = new CopyOnWriteArrayList<>();
			Mono<Author> hooked = Transactions.afterCommit(AuthorService::failure)
				.then(Transactions.afterCommit(() -> Mono.fromRunnable(() -> events.add("committed"))))
				.then(Mono.defer(() -> create("Ursula " + events.size())));
			assertThat(service.required(() -> hooked).block(LIMIT)).isNotNull();
			Mono<Author> own = Transactions.inTransaction(() -> hooked);
			assertThatExceptionOfType(ExpectedException.class).isThrownBy(() -> own.block(LIMIT));
			assertThat(events).containsExactly("committed", "committed");
			assertThat(names()).containsExactly("Ursula 0", "Ursula 1");
		});
	}

	@Test
	void hooksCanQueryOnAPoolOfOne() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			List<Long> counts = new CopyOnWriteArrayList<>();
			service
				.required(() -> Transactions.afterCommit(() -> Author.objects.count().doOnNext(counts::add))
					.then(create("Ursula")))
				.block(LIMIT);
			Transactions
				.inTransaction(() -> Transactions.afterCommit(() -> Author.objects.count().doOnNext(counts::add))
					.then(create("Octavia")))
				.block(LIMIT);
			assertThat(counts).containsExactly(1L, 2L);
		});
	}

	@Test
	void hooksCanWriteOnAPoolOfOne() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			service.required(() -> Transactions.afterCommit(() -> create("Octavia")).then(create("Ursula")))
				.block(LIMIT);
			assertThat(names()).containsExactly("Octavia", "Ursula");
			service.required(
					() -> Transactions.afterRollback(() -> create("Margaret")).then(create("Nobody")).then(failure()))
				.onErrorComplete(ExpectedException.class)
				.block(LIMIT);
			assertThat(names()).containsExactly("Margaret", "Octavia", "Ursula");
		});
	}

	@Test
	void workOutsideOfTheTransactionUsesAConnectionOfItsOwn() {
		run(2, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			Long seen = Transactions
				.inTransaction(() -> create("Ursula").then(service.notSupported(Author.objects::count)))
				.block(LIMIT);
			assertThat(seen).isZero();
		});
	}

	@Test
	void hooksCanBeginTransactionsOfTheirOwn() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			service
				.required(() -> Transactions
					.afterCommit(() -> Transactions.inTransaction(() -> create("Octavia").then(failure()))
						.onErrorComplete(ExpectedException.class)
						.then(Transactions.inTransaction(() -> create("Margaret"))))
					.then(create("Ursula")))
				.block(LIMIT);
			assertThat(names()).containsExactly("Margaret", "Ursula");
		});
	}

	@Test
	void hooksOfAPartThatIsUndoneDoNotRun() {
		run(1, (context) -> {
			AuthorService service = context.getBean(AuthorService.class);
			List<String> events = new CopyOnWriteArrayList<>();
			service
				.required(() -> Transactions.inTransaction(
						() -> Transactions.afterCommit(() -> Mono.fromRunnable(() -> events.add("committed")))
							.then(failure()))
					.onErrorComplete(ExpectedException.class)
					.then(create("Ursula")))
				.block(LIMIT);
			assertThat(events).isEmpty();
		});
	}

	@Test
	void locksNeedATransactionOfEither() {
		run(1, (context) -> {
			Mono<List<Author>> locked = Author.objects.all().selectForUpdate().list();
			assertThatExceptionOfType(TransactionManagementError.class).isThrownBy(() -> locked.block(LIMIT));
			assertThat(context.getBean(AuthorService.class).required(() -> locked).block(LIMIT)).isEmpty();
		});
	}

	@BeforeDatabaseTests
	static void createTables(TestDatabase database) {
		TestApplication.runner()
			.withPropertyValues("tortoise.connections.default=" + database.url())
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@AfterEach
	void leftNoneActive() {
		assertThatExceptionOfType(ConfigurationError.class).isThrownBy(Tortoise::current);
	}

}
