package io.tortoiseorm.spring.boot.autoconfigure.observation;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.connection.DelegatingConnectionFactory;

/**
 * Gives connections whose statements end with a comment.
 */
final class CommentedConnectionFactory extends DelegatingConnectionFactory {

	private final TraceComment comment;

	CommentedConnectionFactory(ConnectionFactory delegate, TraceComment comment) {
		super(delegate);
		this.comment = comment;
	}

	@Override
	public Mono<? extends Connection> create() {
		return super.create().map((connection) -> new CommentedConnection(connection, this.comment));
	}

}
