package io.tortoiseorm.spring.boot.autoconfigure.observation;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import io.tortoiseorm.spring.boot.autoconfigure.DelegatingConnection;

/**
 * A connection whose statements end with a comment.
 */
final class CommentedConnection extends DelegatingConnection {

	private final String comment;

	CommentedConnection(Connection delegate, String comment) {
		super(delegate);
		this.comment = comment;
	}

	@Override
	public Statement createStatement(String sql) {
		return super.createStatement(sql + this.comment);
	}

}
