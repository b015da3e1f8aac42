package io.tortoiseorm.meta;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes keys.
 */
final class Uuids {

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final int COUNTER_BITS = 12;

	private static final long COUNTER = (1L << COUNTER_BITS) - 1;

	private static final AtomicLong LAST = new AtomicLong();

	private static final long VERSION_7 = 0x7000L;

	private static final long VARIANT = 0x8000_0000_0000_0000L;

	private Uuids() {
	}

	static UUID random() {
		return UUID.randomUUID();
	}

	/**
	 * A version 7 UUID: the milliseconds since 1970 in the first 48 bits, then a counter
	 * that keeps those of one process in the order of their making, the rest random.
	 */
	static UUID timeOrdered() {
		long now = System.currentTimeMillis() << COUNTER_BITS;
		long tick = LAST.updateAndGet((last) -> Math.max(last + 1, now));
		long most = (tick >>> COUNTER_BITS << 16) | VERSION_7 | (tick & COUNTER);
		long least = VARIANT | (RANDOM.nextLong() >>> 2);
		return new UUID(most, least);
	}

}
