package io.tortoiseorm.r2dbc.sqlite;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

import io.tortoiseorm.r2dbc.sqlite.Operation.StopReason;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.DB;
import reactor.core.scheduler.Schedulers;

/**
 * Stops the operation that a connection's thread is running, from any other thread, and
 * never the operation after it.
 */
final class Interruption {

	private static final long RETRY_MILLIS = 10;

	private final DB database;

	private final Thread worker;

	private volatile @Nullable Operation running;

	private boolean closed;

	Interruption(DB database, Thread worker) {
		this.database = database;
		this.worker = worker;
	}

	/**
	 * Called on the connection's thread before it works for an operation.
	 * @param operation the operation
	 * @return the operation whose work is interrupted by this one, or null
	 */
	synchronized @Nullable Operation enter(Operation operation) {
		Operation interrupted = this.running;
		this.running = this.closed ? null : operation;
		return interrupted;
	}

	/**
	 * Called on the connection's thread when it has worked for an operation.
	 * @param interrupted what {@link #enter} has returned
	 */
	synchronized void exit(@Nullable Operation interrupted) {
		this.running = this.closed ? null : interrupted;
	}

	/** Called before the connection closes: there is nothing to interrupt any more. */
	synchronized void close() {
		this.closed = true;
		this.running = null;
	}

	/** Whether the operation at work has been told to stop. */
	boolean isStopRequested() {
		Operation operation = this.running;
		return operation != null && operation.isStopped();
	}

	/**
	 * Stops an operation. May be called from any thread and does not block.
	 * @param operation the operation; nothing is interrupted when it is not running
	 * @param reason why it stops
	 */
	void stop(Operation operation, StopReason reason) {
		operation.stop(reason);
		if (Thread.currentThread() != this.worker) {
			interrupt(operation);
		}
	}

	private void interrupt(Operation operation) {
		synchronized (this) {
			if (this.running != operation) {
				return;
			}
			try {
				this.database.interrupt();
			}
			catch (SQLException ex) {
				throw new IllegalStateException("The connection cannot be interrupted", ex);
			}
		}
		// SQLite forgets an interrupt that comes just before its first step: ask until it
		// stops.
		Schedulers.parallel().schedule(() -> interrupt(operation), RETRY_MILLIS, TimeUnit.MILLISECONDS);
	}

}
