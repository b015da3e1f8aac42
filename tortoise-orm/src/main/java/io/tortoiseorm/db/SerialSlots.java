package io.tortoiseorm.db;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * The pieces of work that a {@link SerialQueue} runs for Reactor's types.
 */
final class SerialSlots {

	private SerialSlots() {
	}

	/**
	 * Work whose single value is handed on when its place in the queue is free again.
	 *
	 * @param <T> the value
	 */
	static final class Single<T> extends Sourced<T> {

		private final MonoSink<T> sink;

		private final boolean last;

		private @Nullable T value;

		Single(SerialQueue queue, Supplier<? extends Publisher<T>> source, MonoSink<T> sink, boolean last) {
			super(queue, source, Context.of(sink.contextView()));
			this.sink = sink;
			this.last = last;
			sink.onCancel(this);
		}

		/** The end of a transaction is never cut off half-way. */
		@Override
		void interrupt(RuntimeException error) {
			if (!this.last) {
				super.interrupt(error);
			}
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			super.onSubscribe(subscription);
			request(Long.MAX_VALUE);
		}

		@Override
		public void onNext(T item) {
			this.value = item;
		}

		@Override
		void completed() {
			if (this.value != null) {
				this.sink.success(this.value);
			}
			else {
				this.sink.success();
			}
		}

		@Override
		void failed(Throwable error) {
			this.sink.error(error);
		}

	}

	/**
	 * Work that emits many values under the subscriber's own demand. As soon as another
	 * piece waits, the rest is read into memory: the subscriber may be waiting for that
	 * piece before it asks for more.
	 *
	 * @param <T> the values
	 */
	static final class Many<T> extends Sourced<T> {

		private final FluxSink<T> sink;

		Many(SerialQueue queue, Supplier<? extends Publisher<T>> source, FluxSink<T> sink) {
			super(queue, source, Context.of(sink.contextView()));
			this.sink = sink;
			sink.onCancel(this);
			sink.onRequest(this::request);
		}

		@Override
		public void onNext(T item) {
			this.sink.next(item);
		}

		@Override
		void othersWait() {
			request(Long.MAX_VALUE);
		}

		@Override
		void completed() {
			this.sink.complete();
		}

		@Override
		void failed(Throwable error) {
			this.sink.error(error);
		}

	}

	private abstract static class Sourced<T> extends SerialQueue.Slot implements CoreSubscriber<T>, Disposable {

		private final Supplier<? extends Publisher<T>> source;

		private final Context context;

		private final Operators.DeferredSubscription upstream = new Operators.DeferredSubscription();

		private volatile boolean terminated;

		Sourced(SerialQueue queue, Supplier<? extends Publisher<T>> source, Context context) {
			super(queue);
			this.source = source;
			this.context = context;
		}

		abstract void completed();

		abstract void failed(Throwable error);

		final void request(long n) {
			this.upstream.request(n);
		}

		@Override
		void start() {
			if (!isRunning()) {
				return;
			}
			Publisher<T> publisher;
			try {
				publisher = this.source.get();
			}
			catch (RuntimeException ex) {
				onError(ex);
				return;
			}
			publisher.subscribe(this);
		}

		@Override
		void refused(RuntimeException error) {
			failed(error);
		}

		@Override
		void interrupt(RuntimeException error) {
			this.upstream.cancel();
			if (finish() && !this.terminated) {
				failed(error);
			}
		}

		@Override
		public Context currentContext() {
			return this.context;
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			this.upstream.set(subscription);
		}

		@Override
		public void onComplete() {
			if (finish()) {
				completed();
			}
		}

		/**
		 * Who is told of the error may cancel those that wait, which therefore do not
		 * begin before.
		 */
		@Override
		public void onError(Throwable error) {
			if (!isRunning()) {
				LateErrors.log(error);
				return;
			}
			this.terminated = true;
			failed(error);
			finish();
		}

		@Override
		public void dispose() {
			if (!leave()) {
				this.upstream.cancel();
				finish();
			}
		}

	}

	/**
	 * The right to the whole connection until given back, however long that takes.
	 */
	static final class Permit extends SerialQueue.Slot implements Subscription {

		private final CoreSubscriber<? super Permit> subscriber;

		private volatile @Nullable SharedSession inner;

		private Permit(SerialQueue queue, CoreSubscriber<? super Permit> subscriber) {
			super(queue);
			this.subscriber = subscriber;
		}

		/**
		 * Waits for the right. A permit that was emitted has to be given back, even if
		 * the subscriber cancelled at that moment.
		 * @param queue whose turn is taken
		 * @return the permit, to be requested without bound
		 */
		static Mono<Permit> acquire(SerialQueue queue) {
			return new Mono<>() {
				@Override
				public void subscribe(CoreSubscriber<? super Permit> actual) {
					Permit permit = new Permit(queue, actual);
					actual.onSubscribe(permit);
					queue.submit(permit);
				}
			};
		}

		/**
		 * Names the session that lives inside this permit, which ends when the permit's
		 * connection does.
		 * @param session the inner session
		 */
		void setInner(SharedSession session) {
			this.inner = session;
		}

		void giveBack() {
			finish();
		}

		@Override
		void start() {
			this.subscriber.onNext(this);
			this.subscriber.onComplete();
		}

		@Override
		void refused(RuntimeException error) {
			this.subscriber.onError(error);
		}

		@Override
		void interrupt(RuntimeException error) {
			SharedSession session = this.inner;
			if (session != null) {
				session.end(() -> error);
			}
		}

		@Override
		public void request(long n) {
			// Emitted when its turn comes, whatever was requested.
		}

		@Override
		public void cancel() {
			leave();
		}

	}

}
