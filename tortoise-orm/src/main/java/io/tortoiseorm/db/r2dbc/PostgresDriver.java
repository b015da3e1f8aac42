package io.tortoiseorm.db.r2dbc;

import io.r2dbc.postgresql.api.ErrorDetails;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlException;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.tortoiseorm.db.DriverError;
import reactor.core.publisher.Mono;

/**
 * PostgreSQL's driver.
 */
final class PostgresDriver extends R2dbcDriver {

	@Override
	protected Class<?> nullType() {
		return Object.class;
	}

	@Override
	protected boolean cancelsCleanly() {
		return false;
	}

	@Override
	protected boolean cancelsStreams() {
		return true;
	}

	@Override
	protected Mono<Void> stopRunning(Connection connection) {
		return (connection instanceof PostgresqlConnection postgres) ? postgres.cancelRequest() : Mono.empty();
	}

	@Override
	protected DriverError describe(R2dbcException error) {
		DriverError plain = super.describe(error);
		if (!(error instanceof PostgresqlException postgres)) {
			return plain;
		}
		ErrorDetails details = postgres.getErrorDetails();
		return new DriverError(plain.sqlState(), plain.vendorCode(), plain.message(), plain.connectionFailure(),
				details.getConstraintName().orElse(null), details.getTableName().orElse(null),
				details.getColumnName().orElse(null));
	}

}
