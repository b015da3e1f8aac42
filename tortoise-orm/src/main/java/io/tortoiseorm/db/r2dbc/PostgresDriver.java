package io.tortoiseorm.db.r2dbc;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import io.r2dbc.postgresql.api.ErrorDetails;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlException;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Row;
import io.tortoiseorm.db.DriverError;
import org.jspecify.annotations.Nullable;
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

	/**
	 * The driver chooses codecs of its own where it may choose.
	 */
	@Override
	protected @Nullable Object read(Readable row, int index) {
		if (!(row instanceof Row columns)) {
			return row.get(index);
		}
		Class<?> type = columns.getMetadata().getColumnMetadata(index).getJavaType();
		if (type == OffsetDateTime.class) {
			Instant instant = row.get(index, Instant.class);
			return (instant != null) ? instant.atOffset(ZoneOffset.UTC) : null;
		}
		if (type == LocalDate.class || type == LocalDateTime.class || type == BigDecimal.class) {
			return row.get(index, type);
		}
		return row.get(index);
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
