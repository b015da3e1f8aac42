package io.tortoiseorm.meta;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * Makes keys.
 */
final class Uuids {

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final long VERSION_7 = 0x7000L;

	private static final long VARIANT = 0x8000_0000_0000_0000L;

	private Uuids() {
	}

	static UUID random() {
		return UUID.randomUUID();
	}

	/**
	 * A version 7 UUID: the milliseconds since 1970 in the first 48 bits, the rest
	 * random.
	 */
	static UUID timeOrdered() {
		long time = System.currentTimeMillis() << 16;
		long most = time | VERSION_7 | (RANDOM.nextInt() & 0x0FFFL);
		long least = VARIANT | (RANDOM.nextLong() >>> 2);
		return new UUID(most, least);
	}

}
