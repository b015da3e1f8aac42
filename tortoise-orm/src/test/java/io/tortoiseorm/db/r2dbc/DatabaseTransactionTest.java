package io.tortoiseorm.db.r2dbc;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.IsolationLevel;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.exceptions.IntegrityError;
import io.tortoiseorm.exceptions.TimeoutError;
import io.tortoiseorm.exceptions.TortoiseException;
import io.tortoiseorm.exceptions.TransactionManagementError;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static io.tortoiseorm.db.TransactionOptions.DEFAULTS;
import static io.tortoiseorm.db.r2dbc.TestConnections.PATIENCE;
import static io.tortoiseorm.db.r2dbc.TestConnections.sql;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Transactions on each database: what is committed, what is not, and that no connection
 * stays out.
 */
@DatabaseTest
class DatabaseTransactionTest {

	private final TestDatabase testDatabase;

	private Database database;

	DatabaseTransactionTest(TestDatabase testDatabase) {
		this.testDatabase = testDatabase;
	}

	String parameters() {
		return "maxsize=4";
	}

	@BeforeEach
	void open() {
		this.database = TestConnections.open(this.testDatabase, parameters());
		this.testDatabase.execute("CREATE TABLE t (id INT PRIMARY KEY)");
	}

	@AfterEach
	void close() {
		int acquired = TestConnections.awaitNoneAcquired(this.database);
		this.database.close().block(PATIENCE);
		this.testDatabase.execute("DROP TABLE t");
		assertThat(acquired).isZero();
	}

	private Mono<Long> insert(int id) {
		return this.database.update(sql("INSERT INTO t VALUES (" + id + ")"));
	}

	private Mono<List<Integer>> ids() {
		return this.database.list(sql("SELECT id FROM t ORDER BY id"),
				(row) -> ((Number) row.get(0, Object.class)).intValue());
	}

	private List<Integer> committed() {
		return this.testDatabase.query("SELECT id FROM t ORDER BY id")
			.stream()
			.map((row) -> ((Number) row.get("id")).intValue())
			.toList();
	}

	private <T> Mono<T> transactional(Mono<T> work) {
		return this.database.transactional(DEFAULTS, work);
	}

	private static <T> Mono<T> failure() {
		return Mono.error(new IllegalStateException("no"));
	}

	@Test
	void commits() {
		StepVerifier.create(transactional(insert(1).then(insert(2)).then(ids())))
			.expectNext(List.of(1, 2))
			.expectComplete()
			.verify(PATIENCE);
		assertThat(committed()).containsExactly(1, 2);
	}

	@Test
	void rollsBackOnAnError() {
		StepVerifier.create(transactional(insert(1).then(failure()))).expectErrorMessage("no").verify(PATIENCE);
		assertThat(committed()).isEmpty();
		StepVerifier.create(insert(1)).expectNext(1L).expectComplete().verify(PATIENCE);
		assertThat(committed()).containsExactly(1);
	}

	@Test
	void rollsBackOnAnErrorOfAStatement() {
		StepVerifier.create(transactional(insert(1).then(insert(1))))
			.expectError(IntegrityError.class)
			.verify(PATIENCE);
		assertThat(committed()).isEmpty();
	}

	@Test
	void undoesTheInnerPartAlone() {
		Mono<Long> inner = transactional(insert(2).then(insert(1))).onErrorReturn(IntegrityError.class, 0L);
		StepVerifier.create(transactional(insert(1).then(inner).then(insert(3)).then(ids())))
			.expectNext(List.of(1, 3))
			.expectComplete()
			.verify(PATIENCE);
		assertThat(committed()).containsExactly(1, 3);
	}

	@Test
	void undoesAllWhenTheOuterPartFails() {
		StepVerifier.create(transactional(insert(1).then(transactional(insert(2))).then(failure())))
			.expectErrorMessage("no")
			.verify(PATIENCE);
		assertThat(committed()).isEmpty();
	}

	@Test
	void keepsDeepNesting() {
		Mono<Long> deepest = transactional(insert(3).then(DatabaseTransactionTest.<Long>failure())).onErrorReturn(0L);
		StepVerifier.create(transactional(insert(1).then(transactional(insert(2).then(deepest).then(insert(4))))))
			.expectNext(1L)
			.expectComplete()
			.verify(PATIENCE);
		assertThat(committed()).containsExactly(1, 2, 4);
	}

	@Test
	void rollsBackOnCancel() {
		AtomicInteger inserted = new AtomicInteger();
		Disposable running = transactional(insert(1).doOnNext((count) -> inserted.incrementAndGet()).then(Mono.never()))
			.subscribe();
		await(inserted);
		running.dispose();
		assertThat(TestConnections.awaitNoneAcquired(this.database)).isZero();
		assertThat(committed()).isEmpty();
	}

