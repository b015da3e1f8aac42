package io.tortoiseorm.r2dbc.sqlite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.r2dbc.spi.Result;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class BackpressureTests extends SqliteTestSupport {

	private static final String MILLION = ENDLESS + " LIMIT 1000000";

	@Test
	void readsOneRowForOneRequest() {
		// More than what is asked for could not be read of endless rows.
		StepVerifier.create(ints(this.connection, ENDLESS), 0)
			.thenRequest(1)
			.expectNext(1)
			.thenRequest(2)
			.expectNext(2, 3)
			.thenCancel()
			.verify(TIMEOUT);
		assertThat(select("SELECT 1")).containsExactly(1);
	}

	@Test
	void executesNothingBeforeTheFirstRequest() {
		execute("CREATE TABLE item (a)");
		StepVerifier.create(this.connection.createStatement("INSERT INTO item VALUES (1)").execute(), 0)
			.then(() -> assertThat(select("SELECT count(*) FROM item")).containsExactly(0))
			.thenRequest(1)
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(select("SELECT count(*) FROM item")).containsExactly(1);
	}

	@Test
	void readsAMillionRowsInSmallSteps() throws InterruptedException {
		SteppingSubscriber subscriber = new SteppingSubscriber(100);
		Flux.from(this.connection.createStatement(MILLION).execute())
			.flatMap((result) -> result.map((row) -> row.get(0, Integer.class)), 1, 100)
			.subscribe(subscriber);
		assertThat(subscriber.done.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		assertThat(subscriber.received).isEqualTo(1_000_000);
		assertThat(subscriber.mostOutstanding).isLessThanOrEqualTo(100);
	}

	@Test
	void readsAMillionRowsWithoutLimit() {
		assertThat(ints(this.connection, MILLION).count().block(TIMEOUT)).isEqualTo(1_000_000);
	}

	@Test
	void neverBlocksAStatementByRowsThatNobodyAsksFor() {
		Flux<Integer> rows = ints(this.connection, ENDLESS + " LIMIT 1000");
		StepVerifier.create(rows, 3)
			.expectNext(1, 2, 3)
			.then(() -> assertThat(select("SELECT 'other'")).containsExactly("other"))
			.thenRequest(Long.MAX_VALUE)
			.expectNextCount(997)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void servesAStatementForEachRowOnTheSameConnection() {
		Flux<Integer> sums = ints(this.connection, ENDLESS + " LIMIT 600")
			.concatMap((number) -> ints(this.connection, "SELECT ? + 1", number));
		assertThat(await(sums)).hasSize(600).startsWith(2, 3).endsWith(601);
	}

	@Test
	void rowsReadAfterAChangeAreThoseBeforeIt() {
		execute("CREATE TABLE item (a)");
		execute("INSERT INTO item VALUES (1), (2), (3)");
		StepVerifier.create(ints(this.connection, "SELECT a FROM item ORDER BY a"), 1)
			.expectNext(1)
			.then(() -> execute("DELETE FROM item"))
			.thenRequest(5)
			.expectNext(2, 3)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void givesWayToAnotherStatementAfterTheRowsOfItsFetchSize() {
		List<String> order = Collections.synchronizedList(new ArrayList<>());
		AtomicInteger other = new AtomicInteger();
		Flux<Integer> rows = Flux.from(this.connection.createStatement(ENDLESS + " LIMIT 100").fetchSize(10).execute())
			.flatMap((result) -> result.map((row) -> row.get(0, Integer.class)))
			.doOnNext((row) -> {
				if (other.getAndIncrement() == 0) {
					ints(this.connection, "SELECT 1").subscribe((one) -> order.add("other"));
				}
			})
			.doOnComplete(() -> order.add("rows"));
		assertThat(await(rows)).hasSize(100);
		assertThat(order).containsExactly("other", "rows");
	}

	@Test
	void refusesInvalidRequests() {
		Flux<Result> results = Flux.from(this.connection.createStatement("SELECT 1").execute());
		AtomicInteger received = new AtomicInteger();
		results.subscribe(new BaseSubscriber<Result>() {
			@Override
			protected void hookOnSubscribe(Subscription subscription) {
				subscription.request(-1);
			}

			@Override
			protected void hookOnNext(Result result) {
				received.incrementAndGet();
			}
		});
		assertThat(select("SELECT 1")).containsExactly(1);
		assertThat(received).hasValue(0);
	}

	/**
	 * Asks for the next rows when all rows that it has asked for have come.
	 */
	private static final class SteppingSubscriber extends BaseSubscriber<Integer> {

		private final CountDownLatch done = new CountDownLatch(1);

		private final int step;

		private int received;

		private int outstanding;

		private int mostOutstanding;

		SteppingSubscriber(int step) {
			this.step = step;
		}

		@Override
		protected void hookOnSubscribe(Subscription subscription) {
			this.outstanding = this.step;
			request(this.step);
		}

		@Override
		protected void hookOnNext(Integer row) {
			this.received++;
			this.mostOutstanding = Math.max(this.mostOutstanding, this.outstanding);
			assertThat(row).isEqualTo(this.received);
			if (--this.outstanding == 0) {
				this.outstanding = this.step;
				request(this.step);
			}
		}

		@Override
		protected void hookOnComplete() {
			this.done.countDown();
		}

	}

}
