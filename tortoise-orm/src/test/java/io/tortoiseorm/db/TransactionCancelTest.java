package io.tortoiseorm.db;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import static io.tortoiseorm.db.FakeTransport.sql;
import static io.tortoiseorm.db.TransactionOptions.DEFAULTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Cancelling a transaction at every point, with a nested one and a stream in it.
 */
class TransactionCancelTest {

	private final FakeTransport transport = new FakeTransport(1).answer("rows", 1, 2, 3);

	private final Database database = this.transport.database();

	private Mono<Long> update(String text) {
		return this.database.update(sql(text));
	}

	private Mono<Long> work() {
		Mono<Long> inner = this.database.transactional(DEFAULTS, update("inner"));
		Mono<List<Integer>> rows = this.database.stream(sql("rows"), 1, (row) -> row.get(0, Integer.class))
			.collectList();
		return this.database.transactional(DEFAULTS, update("first").then(inner).then(rows).then(update("last")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "acquire | acquire", "begin | acquire,begin,rollback,close",
			"first | acquire,begin,first,rollback,close",
			"savepoint tortoise_sp_1 | acquire,begin,first,savepoint tortoise_sp_1,rollback to tortoise_sp_1,rollback,close",
			"inner | acquire,begin,first,savepoint tortoise_sp_1,inner,rollback to tortoise_sp_1,rollback,close",
			"rows | acquire,begin,first,savepoint tortoise_sp_1,inner,release tortoise_sp_1,rows,rollback,close",
			"last | acquire,begin,first,savepoint tortoise_sp_1,inner,release tortoise_sp_1,rows,last,rollback,close" })
	void cancellingRollsBackAndGivesTheConnectionBack(String where, String expected) {
		this.transport.hang(where);
		AtomicInteger signals = new AtomicInteger();
		Disposable running = work().doFinally((signal) -> signals.incrementAndGet()).subscribe();
		running.dispose();
		assertThat(this.transport.log()).containsExactly(expected.split(","));
		assertThat(this.transport.acquired()).isZero();
		assertThat(this.transport.overlaps()).isZero();
		assertThat(signals).hasValue(1);
		StepVerifier.create(update("afterwards")).expectNext(1L).verifyComplete();
	}

	@ParameterizedTest
	@ValueSource(strings = { "begin", "first", "savepoint tortoise_sp_1", "inner", "release tortoise_sp_1", "rows",
			"last", "commit" })
	void failingRollsBackAndGivesTheConnectionBack(String where) {
		this.transport.fail(where);
		StepVerifier.create(work())
			.verifyErrorMessage("no such thing (connection \"default\", SQLState 42000, code 42000)");
		assertThat(this.transport.log()).endsWith("rollback", "close").doesNotHaveDuplicates();
		assertThat(this.transport.acquired()).isZero();
	}

	@Test
	void cancellingDuringTheCommitLetsItFinish() {
		Sinks.Empty<Void> gate = Sinks.empty();
		this.transport.on("commit", gate::asMono);
		AtomicInteger hooks = new AtomicInteger();
		Mono<Long> work = this.database.afterCommit(() -> Mono.fromRunnable(hooks::incrementAndGet))
			.then(update("first"));
		this.database.transactional(DEFAULTS, work).subscribe().dispose();
		assertThat(this.transport.log()).containsExactly("acquire", "begin", "first", "commit");
		gate.tryEmitEmpty();
		assertThat(this.transport.log()).containsExactly("acquire", "begin", "first", "commit", "close");
		assertThat(this.transport.acquired()).isZero();
		assertThat(hooks).hasValue(1);
	}

	@Test
	void cancellingDuringTheReleaseOfASavepointFinishesItBeforeTheRollback() {
		Sinks.Empty<Void> gate = Sinks.empty();
		this.transport.on("release tortoise_sp_1", gate::asMono);
		work().subscribe().dispose();
		assertThat(this.transport.log()).endsWith("release tortoise_sp_1");
		gate.tryEmitEmpty();
		assertThat(this.transport.log()).endsWith("release tortoise_sp_1", "rollback", "close");
		assertThat(this.transport.overlaps()).isZero();
		assertThat(this.transport.acquired()).isZero();
	}

	@Test
	void cancellingInTheMiddleOfAStreamRollsBack() {
		Flux<Integer> rows = this.database.stream(sql("rows"), 1, (row) -> row.get(0, Integer.class));
		StepVerifier.create(this.database.transactional(DEFAULTS, rows), 1).expectNext(1).thenCancel().verify();
		assertThat(this.transport.log()).containsExactly("acquire", "begin", "rows", "rollback", "close");
		assertThat(this.transport.acquired()).isZero();
	}

	@Test
	void cancellingBetweenStatementsRollsBack() {
		Mono<Long> work = update("first").then(Mono.<Long>never());
		this.database.transactional(DEFAULTS, work).subscribe().dispose();
		assertThat(this.transport.log()).containsExactly("acquire", "begin", "first", "rollback", "close");
		assertThat(this.transport.acquired()).isZero();
	}

	@Test
	void statementsThatWaitInATransactionThatFailsNeverRun() {
		this.transport.on("second",
				() -> Mono.delay(Duration.ofMillis(20)).then(Mono.error(new IllegalStateException())));
		Mono<Long> work = Flux.merge(8, update("first"), update("second"), update("third"), update("fourth")).last();
		StepVerifier.create(this.database.transactional(DEFAULTS, work)).expectError().verify(Duration.ofSeconds(5));
		assertThat(this.transport.log()).containsExactly("acquire", "begin", "first", "second", "rollback", "close");
	}

	@Test
	void aSubscriptionThatOutlivesItsTransactionIsCutOff() {
		Sinks.Empty<Void> failed = Sinks.empty();
		this.transport.hang("leaked");
		Mono<Long> work = Mono.deferContextual((context) -> {
			update("leaked").contextWrite(context).subscribe(null, (error) -> failed.tryEmitEmpty());
			return Mono.error(new IllegalStateException("no"));
		});
		StepVerifier.create(this.database.transactional(DEFAULTS, work)).verifyErrorMessage("no");
		StepVerifier.create(failed.asMono()).expectComplete().verify(Duration.ofSeconds(5));
		assertThat(this.transport.log()).containsExactly("acquire", "begin", "leaked", "rollback", "close");
	}

	@RepeatedTest(300)
	void cancellingAtARandomMomentLeavesNothing() {
		for (String step : List.of("acquire", "begin", "first", "savepoint tortoise_sp_1", "inner",
				"release tortoise_sp_1", "rows", "last", "commit", "rollback", "rollback to tortoise_sp_1", "close")) {
			this.transport.on(step, () -> Mono.delay(Duration.ofNanos(50_000)).then());
		}
		Disposable running = work().subscribe();
		Mono.delay(Duration.ofNanos(ThreadLocalRandom.current().nextInt(2_000_000))).block();
		running.dispose();
		StepVerifier.create(update("afterwards")).expectNext(1L).expectComplete().verify(Duration.ofSeconds(5));
		this.transport.awaitRest();
		List<String> log = this.transport.log();
		assertThat(this.transport.acquired()).withFailMessage("connections out after %s", log).isZero();
		assertThat(this.transport.overlaps()).withFailMessage("overlap in %s", log).isZero();
		if (log.contains("begin")) {
			assertThat(log.contains("commit") ^ log.contains("rollback")).as("one end: %s", log).isTrue();
		}
	}

}
