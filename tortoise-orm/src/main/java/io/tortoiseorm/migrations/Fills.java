package io.tortoiseorm.migrations;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;

import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.ddl.ColumnDefault;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What rows that are there already get in a column.
 */
final class Fills {

	private Fills() {
	}

	/**
	 * What a column gets whose values are lost, when a migration is reverted.
	 * @param column the column
	 * @return {@code null} where NULL or the default will do
	 */
	static @Nullable ColumnDefault restoring(ColumnDefinition column) {
		if (column.nullable() || column.defaultValue() != null || column.identity() || column.computed() != null) {
			return null;
		}
		// keys have to differ from each other
		return (column.type().kind() == SqlType.Kind.UUID) ? new ColumnDefault.RandomUuid() : neutral(column.type());
	}

	/**
	 * What takes the place of NULL when a migration is reverted.
	 * @param column the column
	 * @return {@code null} where NULL may stay
	 */
	static @Nullable ColumnDefault replacingNull(ColumnDefinition column) {
		if (column.nullable() || column.identity() || column.computed() != null) {
			return null;
		}
		return (column.defaultValue() != null) ? column.defaultValue() : neutral(column.type());
	}

	private static @Nullable ColumnDefault neutral(SqlType type) {
		LocalDateTime epoch = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);
		Object value = switch (type.kind()) {
			case SMALLINT -> (short) 0;
			case INTEGER -> 0;
			case BIGINT -> 0L;
			case REAL -> 0f;
			case DOUBLE -> 0d;
			case DECIMAL -> BigDecimal.ZERO;
			case BOOLEAN -> false;
			case VARCHAR, TEXT -> "";
			case BINARY -> new byte[0];
			case UUID -> new UUID(0, 0);
			case DATE -> LocalDate.EPOCH;
			case TIME -> LocalTime.MIDNIGHT;
			case TIMESTAMP -> epoch;
			case INSTANT -> Instant.EPOCH;
			case JSON -> "null";
			default -> null;
		};
		return (value != null) ? new ColumnDefault.Literal(value) : null;
	}

}
