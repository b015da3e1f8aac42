package io.tortoiseorm.db.r2dbc;

import java.time.Duration;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import io.tortoiseorm.db.TransactionOptions;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * SQL Server's driver. It counts a marker each time it stands in the text, so values are
 * bound by name.
 */
final class MsSqlDriver extends R2dbcDriver {

	@Override
	protected void bind(Statement statement, int index, Object value) {
		statement.bind("P" + index, value);
	}

	@Override
	protected void bindNull(Statement statement, int index) {
		statement.bindNull("P" + index, nullType());
	}

	@Override
	protected boolean cancelsCleanly() {
		return false;
	}

	@Override
	protected Publisher<Void> begin(Connection connection, TransactionOptions options) {
		Publisher<Void> begin = super.begin(connection, options);
		Duration limit = options.timeout();
		return (limit != null) ? Mono.from(connection.setStatementTimeout(limit)).then(Mono.from(begin)) : begin;
	}

	@Override
	protected Publisher<Void> afterTransaction(Connection connection, TransactionOptions options) {
		return (options.timeout() != null) ? connection.setStatementTimeout(Duration.ZERO) : Mono.empty();
	}

}
