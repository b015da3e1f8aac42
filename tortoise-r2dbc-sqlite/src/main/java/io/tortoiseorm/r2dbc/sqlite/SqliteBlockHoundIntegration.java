package io.tortoiseorm.r2dbc.sqlite;

import java.util.Map;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Tells BlockHound, where it is present, where the thread of a connection may wait: for
 * tasks, for locks of other connections and for a database to open.
 */
public final class SqliteBlockHoundIntegration implements BlockHoundIntegration {

	/** The methods that may wait, by class. */
	static final Map<Class<?>, String> WAITING = Map.of(ConnectionWorker.class, "awaitTask", BusyWait.class, "await",
			SqliteConnectionFactory.class, "openSession");

	/**
	 * Creates the integration.
	 */
	public SqliteBlockHoundIntegration() {
	}

	/**
	 * Allows the waiting.
	 * @param builder the builder of BlockHound
	 */
	@Override
	public void applyTo(BlockHound.Builder builder) {
		WAITING.forEach((type, method) -> builder.allowBlockingCallsInside(type.getName(), method));
	}

}
