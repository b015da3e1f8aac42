package io.tortoiseorm.db.r2dbc;

import java.time.Duration;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import io.tortoiseorm.db.IsolationLevel;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.exceptions.UnsupportedError;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Oracle's driver. It counts a marker each time it stands in the text, so values are
 * bound by name, and it takes names of columns as SQL writes them.
 */
final class OracleDriver extends R2dbcDriver {

	@Override
	protected void bind(Statement statement, int index, Object value) {
		statement.bind("P" + index, value);
	}

	@Override
	protected void bindNull(Statement statement, int index) {
		statement.bindNull("P" + index, nullType());
	}

	@Override
	protected void returnKey(Statement statement, String column) {
		statement.returnGeneratedValues('"' + column + '"');
	}

	@Override
	protected boolean cancelsCleanly() {
		return false;
	}

	@Override
	protected Publisher<Void> begin(Connection connection, TransactionOptions options) {
		IsolationLevel isolation = options.isolation();
		if (isolation == IsolationLevel.READ_UNCOMMITTED || isolation == IsolationLevel.REPEATABLE_READ) {
			return Mono.error(new UnsupportedError(
					"Oracle has no isolation level " + isolation.sql() + ": it has READ COMMITTED and SERIALIZABLE"));
		}
		if (isolation != null && options.readOnly()) {
			return Mono.error(new UnsupportedError(
					"A read-only transaction of Oracle sees what was committed when it began: it has no other level"));
		}
		Publisher<Void> begin = super.begin(connection, options);
		Duration limit = options.timeout();
		return (limit != null) ? Mono.from(connection.setStatementTimeout(limit)).then(Mono.from(begin)) : begin;
	}

	@Override
	protected Publisher<Void> afterTransaction(Connection connection, TransactionOptions options) {
		return (options.timeout() != null) ? connection.setStatementTimeout(Duration.ZERO) : Mono.empty();
	}

}
