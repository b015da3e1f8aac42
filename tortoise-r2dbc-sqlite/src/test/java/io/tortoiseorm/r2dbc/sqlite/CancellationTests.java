package io.tortoiseorm.r2dbc.sqlite;

import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcRollbackException;
import io.tortoiseorm.r2dbc.sqlite.ResultFlux.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class CancellationTests extends SqliteTestSupport {

	private static final String ENDLESS_COUNT = "SELECT count(*) FROM (" + ENDLESS + ")";

	private ConnectionPool pool;

	@BeforeEach
	void createPool() {
		this.pool = new ConnectionPool(
				ConnectionPoolConfiguration.builder(this.factory).initialSize(2).maxSize(8).build());
	}

	@AfterEach
	void disposePool() {
		this.pool.disposeLater().block(TIMEOUT);
	}

	@Test
	void leavesTheConnectionUsableInTheMiddleOfAResult() {
		for (int i = 0; i < 100; i++) {
			assertThat(await(ints(this.connection, ENDLESS).take(5))).containsExactly(1, 2, 3, 4, 5);
		}
		assertThat(select("SELECT 1")).containsExactly(1);
	}

	@Test
	void stopsAStatementThatRuns() {
		Disposable running = ints(this.connection, ENDLESS_COUNT).subscribe();
		pause(50);
		running.dispose();
		assertThat(select("SELECT 1")).containsExactly(1);
	}

	@Test
	void stopsAStatementRightWhenItStarts() {
		for (int i = 0; i < 200; i++) {
			Disposable running = ints(this.connection, ENDLESS_COUNT).subscribe();
			Thread.onSpinWait();
			running.dispose();
		}
		assertThat(select("SELECT 1")).containsExactly(1);
	}

	@Test
	void doesNotStartAStatementThatIsAboutToStart() {
		Disposable.Swap running = Disposables.swap();
		Run endless = new Run(SqlScript.parse(ENDLESS_COUNT).units().get(0), new Object[0]);
		List<Run> runs = new AbstractList<>() {

			@Override
			public Run get(int index) {
				CompletableFuture.runAsync(running::dispose).join();
				return endless;
			}

			@Override
			public int size() {
				return 1;
			}

		};
		Sinks.Empty<Void> subscribed = Sinks.empty();
		running.update(
				subscribed.asMono().thenMany(new ResultFlux((SqliteConnection) this.connection, runs, 0)).subscribe());
		subscribed.tryEmitEmpty();
		assertThat(select("SELECT 1")).containsExactly(1);
	}

	@Test
	void doesNotStartAStatementThatWaitsForRowsToBeReadIntoMemory() {
		BaseSubscriber<Integer> slow = new BaseSubscriber<>() {

			@Override
			protected void hookOnSubscribe(Subscription subscription) {
				subscription.request(1);
			}

		};
		ints(this.connection, ENDLESS + " LIMIT 500000").subscribe(slow);
		Disposable waiting = ints(this.connection, ENDLESS_COUNT).subscribe();
		pause(20);
		waiting.dispose();
		assertThat(select("SELECT 1")).containsExactly(1);
		slow.cancel();
	}

	@Test
	void stopsRowsThatAreHardToFind() {
		Disposable running = ints(this.connection, ENDLESS_COUNT.replace("count(*)", "x") + " WHERE x < 2").subscribe();
		pause(50);
		running.dispose();
		assertThat(select("SELECT 1")).containsExactly(1);
	}

	@Test
	void stopsARegularExpressionThatBacktracks() {
		Disposable running = ints(this.connection, "SELECT ? REGEXP '^(.*?,){25}P'", "1,".repeat(50)).subscribe();
		pause(50);
		running.dispose();
		assertThat(select("SELECT 1")).containsExactly(1);
	}

	@Test
	void neverStopsTheStatementAfterIt() {
		for (int i = 0; i < 300; i++) {
			Disposable cancelled = ints(this.connection, ENDLESS + " LIMIT 2000").subscribe();
			Mono<Integer> next = ints(this.connection, "SELECT count(*) FROM (" + ENDLESS + " LIMIT 2000)").next();
			Mono.fromRunnable(cancelled::dispose).subscribeOn(Schedulers.boundedElastic()).subscribe();
			assertThat(next.block(TIMEOUT)).isEqualTo(2000);
		}
	}

	@Test
	void stopsWaitingForALock() {
		Connection writer = open();
		await(writer.beginTransaction());
		Disposable waiting = Mono.from(this.connection.beginTransaction()).subscribe();
		pause(50);
		long start = System.nanoTime();
		waiting.dispose();
		assertThat(select("SELECT 1")).containsExactly(1);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
		assertThat(this.connection.isAutoCommit()).isTrue();
	}

	@Test
	void ofAChangeThatRunsEndsTheTransaction() {
		execute("CREATE TABLE item (a)");
		await(this.connection.beginTransaction());
		execute("INSERT INTO item VALUES (0)");
		Disposable running = update(this.connection, "INSERT INTO item " + ENDLESS).subscribe();
		pause(100);
		running.dispose();
		StepVerifier.create(update(this.connection, "INSERT INTO item VALUES (1)"))
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(R2dbcRollbackException.class)
				.hasMessageContaining("rolled back"))
			.verify(TIMEOUT);
		await(this.connection.rollbackTransaction());
		assertThat(select("SELECT count(*) FROM item")).containsExactly(0);
	}

	@Test
	void ofOpeningLeavesNoThreadBehind() {
		long before = connectionThreads();
		Random random = new Random(7);
		for (int i = 0; i < 300; i++) {
			Disposable opening = this.factory.create().flatMap((opened) -> Mono.from(opened.close())).subscribe();
			if (random.nextBoolean()) {
				opening.dispose();
			}
			AtomicReference<Connection> unwanted = new AtomicReference<>();
			StepVerifier.create(this.factory.create().doOnNext(unwanted::set), 0)
				.thenAwait(Duration.ofNanos(random.nextInt(2_000_000)))
				.thenCancel()
				.verify(TIMEOUT);
			assertThat(unwanted).hasNullValue();
		}
		awaitThreads(before);
	}

	@Test
	void ofWorkReturnsTheConnectionToThePool() {
		cancelAtRandom((work, cancelled) -> pooled((connection) -> work.apply(connection).takeUntilOther(cancelled)));
	}

	@Test
	void ofWorkOrItsAcquisitionReturnsTheConnectionToThePool() {
		// A pool may hand a connection to a second user when the acquisition is cancelled
		// just as it succeeds: what the users see of each other then is not asserted.
		cancelAtRandom((work, cancelled) -> pooled(work).takeUntilOther(cancelled).onErrorComplete());
	}

	private void cancelAtRandom(BiFunction<Function<Connection, Flux<?>>, Mono<Long>, Flux<?>> user) {
		execute("CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT)");
		execute("INSERT INTO item (name) SELECT 'name ' || x FROM (" + ENDLESS + " LIMIT 500)");
		List<Function<Connection, Flux<?>>> works = List.of((connection) -> ints(connection, "SELECT id FROM item"),
				(connection) -> update(connection, "INSERT INTO item (name) VALUES ('x')"),
				(connection) -> Flux.from(connection.beginTransaction())
					.thenMany(update(connection, "INSERT INTO item (name) VALUES ('new')"))
					.then(Mono.from(connection.commitTransaction()))
					.flux(),
				(connection) -> ints(connection, "SELECT id FROM item").concatMap(
						(id) -> query(connection, "SELECT name FROM item WHERE id = ?", (row) -> row.get(0), id)));
		Random random = new Random(42);
		Flux.range(0, 2000)
			.flatMap((i) -> user.apply(works.get(i % works.size()),
					Mono.delay(Duration.ofNanos(random.nextInt(3_000_000)))), 32)
			.blockLast(TIMEOUT.multipliedBy(3));
		PoolMetrics metrics = this.pool.getMetrics().orElseThrow();
		Mono.delay(Duration.ofMillis(10)).repeat(() -> metrics.acquiredSize() > 0).blockLast(TIMEOUT);
		assertThat(metrics.acquiredSize()).isZero();
		assertThat(pooled((connection) -> ints(connection, "SELECT count(*) FROM item")).blockLast(TIMEOUT))
			.isGreaterThanOrEqualTo(500);
	}

	private <T> Flux<T> pooled(Function<Connection, ? extends Flux<? extends T>> work) {
		return Flux.usingWhen(this.pool.create(), work,
				(connection) -> Flux.from(connection.rollbackTransaction()).thenMany(connection.close()));
	}

	private static void awaitThreads(long expected) {
		Mono.delay(Duration.ofMillis(10)).repeat(() -> connectionThreads() > expected).blockLast(TIMEOUT);
		assertThat(connectionThreads()).isLessThanOrEqualTo(expected);
	}

	private static void pause(long millis) {
		Mono.delay(Duration.ofMillis(millis)).block(TIMEOUT);
	}

}
