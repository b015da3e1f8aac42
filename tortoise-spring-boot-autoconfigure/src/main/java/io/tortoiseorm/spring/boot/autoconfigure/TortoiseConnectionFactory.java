package io.tortoiseorm.spring.boot.autoconfigure;

import java.time.Duration;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.DisposableBean;

/**
 * The pool of one connection that is configured under {@code tortoise.connections}, for
 * everybody in the application who speaks R2DBC.
 */
public final class TortoiseConnectionFactory implements ConnectionFactory, Wrapped<ConnectionFactory>, DisposableBean {

	private static final Duration DISPOSE_LIMIT = Duration.ofSeconds(10);

	private final String name;

	private final String target;

	private final ConnectionPool pool;

	private final ConnectionFactory decorated;

	private final @Nullable Duration slowStatements;

	/**
	 * Creates the bean.
	 * @param name the connection's name
	 * @param target what is connected to, for messages
	 * @param pool the pool, which is closed with the bean
	 * @param decorated what connections are taken from: the pool, or what stands before
	 * it
	 * @param slowStatements the time from which on a statement is slow, {@code null} for
	 * none
	 */
	TortoiseConnectionFactory(String name, String target, ConnectionPool pool, ConnectionFactory decorated,
			@Nullable Duration slowStatements) {
		this.name = name;
		this.target = target;
		this.pool = pool;
		this.decorated = decorated;
		this.slowStatements = slowStatements;
	}

	/**
	 * The connection's name.
	 * @return the name
	 */
	public String getName() {
		return this.name;
	}

	/**
	 * What is connected to.
	 * @return for example {@code localhost:5432/shop}, never a password
	 */
	public String getTarget() {
		return this.target;
	}

	@Nullable Duration getSlowStatements() {
		return this.slowStatements;
	}

	@Override
	public Publisher<? extends Connection> create() {
		return this.decorated.create();
	}

	@Override
	public ConnectionFactoryMetadata getMetadata() {
		return this.pool.getMetadata();
	}

	@Override
	public ConnectionFactory unwrap() {
		return this.pool;
	}

	/**
	 * Closes all connections. Closing twice is harmless.
	 * @return completes when closed
	 */
	Mono<Void> close() {
		return this.pool.disposeLater();
	}

	@Override
	public void destroy() {
		close().block(DISPOSE_LIMIT);
	}

	@Override
	public String toString() {
		return "TortoiseConnectionFactory[" + this.name + ", " + this.target + "]";
	}

}
