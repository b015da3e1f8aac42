package io.tortoiseorm.db.r2dbc;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

import io.r2dbc.spi.Connection;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Connections that pools must not keep. A pool asks the driver whether a connection is
 * well, and a driver says yes as long as it is connected, even if it is held up.
 */
final class DiscardedConnections {

	private static final Set<Connection> MARKED = Collections
		.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

	private static volatile boolean ever;

	private DiscardedConnections() {
	}

	static void mark(Connection connection) {
		MARKED.add(connection);
		ever = true;
	}

	/**
	 * What a pool does before it takes a connection back.
	 * @param connection the driver's connection
	 * @return completes for one that may be kept; an error has the pool close it
	 */
	static Publisher<Void> check(Connection connection) {
		boolean discarded = ever && MARKED.remove(connection);
		return discarded ? Mono.error(new IllegalStateException("The connection is held up")) : Mono.empty();
	}

}
