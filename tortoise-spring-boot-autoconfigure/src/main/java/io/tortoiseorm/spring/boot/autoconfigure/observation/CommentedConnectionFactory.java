package io.tortoiseorm.spring.boot.autoconfigure.observation;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Wrapped;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Gives connections whose statements end with a comment, that of whoever took the
 * connection.
 */
final class CommentedConnectionFactory implements ConnectionFactory, Wrapped<ConnectionFactory> {

	private final ConnectionFactory delegate;

	private final TraceComment comment;

	CommentedConnectionFactory(ConnectionFactory delegate, TraceComment comment) {
		this.delegate = delegate;
		this.comment = comment;
	}

	@Override
	public Publisher<? extends Connection> create() {
		return Mono.deferContextual((context) -> {
			String text = this.comment.of(context);
			Mono<? extends Connection> connection = Mono.from(this.delegate.create());
			return text.isEmpty() ? connection : connection.map((taken) -> new CommentedConnection(taken, text));
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

}