	@Test
	void rollsBackWhenItTakesTooLong() {
		StepVerifier
			.create(this.database.transactional(DEFAULTS.timeout(Duration.ofMillis(300)),
					insert(1).then(Mono.<Long>never())))
			.expectError(TimeoutError.class)
			.verify(PATIENCE);
		assertThat(committed()).isEmpty();
		StepVerifier.create(insert(2)).expectNext(1L).expectComplete().verify(PATIENCE);
	}

	@Test
	void sixtyFourSubscribersShareATransaction() {
		Mono<List<Long>> work = Flux.range(0, 64).flatMap(this::insert, 64).collectList();
		StepVerifier.create(transactional(work).map(List::size)).expectNext(64).expectComplete().verify(PATIENCE);
		assertThat(committed()).hasSize(64);
	}

	@Test
	void twoThousandSubscribersShareATransaction() {
		Mono<Long> work = Flux.range(0, 2000).flatMap(this::insert, 2000).count();
		StepVerifier.create(transactional(work)).expectNext(2000L).expectComplete().verify(PATIENCE.multipliedBy(2));
		assertThat(committed()).hasSize(2000);
	}

	@Test
	void nestedTransactionsSideBySideKeepApart() {
		Mono<Long> bad = transactional(insert(10).then(insert(10))).onErrorReturn(0L);
		StepVerifier
			.create(transactional(
					Flux.merge(transactional(insert(1)), bad, transactional(insert(2)), insert(3)).count()))
			.expectNext(4L)
			.expectComplete()
			.verify(PATIENCE);
		assertThat(committed()).containsExactly(1, 2, 3);
	}

	@Test
	void aStreamInATransactionLetsOthersIn() {
		StepVerifier.create(transactional(Flux.range(0, 500).concatMap(this::insert).then()))
			.expectComplete()
			.verify(PATIENCE);
		Mono<Long> work = this.database
			.stream(sql("SELECT id FROM t ORDER BY id"), 10, (row) -> ((Number) row.get(0, Object.class)).intValue())
			.concatMap((id) -> insert(id + 1000), 1)
			.count();
		StepVerifier.create(transactional(work)).expectNext(500L).expectComplete().verify(PATIENCE);
		assertThat(committed()).hasSize(1000);
	}

