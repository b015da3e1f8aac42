package io.tortoiseorm.spring.boot.autoconfigure.observation;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import io.tortoiseorm.spring.boot.autoconfigure.DelegatingConnection;

/**
 * A connection whose statements end with a comment, that of whoever runs them.
 */
final class CommentedConnection extends DelegatingConnection {

	private final TraceComment comment;

	CommentedConnection(Connection delegate, TraceComment comment) {
		super(delegate);
		this.comment = comment;
	}

	@Override
	public Statement createStatement(String sql) {
		return new CommentedStatement((comment) -> super.createStatement(sql + comment), this.comment);
	}

}
