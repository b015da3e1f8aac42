package io.tortoiseorm.db.r2dbc;

import java.util.concurrent.Executor;

import io.r2dbc.spi.Connection;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Acquires a connection on a worker thread. A connection that the pool has granted is
 * emitted even if the subscriber cancels at that moment, so that it is given back; and it
 * is emitted when the pool has done its own work, so that what follows does not run
 * inside of the pool.
 */
final class WorkerAcquisition extends Mono<Connection> {

	private final Mono<? extends Connection> source;

	private final BlockingWorkers workers;

	WorkerAcquisition(Mono<? extends Connection> source, BlockingWorkers workers) {
		this.source = source;
		this.workers = workers;
	}

	@Override
	public void subscribe(CoreSubscriber<? super Connection> actual) {
		Executor executor = new SerialExecutor(this.workers);
		Acquirer acquirer = new Acquirer(actual, executor);
		actual.onSubscribe(acquirer);
		executor.execute(() -> this.source.subscribe(acquirer));
	}

	private static final class Acquirer extends Operators.DeferredSubscription implements CoreSubscriber<Connection> {

		private final CoreSubscriber<? super Connection> actual;

		private final Executor executor;

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
		public void onNext(Connection connection) {
			this.executor.execute(() -> this.actual.onNext(connection));
		}

		@Override
		public void onError(Throwable error) {
			this.executor.execute(() -> this.actual.onError(error));
		}

		@Override
		public void onComplete() {
			this.executor.execute(this.actual::onComplete);
		}

	}

}
