package io.tortoiseorm.r2dbc.sqlite;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.reactivestreams.Subscription;
import reactor.core.publisher.Operators;

/**
 * A subscription whose signals all come from the connection's thread: requests and
 * cancellation only leave a note and wake it up.
 */
abstract class WorkerSubscription implements Subscription, Runnable {

	private final ConnectionWorker worker;

	private final AtomicLong requested = new AtomicLong();

	private final AtomicInteger signals = new AtomicInteger();

	private volatile boolean cancelled;

	private long emitted;

	WorkerSubscription(ConnectionWorker worker) {
		this.worker = worker;
	}

	@Override
	public void request(long n) {
		if (Operators.validate(n)) {
			this.requested.getAndAccumulate(n, Operators::addCap);
			wakeUp();
		}
	}

	@Override
	public void cancel() {
		if (!this.cancelled) {
			this.cancelled = true;
			onCancel();
			wakeUp();
		}
	}

	/** Has {@link #drain()} called on the connection's thread. */
	void wakeUp() {
		if (this.signals.getAndIncrement() == 0) {
			this.worker.execute(this);
		}
	}

	@Override
	public void run() {
		int missed = this.signals.get();
		do {
			drain();
			missed = this.signals.addAndGet(-missed);
		}
		while (missed != 0);
	}

	ConnectionWorker worker() {
		return this.worker;
	}

	boolean isCancelled() {
		return this.cancelled;
	}

	boolean hasDemand() {
		return this.emitted != this.requested.get();
	}

	/** Counts a signal against the demand. */
	void emitted() {
		// Unbounded demand stays unbounded.
		if (this.requested.get() != Long.MAX_VALUE) {
			this.emitted++;
		}
	}

	/** Stops what runs meanwhile. Called once, on any thread. */
	abstract void onCancel();

	/**
	 * Emits what can be emitted. Called on the connection's thread, never concurrently;
	 * has to notice cancellation and completion by itself.
	 */
	abstract void drain();

}
