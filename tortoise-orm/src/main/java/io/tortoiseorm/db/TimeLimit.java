package io.tortoiseorm.db;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import io.tortoiseorm.exceptions.TimeoutError;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Stops the work of a transaction that takes longer than it may.
 */
final class TimeLimit {

	private TimeLimit() {
	}

	/**
	 * Limits the time of work. At the limit it is cancelled first, and fails then: what
	 * it would do next must not be done outside of the transaction. A companion that
	 * fails would not cancel it.
	 * @param transaction the transaction, which knows its limit
	 * @param work the work
	 * @param <T> what it emits
	 * @return the work, which fails with a {@link TimeoutError} at the limit
	 */
	static <T> Flux<T> apply(Transaction transaction, Flux<T> work) {
		Duration limit = transaction.options().timeout();
		if (limit == null) {
			return work;
		}
		return Flux.defer(() -> {
			AtomicBoolean reached = new AtomicBoolean();
			return work.takeUntilOther(Mono.delay(limit).doOnNext((tick) -> reached.set(true)))
				.concatWith(Mono.defer(() -> reached.get() ? Mono.error(exceeded(transaction, limit)) : Mono.empty()));
		});
	}

	private static TimeoutError exceeded(Transaction transaction, Duration limit) {
		return new TimeoutError(transaction.describe() + " took longer than " + limit + " and was rolled back");
	}

}
