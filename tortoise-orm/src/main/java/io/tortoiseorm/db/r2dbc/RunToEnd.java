package io.tortoiseorm.db.r2dbc;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;

/**
 * A statement that, once sent, is read to its end even if the subscriber cancels: what it
 * gives is dropped then. Drivers read it to the end anyway, but lose buffers when they
 * are cancelled in the middle, and do not tell when the connection is free again.
 *
 * @param <T> what the statement gives
 */
final class RunToEnd<T> extends Flux<T> {

	private final Flux<T> source;

	private final Consumer<Sinks.Empty<Void>> abandoned;

	/**
	 * Wraps a statement.
	 * @param source the statement
	 * @param abandoned is told when the subscriber cancels a statement that was sent: of
	 * its end
	 */
	RunToEnd(Flux<T> source, Consumer<Sinks.Empty<Void>> abandoned) {
		this.source = source;
		this.abandoned = abandoned;
	}

	@Override
	public void subscribe(CoreSubscriber<? super T> actual) {
		actual.onSubscribe(new Runner<>(this.source, actual, this.abandoned));
	}

	/**
	 * Subscribes to the statement at the first request: drivers and operators send at
	 * subscription, and what was never asked for must not be sent.
	 */
	private static final class Runner<T> implements CoreSubscriber<T>, Subscription {

		private static final int UNSENT = 0;

		private static final int RUNNING = 1;

		private static final int ABANDONED = 2;

		private static final int ENDED = 3;

		@SuppressWarnings("rawtypes")
		private static final AtomicIntegerFieldUpdater<Runner> STATE = AtomicIntegerFieldUpdater
			.newUpdater(Runner.class, "state");

		private final Flux<T> source;

		private final CoreSubscriber<? super T> actual;

		private final Consumer<Sinks.Empty<Void>> abandoned;

		private final Operators.DeferredSubscription upstream = new Operators.DeferredSubscription();

		private volatile Sinks.@Nullable Empty<Void> end;

		private volatile int state;

		Runner(Flux<T> source, CoreSubscriber<? super T> actual, Consumer<Sinks.Empty<Void>> abandoned) {
			this.source = source;
			this.actual = actual;
			this.abandoned = abandoned;
		}

		@Override
		public Context currentContext() {
			return this.actual.currentContext();
		}

		@Override
		public void request(long n) {
			if (!Operators.validate(n)) {
				return;
			}
			this.upstream.request(n);
			if (STATE.compareAndSet(this, UNSENT, RUNNING)) {
				this.source.subscribe(this);
			}
		}

		@Override
		public void cancel() {
			if (STATE.compareAndSet(this, UNSENT, ENDED)) {
				return;
			}
			Sinks.Empty<Void> sink = Sinks.empty();
			this.end = sink;
			if (STATE.compareAndSet(this, RUNNING, ABANDONED)) {
				this.abandoned.accept(sink);
				this.upstream.request(Long.MAX_VALUE);
			}
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			this.upstream.set(subscription);
		}

		@Override
		public void onNext(T item) {
			if (this.state == RUNNING) {
				this.actual.onNext(item);
			}
		}

		@Override
		public void onError(Throwable error) {
			if (STATE.compareAndSet(this, RUNNING, ENDED)) {
				this.actual.onError(error);
			}
			else {
				ended();
			}
		}

		@Override
		public void onComplete() {
			if (STATE.compareAndSet(this, RUNNING, ENDED)) {
				this.actual.onComplete();
			}
			else {
				ended();
			}
		}

		private void ended() {
			Sinks.Empty<Void> sink = this.end;
			if (sink != null) {
				sink.tryEmitEmpty();
			}
		}

	}

}
