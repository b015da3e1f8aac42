package io.tortoiseorm.dialect.mysql;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

import io.tortoiseorm.dialect.Types;
import io.tortoiseorm.dialect.ansi.Codecs;
import io.tortoiseorm.dialect.ansi.Conversions;
import io.tortoiseorm.dialect.ansi.MarkedCodec;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.Codec;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;

/**
 * The types of MySQL and MariaDB. Points in time are dates and times in UTC, UUIDs are
 * text.
 */
final class MySqlTypes implements Types {

	private static final Codec ANY_DECIMAL = Codecs.converting(BigDecimal.class, (value) -> value,
			Conversions::toPlainDecimal);

	private static final Codec COMPACT_UUID = Codecs.converting(byte[].class, MySqlTypes::toBytes, MySqlTypes::toUuid);

	private static final int MOST_DIGITS = 65;

	private static final int MOST_PLACES = 30;

	private final String database;

	private final Map<Kind, Codec> codecs = new EnumMap<>(Kind.class);

	MySqlTypes(String database, Codec json) {
		this.database = database;
		this.codecs.put(Kind.SMALLINT, Codecs.plain(Short.class));
		this.codecs.put(Kind.INTEGER, Codecs.plain(Integer.class));
		this.codecs.put(Kind.BIGINT, Codecs.plain(Long.class));
		this.codecs.put(Kind.DECIMAL, Codecs.plain(BigDecimal.class));
		this.codecs.put(Kind.REAL, MarkedCodec.casting(Codecs.floating(Float.class, database, false), "DOUBLE"));
		this.codecs.put(Kind.DOUBLE, MarkedCodec.casting(Codecs.floating(Double.class, database, false), "DOUBLE"));
		// conditions are numbers here, and not as narrow as a boolean column
		this.codecs.put(Kind.BOOLEAN, Codecs.reading(Conversions::toBoolean));
		this.codecs.put(Kind.VARCHAR, Codecs.text());
		this.codecs.put(Kind.TEXT, Codecs.text());
		this.codecs.put(Kind.BINARY, Codecs.plain(byte[].class));
		this.codecs.put(Kind.GEOMETRY, Codecs.plain(byte[].class));
		this.codecs.put(Kind.UUID,
				Codecs.converting(String.class, Object::toString, (value) -> UUID.fromString((String) value)));
		this.codecs.put(Kind.DATE, MarkedCodec.casting(Codecs.plain(LocalDate.class), "DATE"));
		this.codecs.put(Kind.TIME, MarkedCodec.casting(Codecs.time(), "TIME(6)"));
		this.codecs.put(Kind.TIMESTAMP, MarkedCodec.casting(Codecs.timestamp(), "DATETIME(6)"));
		this.codecs.put(Kind.INSTANT, MarkedCodec.casting(Codecs.converting(LocalDateTime.class, MySqlTypes::toUtc,
				(value) -> ((LocalDateTime) value).toInstant(ZoneOffset.UTC)), "DATETIME(6)"));
		this.codecs.put(Kind.JSON, json);
		this.codecs.put(Kind.UNKNOWN, Codecs.plain(Object.class));
	}

	private static Object toBytes(Object value) {
		UUID uuid = (UUID) value;
		return ByteBuffer.allocate(2 * Long.BYTES)
			.putLong(uuid.getMostSignificantBits())
			.putLong(uuid.getLeastSignificantBits())
			.array();
	}

	private static Object toUuid(Object value) {
		ByteBuffer bytes = ByteBuffer.wrap((byte[]) value);
		return new UUID(bytes.getLong(), bytes.getLong());
	}

	private static Object toUtc(Object value) {
		return LocalDateTime.ofInstant(((Instant) value).truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
	}

	@Override
	public Codec codec(SqlType type) {
		if (type.kind() == Kind.DECIMAL && type.length() == 0) {
			return ANY_DECIMAL;
		}
		if (type.equals(SqlType.COMPACT_UUID)) {
			return COMPACT_UUID;
		}
		Codec codec = this.codecs.get(type.kind());
		if (codec == null) {
			throw unsupported(type);
		}
		return codec;
	}

	@Override
	public String columnType(SqlType type) {
		return switch (type.kind()) {
			case SMALLINT -> "SMALLINT";
			case INTEGER -> "INT";
			case BIGINT -> "BIGINT";
			case DECIMAL -> decimal(type);
			// the server sends a FLOAT with six digits, which are not enough
			case REAL, DOUBLE -> "DOUBLE";
			case BOOLEAN -> "TINYINT(1)";
			case VARCHAR -> "VARCHAR(" + type.length() + ")";
			case TEXT -> "LONGTEXT";
			case BINARY -> "LONGBLOB";
			case UUID -> type.equals(SqlType.COMPACT_UUID) ? "BINARY(16)" : "CHAR(36)";
			case DATE -> "DATE";
			case TIME -> "TIME(6)";
			case TIMESTAMP, INSTANT -> "DATETIME(6)";
			case JSON -> "JSON";
			case GEOMETRY -> "GEOMETRY";
			case ARRAY, TSVECTOR, UNKNOWN -> throw unsupported(type);
		};
	}

	@Override
	public String castType(SqlType type) {
		return switch (type.kind()) {
			case SMALLINT, INTEGER, BIGINT, BOOLEAN -> "SIGNED";
			case REAL, DOUBLE -> "DOUBLE";
			case VARCHAR -> (type.length() > 0) ? "CHAR(" + type.length() + ")" : "CHAR";
			case TEXT -> "CHAR";
			case BINARY -> "BINARY";
			default -> columnType(type);
		};
	}

	private String decimal(SqlType type) {
		if (type.length() > MOST_DIGITS || type.scale() > MOST_PLACES) {
			throw new UnsupportedError("%s has no decimals of %d digits with %d places: at most %d and %d are possible"
				.formatted(this.database, type.length(), type.scale(), MOST_DIGITS, MOST_PLACES));
		}
		return (type.length() > 0) ? "DECIMAL(" + type.length() + ", " + type.scale() + ")" : "DECIMAL(65, 30)";
	}

	private UnsupportedError unsupported(SqlType type) {
		return new UnsupportedError(this.database + " has no type for " + type.kind());
	}

}
