package io.tortoiseorm.db;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * How statements reach one database: a source of {@link Session}s. The ORM brings an
 * R2DBC transport; others may stand beside it.
 */
public interface Transport {

	/**
	 * Acquires a session, from a pool where there is one.
	 * @return the session; cancelling before it is emitted acquires nothing
	 */
	Mono<Session> acquire();

	/**
	 * Closes everything this transport holds. Closing twice is harmless.
	 * @return completes when closed
	 */
	Mono<Void> close();

	/**
	 * What the transport connects to, for error messages.
	 * @return for example {@code localhost:5432/shop}; never a password
	 */
	String target();

	/**
	 * The pool as it is now.
	 * @return the numbers, or {@code null} if there is no pool
	 */
	@Nullable PoolState poolState();

	/**
	 * Reads what the driver says in an error.
	 * @param error what a session or {@link #acquire()} failed with
	 * @return the driver's facts, or {@code null} if the error is not the driver's
	 */
	@Nullable DriverError describe(Throwable error);

}
