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
		this.source.subscribe(new Runner<>(actual, this.abandoned));
	}

	private static final class Runner<T> implements CoreSubscriber<T>, Subscription {

		private static final int RUNNING = 0;

		private static final int ABANDONED = 1;

		private static final int ENDED = 2;

		@SuppressWarnings("rawtypes")
		private static final AtomicIntegerFieldUpdater<Runner> STATE = AtomicIntegerFieldUpdater
			.newUpdater(Runner.class, "state");

		private final CoreSubscriber<? super T> actual;

		private final Consumer<Sinks.Empty<Void>> abandoned;

		private @Nullable Subscription upstream;

		private volatile boolean sent;

		private volatile Sinks.@Nullable Empty<Void> end;

		private volatile int state;

		Runner(CoreSubscriber<? super T> actual, Consumer<Sinks.Empty<Void>> abandoned) {
			this.actual = actual;
			this.abandoned = abandoned;
		}

		@Override
		public Context currentContext() {
			return this.actual.currentContext();
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			if (Operators.validate(this.upstream, subscription)) {
				this.upstream = subscription;
				this.actual.onSubscribe(this);
			}
		}

		@Override
		public void request(long n) {
			this.sent = true;
			upstream().request(n);
		}

		@Override
		public void cancel() {
			if (!this.sent) {
				if (STATE.compareAndSet(this, RUNNING, ENDED)) {
					upstream().cancel();
				}
				return;
			}
			Sinks.Empty<Void> sink = Sinks.empty();
			this.end = sink;
			if (STATE.compareAndSet(this, RUNNING, ABANDONED)) {
				this.abandoned.accept(sink);
				upstream().request(Long.MAX_VALUE);
			}
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

		private Subscription upstream() {
			Subscription subscription = this.upstream;
			if (subscription == null) {
				throw new IllegalStateException("Nothing is subscribed to");
			}
			return subscription;
		}

	}

}
