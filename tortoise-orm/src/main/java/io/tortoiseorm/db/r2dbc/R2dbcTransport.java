package io.tortoiseorm.db.r2dbc;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Wrapped;
import io.tortoiseorm.db.DriverError;
import io.tortoiseorm.db.PoolState;
import io.tortoiseorm.db.Session;
import io.tortoiseorm.db.Transport;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Statements over R2DBC.
 */
public final class R2dbcTransport implements Transport {

	private static final int MAX_CAUSES = 10;

	private final ConnectionFactory connectionFactory;

	private final R2dbcDriver driver;

	private final String target;

	private final boolean owned;

	private final Mono<Session> acquire;

	/**
	 * Creates a transport.
	 * @param connectionFactory gives connections, usually a {@link ConnectionPool}
	 * @param target what it connects to, for messages, without a password
	 * @param owned whether {@link #close()} closes the pool
	 */
	public R2dbcTransport(ConnectionFactory connectionFactory, String target, boolean owned) {
		this.connectionFactory = connectionFactory;
		this.driver = R2dbcDriver.of(connectionFactory.getMetadata());
		this.target = target;
		this.owned = owned;
		BlockingWorkers workers = this.driver.blocksCaller() ? BlockingWorkers.SHARED : null;
		this.acquire = new Acquisition(Mono.from(connectionFactory.create()), workers)
			.map((connection) -> new R2dbcSession(connection, this.driver));
	}

	/**
	 * What is special about the driver.
	 * @return the driver
	 */
	public R2dbcDriver driver() {
		return this.driver;
	}

	/**
	 * Where connections come from.
	 * @return the connection factory
	 */
	public ConnectionFactory connectionFactory() {
		return this.connectionFactory;
	}

	@Override
	public Mono<Session> acquire() {
		return this.acquire;
	}

	@Override
	public Mono<Void> close() {
		return (this.owned && this.connectionFactory instanceof ConnectionPool pool) ? pool.disposeLater()
				: Mono.empty();
	}

	@Override
	public String target() {
		return this.target;
	}

	@Override
	public @Nullable PoolState poolState() {
		Object factory = this.connectionFactory;
		while (!(factory instanceof ConnectionPool) && factory instanceof Wrapped<?> wrapped) {
			factory = wrapped.unwrap();
		}
		return (factory instanceof ConnectionPool pool) ? pool.getMetrics().map(R2dbcTransport::state).orElse(null)
				: null;
	}

	private static PoolState state(PoolMetrics metrics) {
		return new PoolState(metrics.acquiredSize(), metrics.idleSize(), metrics.pendingAcquireSize(),
				metrics.getMaxAllocatedSize());
	}

	@Override
	public @Nullable DriverError describe(Throwable error) {
		Throwable cause = error;
		for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
			if (cause instanceof R2dbcException driverError) {
				return this.driver.describe(driverError);
			}
			if (cause instanceof java.io.IOException) {
				return new DriverError(null, 0, R2dbcDriver.message(cause), true);
			}
			cause = cause.getCause();
		}
		return null;
	}

}
