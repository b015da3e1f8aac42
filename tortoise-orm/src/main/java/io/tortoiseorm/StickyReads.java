package io.tortoiseorm;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

import io.tortoiseorm.exceptions.ParamsError;
import reactor.util.context.Context;

/**
 * Has reads follow writes where routers send them to a replica that lags behind: for some
 * time after a write, or after the commit of its transaction, reads of models that are
 * written on the same connection go to that connection as well.
 * <p>
 * {@link TortoiseConfig.Builder#stickyReads} turns it on for all that one ORM does. One
 * in the Reactor context counts instead, for those who know better who has to see which
 * writes: kept in the session of a user, it has that user's reads follow that user's
 * writes alone. Safe for use by several threads.
 */
public final class StickyReads {

	private final long lag;

	private final LongSupplier nanoTime;

	private final boolean always;

	private final Map<String, Long> writes = new ConcurrentHashMap<>();

	StickyReads(Duration lag, LongSupplier nanoTime) {
		this(lag, nanoTime, false);
	}

	private StickyReads(Duration lag, LongSupplier nanoTime, boolean always) {
		if (lag.isNegative() || lag.isZero()) {
			throw new ParamsError("Reads can not stick to the writer for " + lag + ": it must be longer than 0.");
		}
		this.lag = lag.toNanos();
		this.nanoTime = nanoTime;
		this.always = always;
	}

	/**
	 * Makes a memory of writes that holds none yet.
	 * @param lag for how long a replica may lag behind, longer than 0
	 * @return the memory
	 */
	public static StickyReads lasting(Duration lag) {
		return new StickyReads(lag, System::nanoTime);
	}

	/**
	 * Makes a memory for a subscriber of whom no more is known than that it wrote a
	 * moment ago, such as the next request of a user: all reads follow.
	 * @param lag for how long a replica may lag behind, longer than 0
	 * @return the memory, which holds no write yet
	 */
	public static StickyReads following(Duration lag) {
		return new StickyReads(lag, System::nanoTime, true);
	}

	/**
	 * Whether something was written.
	 * @return whether a write was noted here
	 */
	public boolean hasWritten() {
		return !this.writes.isEmpty();
	}

	/**
	 * Has one subscriber's reads follow the writes that are known here:
	 * {@code mono.contextWrite(reads.inContext())}. Its own writes are noted here.
	 * @return what to pass to {@code contextWrite}
	 */
	public Function<Context, Context> inContext() {
		return (context) -> context.put(StickyReads.class, this);
	}

	void wrote(String connection) {
		this.writes.put(connection, this.nanoTime.getAsLong());
	}

	boolean follow(String connection) {
		if (this.always) {
			return true;
		}
		Long last = this.writes.get(connection);
		return last != null && this.nanoTime.getAsLong() - last < this.lag;
	}

}
