package io.tortoiseorm.db;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many subscribers on one session.
 */
class SharedSessionTest {

	private final FakeTransport transport = new FakeTransport();

	private final SharedSession session = SharedSession.of(this.transport.acquire().block());

	private Mono<Long> update(String text) {
		return this.session.run((raw) -> raw.update(FakeTransport.sql(text)));
	}

	private List<String> statements() {
		List<String> log = new ArrayList<>(this.transport.log());
		log.remove("acquire");
		return log;
	}

	@ParameterizedTest
	@ValueSource(ints = { 64, 2000 })
	void statementsOfManySubscribersRunOneAfterAnotherInOrder(int subscribers) {
		this.transport.on("0", () -> Mono.delay(Duration.ofMillis(20)).then());
		List<String> expected = IntStream.range(0, subscribers).mapToObj(String::valueOf).toList();
		StepVerifier.create(Flux.fromIterable(expected).flatMap(this::update, subscribers))
			.expectNextCount(subscribers)
			.expectComplete()
			.verify(Duration.ofSeconds(10));
		assertThat(statements()).isEqualTo(expected);
		assertThat(this.transport.overlaps()).isZero();
	}

	@Test
	void subscribersOnManyThreadsDoNotOverlap() {
		List<String> texts = IntStream.range(0, 2000).mapToObj(String::valueOf).toList();
		texts.stream()
			.filter((text) -> text.endsWith("7"))
			.forEach((text) -> this.transport.on(text, () -> Mono.delay(Duration.ofMillis(1)).then()));
		StepVerifier
			.create(Flux.fromIterable(texts).flatMap((text) -> update(text).subscribeOn(Schedulers.parallel()), 2000))
			.expectNextCount(2000)
			.expectComplete()
			.verify(Duration.ofSeconds(20));
		assertThat(this.transport.overlaps()).isZero();
		assertThat(statements()).containsExactlyInAnyOrderElementsOf(texts);
	}

	@Test
	void aCancelledWaiterLeavesTheQueue() {
		Sinks.Empty<Void> gate = Sinks.empty();
		this.transport.on("first", gate::asMono);
		List<Long> results = new ArrayList<>();
		update("first").subscribe(results::add);
		Disposable second = update("second").subscribe(results::add);
		update("third").subscribe(results::add);
		second.dispose();
		assertThat(statements()).containsExactly("first");
		gate.tryEmitEmpty();
		assertThat(statements()).containsExactly("first", "third");
		assertThat(results).hasSize(2);
	}

	@Test
	void cancellingTheRunningOneLetsTheNextBegin() {
		this.transport.hang("first");
		Disposable first = update("first").subscribe();
		AtomicInteger done = new AtomicInteger();
		update("second").subscribe((count) -> done.incrementAndGet());
		first.dispose();
		assertThat(done).hasValue(1);
	}

	@Test
	void anErrorLetsTheNextBegin() {
		this.transport.fail("first");
		StepVerifier.create(Mono.zipDelayError(update("first"), update("second"))).verifyError();
		assertThat(statements()).containsExactly("first", "second");
	}

	@Test
	void workThatThrowsLetsTheNextBegin() {
		StepVerifier.create(this.session.run((raw) -> {
			throw new IllegalStateException("no");
		})).verifyError(IllegalStateException.class);
		StepVerifier.create(update("next")).expectNext(1L).verifyComplete();
	}

	@Test
	void randomCancelsNeverBlockTheRest() {
		for (int round = 0; round < 200; round++) {
			List<Disposable> subscriptions = Collections.synchronizedList(new ArrayList<>());
			for (int i = 0; i < 20; i++) {
				String text = round + "-" + i;
				this.transport.on(text,
						() -> Mono.delay(Duration.ofNanos(ThreadLocalRandom.current().nextInt(200_000))).then());
				subscriptions.add(update(text).subscribeOn(Schedulers.parallel()).subscribe());
			}
			Flux.fromIterable(subscriptions)
				.filter((any) -> ThreadLocalRandom.current().nextBoolean())
				.parallel()
				.runOn(Schedulers.parallel())
				.doOnNext(Disposable::dispose)
				.sequential()
				.blockLast(Duration.ofSeconds(5));
			StepVerifier.create(update("after")).expectNext(1L).expectComplete().verify(Duration.ofSeconds(5));
		}
	}

	@Test
	void aStreamIsReadUnderDemandWhileNobodyWaits() {
		TestPublisher<Integer> rows = TestPublisher.create();
		StepVerifier.create(this.session.stream((raw) -> rows.flux()), 1)
			.then(() -> rows.assertMinRequested(1).assertMaxRequested(1))
			.then(() -> rows.next(1))
			.expectNext(1)
			.thenRequest(2)
			.then(() -> rows.next(2, 3).complete())
			.expectNext(2, 3)
			.verifyComplete();
	}

	@Test
	void whoWaitsBehindAStreamIsServedBeforeTheStreamIsConsumed() {
		Flux<Integer> stream = this.session.stream((raw) -> Flux.range(0, 1000));
		AtomicInteger done = new AtomicInteger();
		StepVerifier.create(stream, 1)
			.expectNext(0)
			.then(() -> update("other").subscribe((count) -> done.incrementAndGet()))
			.then(() -> assertThat(done).hasValue(1))
			.thenRequest(Long.MAX_VALUE)
			.expectNextCount(999)
			.verifyComplete();
	}

	@Test
	void theEndFailsWhoWaitsWhoRunsAndWhoComes() {
		this.transport.hang("first");
		StepVerifier
			.create(Flux.mergeDelayError(2, update("first").onErrorResume(SharedSessionTest::ended),
					update("second").onErrorResume(SharedSessionTest::ended)))
			.then(() -> this.session.end(() -> new IllegalStateException("ended")))
			.expectNext(-1L, -1L)
			.verifyComplete();
		StepVerifier.create(update("third")).verifyErrorMessage("ended");
		assertThat(statements()).containsExactly("first");
	}

	private static Mono<Long> ended(Throwable error) {
		assertThat(error).hasMessage("ended");
		return Mono.just(-1L);
	}

}
