package io.tortoiseorm.db.r2dbc;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import io.r2dbc.spi.Connection;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Acquires a connection so that it has exactly one owner, whenever the subscriber
 * cancels: either the connection is emitted, and the pool hears no cancellation any more,
 * or it is not emitted, and closed if the pool grants it all the same. A pool takes a
 * cancellation that comes during the emission for a reason to give the connection to
 * somebody else.
 * <p>
 * Where the driver blocks, the acquisition runs on a worker, also when it is a worker
 * that asks for it: that one may be about to ask for more connections, which are to work
 * at the same time. The connection is emitted when the pool has done its own work, so
 * that what follows does not run inside of the pool.
 */
final class Acquisition extends Mono<Connection> {

	private final Mono<? extends Connection> source;

	private final @Nullable BlockingWorkers workers;

	/**
	 * Wraps a source of connections.
	 * @param source the pool
	 * @param workers where a driver that blocks does its work, else {@code null}
	 */
	Acquisition(Mono<? extends Connection> source, @Nullable BlockingWorkers workers) {
		this.source = source;
		this.workers = workers;
	}

	@Override
	public void subscribe(CoreSubscriber<? super Connection> actual) {
		BlockingWorkers own = this.workers;
		SerialExecutor serial = (own != null) ? new SerialExecutor(own) : null;
		Acquirer acquirer = new Acquirer(actual, (serial != null) ? serial : Runnable::run);
		actual.onSubscribe(acquirer);
		if (own == null || serial == null) {
			this.source.subscribe(acquirer);
		}
		else {
			own.execute(() -> serial.execute(() -> this.source.subscribe(acquirer)));
		}
	}

	private static final class Acquirer extends Operators.DeferredSubscription implements CoreSubscriber<Connection> {

		private static final AtomicIntegerFieldUpdater<Acquirer> STATE = AtomicIntegerFieldUpdater
			.newUpdater(Acquirer.class, "state");

		private static final int WAITING = 0;

		private static final int EMITTED = 1;

		private static final int CANCELLED = 2;

		private final CoreSubscriber<? super Connection> actual;

		private final Executor executor;

		private volatile int state;

		Acquirer(CoreSubscriber<? super Connection> actual, Executor executor) {
			this.actual = actual;
			this.executor = executor;
		}

		@Override
		public Context currentContext() {
			return this.actual.currentContext();
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			set(subscription);
		}

		@Override
		public void cancel() {
			if (STATE.compareAndSet(this, WAITING, CANCELLED)) {
				super.cancel();
			}
		}

		@Override
		public void onNext(Connection connection) {
			if (STATE.compareAndSet(this, WAITING, EMITTED)) {
				this.executor.execute(() -> this.actual.onNext(connection));
			}
			else {
				Flux.from(connection.close())
					.subscribe(null, (error) -> Operators.onErrorDropped(error, currentContext()));
			}
		}

		@Override
		public void onError(Throwable error) {
			if (STATE.compareAndSet(this, WAITING, EMITTED)) {
				this.executor.execute(() -> this.actual.onError(error));
			}
		}

		@Override
		public void onComplete() {
			boolean empty = STATE.compareAndSet(this, WAITING, EMITTED);
			if (empty || this.state == EMITTED) {
				this.executor.execute(this.actual::onComplete);
			}
		}

	}

}
