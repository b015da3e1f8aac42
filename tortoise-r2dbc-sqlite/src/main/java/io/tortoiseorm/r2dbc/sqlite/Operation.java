package io.tortoiseorm.r2dbc.sqlite;

import org.jspecify.annotations.Nullable;

/**
 * One piece of work on a connection that can be told to stop: a statement together with
 * the reading of its rows, or a command such as {@code COMMIT}.
 */
final class Operation {

	enum StopReason {

		/** Nobody waits for the result any more. */
		CANCELLED,

		/** The statement timeout has passed. */
		TIMED_OUT

	}

	private volatile @Nullable StopReason stopReason;

	boolean isStopped() {
		return this.stopReason != null;
	}

	boolean isTimedOut() {
		return this.stopReason == StopReason.TIMED_OUT;
	}

	void stop(StopReason reason) {
		if (this.stopReason == null) {
			this.stopReason = reason;
		}
	}

}
