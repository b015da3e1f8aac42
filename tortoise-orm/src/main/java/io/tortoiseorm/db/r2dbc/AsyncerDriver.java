package io.tortoiseorm.db.r2dbc;

import java.time.Duration;

import io.r2dbc.spi.Connection;
import io.tortoiseorm.db.TransactionOptions;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * The MySQL driver of asyncer, for MySQL and MariaDB.
 */
class AsyncerDriver extends R2dbcDriver {

	@Override
	protected Class<?> nullType() {
		return Object.class;
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
