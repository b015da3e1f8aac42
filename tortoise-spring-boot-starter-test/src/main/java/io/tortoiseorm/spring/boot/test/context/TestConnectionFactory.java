package io.tortoiseorm.spring.boot.test.context;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * A source of connections that can be put into a transaction: until that is rolled back,
 * all connections it gives are the same one.
 */
final class TestConnectionFactory implements ConnectionFactory, Wrapped<ConnectionFactory> {

	private final ConnectionFactory delegate;

	private volatile @Nullable TestTransaction transaction;

	TestConnectionFactory(ConnectionFactory delegate) {
		this.delegate = delegate;
	}

	@Override
	public Publisher<? extends Connection> create() {
		return Mono.defer(() -> {
			TestTransaction current = this.transaction;
			return (current != null) ? Mono.fromSupplier(current::connection) : Mono.from(this.delegate.create());
		});
	}

	@Override
	public ConnectionFactoryMetadata getMetadata() {
		return this.delegate.getMetadata();
	}

	@Override
	public ConnectionFactory unwrap() {
		return this.delegate;
	}

	Mono<Void> begin() {
		return rollback().then(Mono.from(this.delegate.create()))
			.flatMap((connection) -> Mono.from(connection.beginTransaction())
				.then(Mono.<Void>fromRunnable(() -> this.transaction = new TestTransaction(connection,
						getMetadata().getName().equals("PostgreSQL")))));
	}

	Mono<Void> rollback() {
		return Mono.defer(() -> {
			TestTransaction current = this.transaction;
			this.transaction = null;
			return (current != null) ? current.rollback() : Mono.empty();
		});
	}

}
