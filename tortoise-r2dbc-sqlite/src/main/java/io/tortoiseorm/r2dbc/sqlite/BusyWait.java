package io.tortoiseorm.r2dbc.sqlite;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.sqlite.BusyHandler;

/**
 * Waits for a lock of another connection. Unlike SQLite's own busy timeout, the wait ends
 * at once when the operation is cancelled or times out.
 */
final class BusyWait extends BusyHandler {

	private static final int[] DELAYS_MILLIS = { 1, 1, 2, 3, 5, 8, 10, 15, 20, 25 };

	private final Interruption interruption;

	private long timeoutNanos;

	private long deadline;

	BusyWait(Interruption interruption, Duration timeout) {
		this.interruption = interruption;
		setTimeout(timeout);
	}

	void setTimeout(Duration timeout) {
		this.timeoutNanos = nanos(timeout);
	}

	private static long nanos(Duration timeout) {
		return (timeout.compareTo(Duration.ofDays(365)) > 0) ? TimeUnit.DAYS.toNanos(365) : timeout.toNanos();
	}

	@Override
	protected int callback(int attempt) {
		return await(attempt) ? 1 : 0;
	}

	/**
	 * Sleeps a little while a lock is taken.
	 * @param attempt how often the lock was asked for without success, from zero
	 * @return whether to ask for the lock again
	 */
	boolean await(int attempt) {
		long now = System.nanoTime();
		if (attempt == 0) {
			this.deadline = now + this.timeoutNanos;
		}
		long remaining = this.deadline - now;
		if (remaining <= 0 || this.interruption.isStopRequested()) {
			return false;
		}
		long delay = TimeUnit.MILLISECONDS.toNanos(DELAYS_MILLIS[Math.min(attempt, DELAYS_MILLIS.length - 1)]);
		LockSupport.parkNanos(this, Math.min(delay, remaining));
		return true;
	}

}
