package io.tortoiseorm.db.r2dbc;

import io.r2dbc.spi.Connection;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.exceptions.UnsupportedError;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * The project's own driver of SQLite, whose transactions are serializable.
 */
class SqliteDriver extends R2dbcDriver {

	@Override
	protected Publisher<Void> begin(Connection connection, TransactionOptions options) {
		return Mono.from(super.begin(connection, options))
			.onErrorMap(IllegalArgumentException.class, (refused) -> new UnsupportedError(message(refused), refused));
	}

}
