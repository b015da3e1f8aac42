package io.tortoiseorm.dialect.sqlite;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

import io.tortoiseorm.dialect.Types;
import io.tortoiseorm.dialect.ansi.Codecs;
import io.tortoiseorm.dialect.ansi.Conversions;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.Codec;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;

/**
 * SQLite's types. Decimals are text with a collation that compares numbers, as SQLite has
 * no exact ones; dates and times are text that sorts by time, points in time in UTC.
 */
final class SqliteTypes implements Types {

	/** The collation that the driver registers for decimals. */
	static final String DECIMAL_COLLATION = "tortoise_decimal";

	private static final Map<Kind, Codec> CODECS = codecs();

	private static final Codec ANY_DECIMAL = Codecs.converting(BigDecimal.class, (value) -> value,
			Conversions::toPlainDecimal);

	private static Map<Kind, Codec> codecs() {
		Map<Kind, Codec> codecs = new EnumMap<>(Kind.class);
		codecs.put(Kind.SMALLINT, Codecs.plain(Short.class));
		codecs.put(Kind.INTEGER, Codecs.plain(Integer.class));
		codecs.put(Kind.BIGINT, Codecs.plain(Long.class));
		codecs.put(Kind.REAL, Codecs.floating(Float.class, SqliteDialect.NAME, true));
		codecs.put(Kind.DOUBLE, Codecs.floating(Double.class, SqliteDialect.NAME, true));
		codecs.put(Kind.BOOLEAN, Codecs.plain(Boolean.class));
		codecs.put(Kind.VARCHAR, Codecs.text());
		codecs.put(Kind.TEXT, Codecs.text());
		codecs.put(Kind.BINARY, Codecs.plain(byte[].class));
		codecs.put(Kind.UUID, Codecs.plain(UUID.class));
		codecs.put(Kind.DATE, Codecs.plain(LocalDate.class));
		codecs.put(Kind.TIME, Codecs.time());
		codecs.put(Kind.TIMESTAMP, Codecs.timestamp());
		codecs.put(Kind.INSTANT, Codecs.instant());
		codecs.put(Kind.JSON, Codecs.text());
		codecs.put(Kind.UNKNOWN, Codecs.plain(Object.class));
		return codecs;
	}

	@Override
	public Codec codec(SqlType type) {
		if (type.kind() == Kind.DECIMAL) {
			return (type.length() == 0) ? ANY_DECIMAL : decimalCodec(type.scale());
		}
		Codec codec = CODECS.get(type.kind());
		if (codec == null) {
			throw unsupported(type);
		}
		return codec;
	}

	private static Codec decimalCodec(int scale) {
		return Codecs.converting(BigDecimal.class, (value) -> value,
				(value) -> ((BigDecimal) value).setScale(scale, RoundingMode.HALF_UP));
	}

	@Override
	public String columnType(SqlType type) {
		return switch (type.kind()) {
			case SMALLINT -> "SMALLINT";
			// a key declared as INTEGER would number itself
			case INTEGER -> "INT";
			case BIGINT -> "BIGINT";
			// "TEXT" in the name keeps SQLite from turning the text into an inexact
			// number
			case DECIMAL -> decimalColumn(type);
			case JSON -> "JSON_TEXT";
			case REAL, DOUBLE -> "REAL";
			case BOOLEAN -> "BOOLEAN";
			case VARCHAR -> "VARCHAR(" + type.length() + ")";
			case TEXT -> "TEXT";
			case BINARY -> "BLOB";
			case UUID -> "CHAR(36)";
			case DATE -> "DATE";
			case TIME -> "TIME";
			case TIMESTAMP -> "DATETIME";
			case INSTANT -> "TIMESTAMP";
			case ARRAY, TSVECTOR, GEOMETRY, UNKNOWN -> throw unsupported(type);
		};
	}

	private static String decimalColumn(SqlType type) {
		String digits = (type.length() > 0) ? "(" + type.length() + ", " + type.scale() + ")" : "";
		return "DECIMAL_TEXT" + digits + " COLLATE " + DECIMAL_COLLATION;
	}

	@Override
	public String castType(SqlType type) {
		return switch (type.kind()) {
			case SMALLINT, INTEGER, BIGINT, BOOLEAN -> "INTEGER";
			case REAL, DOUBLE -> "REAL";
			case BINARY -> "BLOB";
			case ARRAY, TSVECTOR, GEOMETRY, UNKNOWN -> throw unsupported(type);
			default -> "TEXT";
		};
	}

	private static UnsupportedError unsupported(SqlType type) {
		return new UnsupportedError(SqliteDialect.NAME + " has no type for " + type.kind());
	}

}