	@Test
	void readsWhatOthersCommittedOnlyAsFarAsItsIsolationSays() {
		boolean hasLevels = this.testDatabase.kind() != TestDatabaseKind.SQLITE;
		TransactionOptions repeatable = DEFAULTS.readOnly(true)
			.isolation(hasLevels ? IsolationLevel.REPEATABLE_READ : IsolationLevel.SERIALIZABLE);
		StepVerifier.create(this.database.transactional(repeatable, idsAfterAnInsertElsewhere(7)))
			.expectNext(List.of())
			.expectComplete()
			.verify(PATIENCE);
		StepVerifier.create(ids()).expectNext(List.of(7)).expectComplete().verify(PATIENCE);
		TransactionOptions committed = DEFAULTS.readOnly(true).isolation(IsolationLevel.READ_COMMITTED);
		Mono<List<Integer>> again = this.database.transactional(committed, idsAfterAnInsertElsewhere(8));
		if (hasLevels) {
			StepVerifier.create(again).expectNext(List.of(7, 8)).expectComplete().verify(PATIENCE);
		}
		else {
			StepVerifier.create(again)
				.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(UnsupportedError.class)
					.hasMessageContainingAll("READ COMMITTED", "SQLite"))
				.verify(PATIENCE);
		}
	}

	private Mono<List<Integer>> idsAfterAnInsertElsewhere(int id) {
		Mono<Void> elsewhere = Mono
			.<Void>fromRunnable(() -> this.testDatabase.execute("INSERT INTO t VALUES (" + id + ")"))
			.subscribeOn(Schedulers.boundedElastic());
		return ids().then(elsewhere).then(ids());
	}

	@Test
	void refusesToWriteWhenReadOnlyWhereTheDatabaseCan() {
		boolean can = this.database.dialect().supports(Feature.READ_ONLY_TRANSACTIONS);
		Mono<Long> work = this.database.transactional(DEFAULTS.readOnly(true), insert(1));
		if (can) {
			StepVerifier.create(work).expectError(TortoiseException.class).verify(PATIENCE);
		}
		else {
			StepVerifier.create(work).expectNext(1L).expectComplete().verify(PATIENCE);
		}
		assertThat(committed()).isEqualTo(can ? List.of() : List.of(1));
		StepVerifier.create(insert(2)).expectNext(1L).expectComplete().verify(PATIENCE);
	}

	@Test
	void aThousandRandomCancelsLeaveNoConnectionOutAndNoHalfWork() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		for (int round = 0; round < 1000; round++) {
			int first = round * 10;
			Mono<Long> inner = transactional(insert(first + 1));
			Disposable running = transactional(insert(first).then(inner).then(ids()).then(insert(first + 2)))
				.onErrorComplete()
				.subscribe();
			if (random.nextBoolean()) {
				pause(random.nextLong(2_000_000));
			}
			running.dispose();
		}
		assertThat(TestConnections.awaitNoneAcquired(this.database)).isZero();
		List<Integer> rows = committed();
		assertThat(rows).allSatisfy((id) -> {
			int first = id - id % 10;
			assertThat(rows).contains(first, first + 1, first + 2);
		});
		StepVerifier.create(insert(100_000)).expectNext(1L).expectComplete().verify(PATIENCE);
	}

	@Test
	void aThousandCancelledQueriesLeaveNoConnectionOut() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		for (int round = 0; round < 1000; round++) {
			Disposable running = ids().subscribe();
			if (random.nextBoolean()) {
				pause(random.nextLong(500_000));
			}
			running.dispose();
		}
		assertThat(TestConnections.awaitNoneAcquired(this.database)).isZero();
		StepVerifier.create(ids()).expectNext(List.of()).expectComplete().verify(PATIENCE);
	}

	@Test
	void deadlocksAreRetriedUntilAllIsDone() {
		this.testDatabase.execute("CREATE TABLE counters (id INT PRIMARY KEY, n INT)",
				"INSERT INTO counters VALUES (1, 0), (2, 0)");
		try {
			TransactionOptions retrying = DEFAULTS.retries(20).backoff(Duration.ofMillis(10));
			Flux<Long> all = Flux.range(0, 4)
				.flatMap(
						(i) -> this.database.transactional(retrying,
								increment(1 + i % 2).then(Mono.delay(Duration.ofMillis(5))).then(increment(2 - i % 2))),
						4);
			StepVerifier.create(all).expectNextCount(4).expectComplete().verify(PATIENCE);
			assertThat(this.testDatabase.query("SELECT n FROM counters"))
				.allSatisfy((row) -> assertThat(((Number) row.get("n")).intValue()).isEqualTo(4));
		}
		finally {
			TestConnections.awaitNoneAcquired(this.database);
			this.testDatabase.execute("DROP TABLE counters");
		}
	}

	private Mono<Long> increment(int id) {
		return this.database.update(sql("UPDATE counters SET n = n + 1 WHERE id = " + id));
	}

	@Test
	void cancelledStreamsLeaveNothing() {
		StepVerifier.create(transactional(Flux.range(0, 500).concatMap(this::insert).then()))
			.expectComplete()
			.verify(PATIENCE);
		Flux<Integer> stream = this.database.stream(sql("SELECT id FROM t ORDER BY id"), 50,
				(row) -> ((Number) row.get(0, Object.class)).intValue());
		for (int i = 0; i < 40; i++) {
			StepVerifier.create(stream.take(1 + i % 60)).expectNextCount(1 + i % 60).expectComplete().verify(PATIENCE);
			Mono<Long> work = stream.take(10).then(ids()).map((ids) -> (long) ids.size());
			StepVerifier.create(transactional(work)).expectNext(500L).expectComplete().verify(PATIENCE);
		}
		assertThat(TestConnections.awaitNoneAcquired(this.database)).isZero();
	}

	@Test
	void aStatementAfterAFailedOneIsRefusedOrRunsButNeverHalfCommits() {
		Mono<Long> work = insert(1).then(insert(1).onErrorReturn(0L)).then(insert(2));
		try {
			transactional(work).block(PATIENCE);
			assertThat(committed()).containsExactly(1, 2);
		}
		catch (TransactionManagementError ex) {
			assertThat(this.testDatabase.kind()).isEqualTo(TestDatabaseKind.POSTGRES);
			assertThat(committed()).isEmpty();
		}
	}

	@Test
	void scriptsHoldSeveralStatements() {
		Mono<Void> script = this.database.script("""
				INSERT INTO t VALUES (1);
				INSERT INTO t VALUES (2);
				""");
		StepVerifier.create(transactional(script)).expectComplete().verify(PATIENCE);
		assertThat(committed()).containsExactlyElementsOf(IntStream.of(1, 2).boxed().toList());
	}

	private static void await(AtomicInteger counter) {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (counter.get() == 0 && System.nanoTime() < deadline) {
			Thread.onSpinWait();
		}
		assertThat(counter).hasPositiveValue();
	}

	private static void pause(long nanos) {
		long end = System.nanoTime() + nanos;
		while (System.nanoTime() < end) {
			Thread.onSpinWait();
		}
	}

}
