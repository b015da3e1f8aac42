package io.tortoiseorm.db;

/**
 * A connection pool at one moment.
 *
 * @param acquired connections in use
 * @param idle connections waiting to be used
 * @param pending callers waiting for a connection
 * @param max the limit of connections
 */
public record PoolState(int acquired, int idle, int pending, int max) {

	/**
	 * All open connections.
	 * @return acquired and idle ones
	 */
	public int allocated() {
		return this.acquired + this.idle;
	}

}
