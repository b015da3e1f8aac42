package io.tortoiseorm.spring.boot.autoconfigure.transaction;

import java.util.concurrent.atomic.AtomicReference;

import io.r2dbc.spi.Connection;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * A transaction that has exactly one owner, whenever the subscriber cancels: either it is
 * emitted, and ended by the subscriber, or it is rolled back here. The manager never
 * hears a cancellation, as it would forget the connection.
 */
final class Beginning extends Mono<ReactiveTransaction> {

	private static final Logger log = LoggerFactory.getLogger(Beginning.class);

	private final ReactiveTransactionManager manager;

	private final @Nullable TransactionDefinition definition;

	Beginning(ReactiveTransactionManager manager, @Nullable TransactionDefinition definition) {
		this.manager = manager;
		this.definition = definition;
	}

	@Override
	public void subscribe(CoreSubscriber<? super ReactiveTransaction> actual) {
		Progress progress = new Progress(actual, this.manager);
		actual.onSubscribe(progress);
		this.manager.getReactiveTransaction(this.definition).subscribe(progress);
	}

	private enum State {

		UNDERWAY, EMITTED, CANCELLED

	}

	/**
	 * How far the transaction is.
	 */
	static final class Progress implements CoreSubscriber<ReactiveTransaction>, Subscription {

		private final AtomicReference<State> state = new AtomicReference<>(State.UNDERWAY);

		private final CoreSubscriber<? super ReactiveTransaction> actual;

		private final ReactiveTransactionManager manager;

		private volatile @Nullable WaitForConnection wait;

		Progress(CoreSubscriber<? super ReactiveTransaction> actual, ReactiveTransactionManager manager) {
			this.actual = actual;
			this.manager = manager;
		}

		/**
		 * Waits for a connection as long as nobody cancels.
		 */
		Mono<Connection> waitingFor(Mono<Connection> source) {
			WaitForConnection waiting = new WaitForConnection(source);
			this.wait = waiting;
			if (this.state.get() == State.CANCELLED) {
				waiting.abort();
			}
			return waiting;
		}

		@Override
		public Context currentContext() {
			return this.actual.currentContext().put(Progress.class, this);
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			subscription.request(Long.MAX_VALUE);
		}

		@Override
		public void request(long n) {
			Operators.validate(n);
		}

		@Override
		public void cancel() {
			if (this.state.compareAndSet(State.UNDERWAY, State.CANCELLED)) {
				WaitForConnection waiting = this.wait;
				if (waiting != null) {
					waiting.abort();
				}
			}
		}

		@Override
		public void onNext(ReactiveTransaction transaction) {
			if (this.state.compareAndSet(State.UNDERWAY, State.EMITTED)) {
				this.actual.onNext(transaction);
				this.actual.onComplete();
			}
			else {
				this.manager.rollback(transaction)
					.contextWrite(this.actual.currentContext())
					.subscribe(null, Progress::failedUnheard);
			}
		}

		@Override
		public void onError(Throwable error) {
			if (this.state.compareAndSet(State.UNDERWAY, State.EMITTED)) {
				this.actual.onError(error);
			}
			else {
				failedUnheard(error);
			}
		}

		@Override
		public void onComplete() {
			if (this.state.compareAndSet(State.UNDERWAY, State.EMITTED)) {
				this.actual.onComplete();
			}
		}

		private static void failedUnheard(Throwable error) {
			log.debug("A transaction that was cancelled while it began failed", error);
		}

	}

}
