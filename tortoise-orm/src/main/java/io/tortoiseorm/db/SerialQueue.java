package io.tortoiseorm.db;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Runs asynchronous work one piece after another, first come, first served. Never blocks
 * and never recurses, however many pieces finish at once.
 */
final class SerialQueue {

	private final Queue<Slot> waiting = new ConcurrentLinkedQueue<>();

	private final AtomicInteger signals = new AtomicInteger();

	private volatile @Nullable Slot running;

	private volatile @Nullable Supplier<? extends RuntimeException> closed;

	/**
	 * Adds a piece, or refuses it if the queue is closed.
	 * @param slot the piece
	 */
	void submit(Slot slot) {
		if (this.closed != null) {
			refuse(slot);
			return;
		}
		this.waiting.offer(slot);
		if (this.closed != null) {
			refuse(slot);
			return;
		}
		Slot current = this.running;
		if (current != null) {
			current.othersWait();
		}
		drain();
	}

	/**
	 * Adds the last piece, which runs after those already there, and refuses all others.
	 * @param slot the piece
	 * @param reason what others are refused with
	 */
	void submitLast(Slot slot, Supplier<? extends RuntimeException> reason) {
		this.closed = reason;
		this.waiting.offer(slot);
		Slot current = this.running;
		if (current != null) {
			current.othersWait();
		}
		drain();
	}

	/**
	 * Refuses everything that waits, interrupts what runs, and refuses what comes.
	 * @param reason what they fail with
	 */
	void close(Supplier<? extends RuntimeException> reason) {
		this.closed = reason;
		Slot current = this.running;
		Slot next = this.waiting.poll();
		while (next != null) {
			refuse(next);
			next = this.waiting.poll();
		}
		if (current != null) {
			current.interrupt(reason.get());
		}
	}

	boolean isEmpty() {
		return this.waiting.isEmpty();
	}

	private void refuse(Slot slot) {
		Supplier<? extends RuntimeException> reason = this.closed;
		if (reason != null && slot.leave()) {
			slot.refused(reason.get());
		}
	}

	private void drain() {
		if (this.signals.getAndIncrement() != 0) {
			return;
		}
		int missed = 1;
		do {
			startNext();
			missed = this.signals.addAndGet(-missed);
		}
		while (missed != 0);
	}

	private void startNext() {
		while (this.running == null) {
			Slot next = this.waiting.poll();
			if (next == null) {
				return;
			}
			this.running = next;
			if (!next.claim()) {
				this.running = null;
				continue;
			}
			next.start();
			if (!next.stays()) {
				this.running = null;
			}
			else if (!this.waiting.isEmpty()) {
				next.othersWait();
			}
		}
	}

	/**
	 * A piece of work.
	 */
	abstract static class Slot {

		private static final AtomicIntegerFieldUpdater<Slot> STATE = AtomicIntegerFieldUpdater.newUpdater(Slot.class,
				"state");

		private static final int WAITING = 0;

		private static final int STARTING = 1;

		private static final int RUNNING = 2;

		private static final int DONE = 3;

		private final SerialQueue queue;

		private volatile int state;

		Slot(SerialQueue queue) {
			this.queue = queue;
		}

		/**
		 * Begins. Called once, and not at all for a piece that has left.
		 */
		abstract void start();

		/**
		 * Called instead of {@link #start()} when the queue is closed.
		 * @param error why
		 */
		abstract void refused(RuntimeException error);

		/**
		 * Called while running when the queue is closed.
		 * @param error why
		 */
		abstract void interrupt(RuntimeException error);

		/**
		 * Called while running when another piece waits; possibly more than once.
		 */
		void othersWait() {
		}

		final boolean isRunning() {
			int current = this.state;
			return current == STARTING || current == RUNNING;
		}

		/**
		 * Leaves the queue without having run.
		 * @return whether it was still waiting
		 */
		final boolean leave() {
			if (STATE.compareAndSet(this, WAITING, DONE)) {
				this.queue.waiting.remove(this);
				return true;
			}
			return false;
		}

		/**
		 * Ends, so that the next piece may begin. A piece that ends while it starts makes
		 * room when {@link #start()} has returned, lest it and the next one overlap.
		 * @return whether it was running
		 */
		final boolean finish() {
			if (STATE.compareAndSet(this, STARTING, DONE)) {
				return true;
			}
			if (STATE.compareAndSet(this, RUNNING, DONE)) {
				this.queue.running = null;
				this.queue.drain();
				return true;
			}
			return false;
		}

		private boolean claim() {
			return STATE.compareAndSet(this, WAITING, STARTING);
		}

		private boolean stays() {
			return STATE.compareAndSet(this, STARTING, RUNNING);
		}

	}

}
