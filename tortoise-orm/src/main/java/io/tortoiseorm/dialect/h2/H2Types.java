package io.tortoiseorm.dialect.h2;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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
import io.tortoiseorm.sql.SqlWriter;

/**
 * H2's types. The driver reads a column only as the exact class of its type, which varies
 * with the expression: so numbers are read as they come and converted.
 */
final class H2Types implements Types {

	/** The type of decimals without a declared scale: H2's own default has scale 0. */
	static final String ANY_DECIMAL_TYPE = "NUMERIC(100, 30)";

	private static final Map<Kind, Codec> CODECS = codecs();

	private static final Codec ANY_DECIMAL = Codecs.reading(Conversions::toPlainDecimal);

	private static Map<Kind, Codec> codecs() {
		Map<Kind, Codec> codecs = new EnumMap<>(Kind.class);
		codecs.put(Kind.SMALLINT, Codecs.reading(Conversions::toShort));
		codecs.put(Kind.INTEGER, Codecs.reading(Conversions::toInteger));
		codecs.put(Kind.BIGINT, Codecs.reading(Conversions::toLong));
		codecs.put(Kind.DECIMAL, Codecs.reading(Conversions::toDecimal));
		codecs.put(Kind.REAL, Codecs.reading(Conversions::toFloat));
		codecs.put(Kind.DOUBLE, Codecs.reading(Conversions::toDouble));
		codecs.put(Kind.BOOLEAN, Codecs.plain(Boolean.class));
		codecs.put(Kind.VARCHAR, Codecs.plain(String.class));
		codecs.put(Kind.TEXT, Codecs.plain(String.class));
		codecs.put(Kind.BINARY, Codecs.plain(byte[].class));
		codecs.put(Kind.UUID, Codecs.plain(UUID.class));
		codecs.put(Kind.DATE, Codecs.plain(LocalDate.class));
		codecs.put(Kind.TIME, Codecs.converting(LocalTime.class,
				(value) -> ((LocalTime) value).truncatedTo(ChronoUnit.MICROS), (value) -> value));
		codecs.put(Kind.TIMESTAMP, Codecs.converting(LocalDateTime.class,
				(value) -> ((LocalDateTime) value).truncatedTo(ChronoUnit.MICROS), (value) -> value));
		codecs.put(Kind.INSTANT,
				Codecs.converting(Object.class,
						(value) -> ((Instant) value).truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC),
						Conversions::toInstant));
		codecs.put(Kind.JSON, new JsonCodec());
		codecs.put(Kind.UNKNOWN, Codecs.plain(Object.class));
		return codecs;
	}

	@Override
	public Codec codec(SqlType type) {
		if (type.kind() == Kind.DECIMAL && type.length() == 0) {
			return ANY_DECIMAL;
		}
		Codec codec = CODECS.get(type.kind());
		if (codec == null) {
			throw unsupported(type);
		}
		return codec;
	}

	@Override
	public String columnType(SqlType type) {
		return castType(type);
	}

	@Override
	public String castType(SqlType type) {
		return switch (type.kind()) {
			case SMALLINT -> "SMALLINT";
			case INTEGER -> "INTEGER";
			case BIGINT -> "BIGINT";
			case DECIMAL ->
				(type.length() > 0) ? "NUMERIC(" + type.length() + ", " + type.scale() + ")" : ANY_DECIMAL_TYPE;
			case REAL -> "REAL";
			case DOUBLE -> "DOUBLE PRECISION";
			case BOOLEAN -> "BOOLEAN";
			case VARCHAR -> (type.length() > 0) ? "VARCHAR(" + type.length() + ")" : "VARCHAR";
			case TEXT -> "VARCHAR";
			case BINARY -> "VARBINARY";
			case UUID -> "UUID";
			case DATE -> "DATE";
			case TIME -> "TIME(6)";
			case TIMESTAMP -> "TIMESTAMP(6)";
			case INSTANT -> "TIMESTAMP(6) WITH TIME ZONE";
			case JSON -> "JSON";
			case ARRAY, TSVECTOR, GEOMETRY, UNKNOWN -> throw unsupported(type);
		};
	}

	private static UnsupportedError unsupported(SqlType type) {
		return new UnsupportedError(H2Dialect.NAME + " has no type for " + type.kind());
	}

	/**
	 * JSON text. Bound plainly it would become a JSON string.
	 */
	private static final class JsonCodec implements Codec {

		@Override
		public Class<?> driverClass() {
			return String.class;
		}

		@Override
		public Object toDriver(Object value) {
			return value;
		}

		@Override
		public Object fromDriver(Object value) {
			return value;
		}

		@Override
		public boolean readsAsIs() {
			return true;
		}

		@Override
		public void writeMarker(SqlWriter out, int index) {
			out.append('(').marker(index).append(" FORMAT JSON)");
		}

	}

}
