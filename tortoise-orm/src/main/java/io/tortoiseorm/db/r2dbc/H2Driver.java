package io.tortoiseorm.db.r2dbc;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.tortoiseorm.db.IsolationLevel;
import io.tortoiseorm.db.TransactionOptions;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * H2's driver, which works on its caller's thread, splits statements at any semicolon and
 * has no isolation levels or timeouts of its own.
 */
final class H2Driver extends R2dbcDriver {

	private static final String ISOLATION = "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL ";

	@Override
	protected boolean blocksCaller() {
		return true;
	}

	@Override
	protected Publisher<Void> begin(Connection connection, TransactionOptions options) {
		return prepare(connection, options).then(Mono.from(connection.beginTransaction()));
	}

	private static Mono<Void> prepare(Connection connection, TransactionOptions options) {
		Mono<Void> prepared = Mono.empty();
		if (options.isolation() != null) {
			prepared = run(connection, ISOLATION + options.isolation().sql());
		}
		if (options.timeout() != null) {
			prepared = prepared.then(run(connection, "SET QUERY_TIMEOUT " + options.timeout().toMillis()));
		}
		return prepared;
	}

	@Override
	protected Publisher<Void> afterTransaction(Connection connection, TransactionOptions options) {
		Mono<Void> reset = Mono.empty();
		if (options.isolation() != null) {
			reset = run(connection, ISOLATION + IsolationLevel.READ_COMMITTED.sql());
		}
		if (options.timeout() != null) {
			reset = reset.then(run(connection, "SET QUERY_TIMEOUT 0"));
		}
		return reset;
	}

	@Override
	protected Publisher<? extends Result> script(Connection connection, String sql) {
		return asBatch(connection, sql);
	}

	private static Mono<Void> run(Connection connection, String sql) {
		return Flux.defer(() -> connection.createStatement(sql).execute()).concatMap(Result::getRowsUpdated).then();
	}

}
