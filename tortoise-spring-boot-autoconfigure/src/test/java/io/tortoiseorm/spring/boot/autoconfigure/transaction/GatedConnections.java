package io.tortoiseorm.spring.boot.autoconfigure.transaction;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;

/**
 * Connections that stop before or after what a test says, until the test lets them on.
 */
class GatedConnections implements ConnectionFactoryDecorator {

	private volatile String call = "";

	private volatile boolean before;

	private volatile boolean reached;

	private volatile Sinks.Empty<Void> gate = Sinks.empty();

	/**
	 * Stops the next call of a method.
	 * @param call the name of the method
	 * @param before whether before it is done, or before its end is told
	 * @return what lets it on
	 */
	Sinks.Empty<Void> close(String call, boolean before) {
		this.call = "";
		this.reached = false;
		this.before = before;
		this.gate = Sinks.empty();
		this.call = call;
		return this.gate;
	}

	boolean isReached() {
		return this.reached;
	}

	@Override
	public ConnectionFactory decorate(ConnectionFactory factory) {
		return new ConnectionFactory() {

			@Override
			public Publisher<? extends Connection> create() {
				return Mono.from(factory.create()).map(GatedConnections.this::gated);
			}

			@Override
			public ConnectionFactoryMetadata getMetadata() {
				return factory.getMetadata();
			}

		};
	}

	private Connection gated(Connection connection) {
		return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
				(proxy, method, arguments) -> invoke(connection, method, arguments));
	}

	private @Nullable Object invoke(Connection connection, Method method, @Nullable Object[] arguments)
			throws Throwable {
		try {
			Object result = method.invoke(connection, arguments);
			return method.getName().equals(this.call) ? stopped((Publisher<?>) result) : result;
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	private Mono<Void> stopped(Publisher<?> result) {
		this.call = "";
		Mono<Void> stop = Mono.defer(() -> {
			this.reached = true;
			return this.gate.asMono();
		});
		return this.before ? stop.then(Mono.from(result).then()) : Mono.from(result).then(stop);
	}

}
