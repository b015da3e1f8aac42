package io.tortoiseorm.spring.boot.autoconfigure.transaction;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import io.r2dbc.spi.Connection;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * A wait for a connection, to be subscribed to once, that somebody other than the
 * subscriber can end: the subscriber gets an error then, and a connection that comes all
 * the same is closed.
 */
final class WaitForConnection extends Mono<Connection> {

	private final Mono<Connection> source;

	private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

	private volatile @Nullable Waiter waiter;

	WaitForConnection(Mono<Connection> source) {
		this.source = source;
	}

	@Override
	public void subscribe(CoreSubscriber<? super Connection> actual) {
		Waiter subscriber = new Waiter(actual);
		this.waiter = subscriber;
		actual.onSubscribe(subscriber);
		if (this.state.get() == State.ABORTED) {
			subscriber.fail();
		}
		else {
			this.source.subscribe(subscriber);
		}
	}

	/**
	 * Ends the wait. Does nothing when there is a connection already.
	 */
	void abort() {
		if (this.state.compareAndSet(State.WAITING, State.ABORTED)) {
			Waiter subscriber = this.waiter;
			if (subscriber != null) {
				subscriber.stop();
				subscriber.fail();
			}
		}
	}

	private enum State {

		WAITING, ENDED, ABORTED

	}

	private final class Waiter extends Operators.DeferredSubscription implements CoreSubscriber<Connection> {

		private final CoreSubscriber<? super Connection> actual;

		private final AtomicBoolean failed = new AtomicBoolean();

		Waiter(CoreSubscriber<? super Connection> actual) {
			this.actual = actual;
		}

		@Override
		public Context currentContext() {
			return this.actual.currentContext();
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			set(subscription);
		}

		void stop() {
			super.cancel();
		}

		void fail() {
			if (this.failed.compareAndSet(false, true)) {
				this.actual.onError(new CancellationException("The transaction was cancelled"));
			}
		}

		@Override
		public void cancel() {
			if (WaitForConnection.this.state.compareAndSet(State.WAITING, State.ABORTED)) {
				stop();
			}
		}

		@Override
		public void onNext(Connection connection) {
			if (WaitForConnection.this.state.compareAndSet(State.WAITING, State.ENDED)) {
				this.actual.onNext(connection);
				this.actual.onComplete();
			}
			else {
				Flux.from(connection.close())
					.subscribe(null, (error) -> Operators.onErrorDropped(error, currentContext()));
			}
		}

		@Override
		public void onError(Throwable error) {
			if (WaitForConnection.this.state.compareAndSet(State.WAITING, State.ENDED)) {
				this.actual.onError(error);
			}
		}

		@Override
		public void onComplete() {
			if (WaitForConnection.this.state.compareAndSet(State.WAITING, State.ENDED)) {
				this.actual.onComplete();
			}
		}

	}

}
