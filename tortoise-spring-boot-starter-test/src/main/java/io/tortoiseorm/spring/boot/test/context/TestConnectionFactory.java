package io.tortoiseorm.spring.boot.test.context;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.connection.DelegatingConnectionFactory;

/**
 * A source of connections that can be put into a transaction: until that is rolled back,
 * all connections it gives are the same one.
 */
final class TestConnectionFactory extends DelegatingConnectionFactory {

	private volatile @Nullable TestTransaction transaction;

	TestConnectionFactory(ConnectionFactory delegate) {
		super(delegate);
	}

	@Override
	public Mono<? extends Connection> create() {
		return Mono.defer(() -> {
			TestTransaction current = this.transaction;
			return (current != null) ? Mono.fromSupplier(current::connection) : super.create();
		});
	}

	Mono<Void> begin() {
		return rollback().then(super.create())
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
