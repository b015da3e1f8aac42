package io.tortoiseorm.db;

import java.time.Duration;

import io.tortoiseorm.exceptions.ParamsError;
import org.jspecify.annotations.Nullable;

/**
 * How a transaction runs. Immutable: each method gives a changed copy of
 * {@link #DEFAULTS}.
 *
 * @param isolation the isolation level, or {@code null} for the database's default
 * @param readOnly whether the transaction only reads; enforced where the database can
 * @param timeout after which time the transaction is rolled back, or {@code null} for
 * never
 * @param name a name for logs and monitoring, or {@code null}
 * @param retries how often the whole transaction is tried again after a deadlock or
 * serialization failure; 0 for never
 * @param backoff the pause before the first retry, doubled before each further one
 */
public record TransactionOptions(@Nullable IsolationLevel isolation, boolean readOnly, @Nullable Duration timeout,
		@Nullable String name, int retries, Duration backoff) {

	/** The database's own isolation, read-write, no timeout, no retries. */
	public static final TransactionOptions DEFAULTS = new TransactionOptions(null, false, null, null, 0,
			Duration.ofMillis(50));

	/**
	 * Checks the numbers.
	 */
	public TransactionOptions {
		if (retries < 0) {
			throw new ParamsError("Transaction option retries is " + retries + ": it must be 0 or more");
		}
		if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
			throw new ParamsError("Transaction option timeout is " + timeout + ": it must be longer than 0");
		}
		if (backoff.isNegative()) {
			throw new ParamsError("Transaction option backoff is " + backoff + ": it must be 0 or longer");
		}
	}

	/**
	 * Sets the isolation level.
	 * @param level the level
	 * @return the changed options
	 */
	public TransactionOptions isolation(IsolationLevel level) {
		return new TransactionOptions(level, this.readOnly, this.timeout, this.name, this.retries, this.backoff);
	}

	/**
	 * Makes the transaction read-only or not.
	 * @param value whether it only reads
	 * @return the changed options
	 */
	public TransactionOptions readOnly(boolean value) {
		return new TransactionOptions(this.isolation, value, this.timeout, this.name, this.retries, this.backoff);
	}

	/**
	 * Limits the time from the beginning to the end of the work.
	 * @param limit the limit, longer than 0
	 * @return the changed options
	 */
	public TransactionOptions timeout(Duration limit) {
		return new TransactionOptions(this.isolation, this.readOnly, limit, this.name, this.retries, this.backoff);
	}

	/**
	 * Names the transaction.
	 * @param value the name
	 * @return the changed options
	 */
	public TransactionOptions name(String value) {
		return new TransactionOptions(this.isolation, this.readOnly, this.timeout, value, this.retries, this.backoff);
	}

	/**
	 * Tries the transaction again after a deadlock or serialization failure. Only the
	 * outermost transaction does so.
	 * @param times how often at most
	 * @return the changed options
	 */
	public TransactionOptions retries(int times) {
		return new TransactionOptions(this.isolation, this.readOnly, this.timeout, this.name, times, this.backoff);
	}

	/**
	 * Sets the pause before the first retry; each further one is twice as long, with some
	 * jitter.
	 * @param pause the pause
	 * @return the changed options
	 */
	public TransactionOptions backoff(Duration pause) {
		return new TransactionOptions(this.isolation, this.readOnly, this.timeout, this.name, this.retries, pause);
	}

}
