package io.tortoiseorm.spring.boot.autoconfigure.transaction;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.core.InfrastructureProxy;

/**
 * The connections of transactions, which a cancelled {@link Beginning} no longer waits
 * for. To Spring it is the connection factory behind it.
 */
final class CancellableConnections implements ConnectionFactory, InfrastructureProxy {

	private final ConnectionFactory target;

	CancellableConnections(ConnectionFactory target) {
		this.target = target;
	}

	@Override
	public Publisher<Connection> create() {
		return Mono.deferContextual((context) -> {
			Mono<Connection> source = Mono.from(this.target.create());
			return context.<Beginning.Progress>getOrEmpty(Beginning.Progress.class)
				.map((progress) -> progress.waitingFor(source))
				.orElse(source);
		});
	}

	@Override
	public ConnectionFactoryMetadata getMetadata() {
		return this.target.getMetadata();
	}

	@Override
	public Object getWrappedObject() {
		return this.target;
	}

	@Override
	public String toString() {
		return this.target.toString();
	}

}
