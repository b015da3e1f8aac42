package io.tortoiseorm.dialect.h2;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

import io.tortoiseorm.dialect.Types;
import io.tortoiseorm.dialect.ansi.Codecs;
import io.tortoiseorm.dialect.ansi.Conversions;
import io.tortoiseorm.dialect.ansi.MarkedCodec;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.Codec;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;

/**
 * H2's types. The driver reads a column only as the exact class of its type, which varies
 * with the expression: so numbers are read as they come and converted. Bound values get
 * casts, as H2 otherwise does not know the types of expressions made of them.
 */
final class H2Types implements Types {

	/** The type of decimals without a declared scale: H2's own default has scale 0. */
	static final String ANY_DECIMAL_TYPE = "NUMERIC(100, 30)";

	private final Map<Kind, Codec> codecs = new EnumMap<>(Kind.class);

	private final Codec anyDecimal = MarkedCodec.casting(Codecs.reading(Conversions::toPlainDecimal), "DECFLOAT");

	H2Types() {
		put(Kind.SMALLINT, Codecs.reading(Conversions::toShort));
		put(Kind.INTEGER, Codecs.reading(Conversions::toInteger));
		put(Kind.BIGINT, Codecs.reading(Conversions::toLong));
		put(Kind.REAL, Codecs.reading(Conversions::toFloat));
		put(Kind.DOUBLE, Codecs.reading(Conversions::toDouble));
		put(Kind.BOOLEAN, Codecs.plain(Boolean.class));
		put(Kind.VARCHAR, Codecs.text());
		put(Kind.TEXT, Codecs.text());
		put(Kind.BINARY, Codecs.plain(byte[].class));
		put(Kind.UUID, Codecs.plain(UUID.class));
		put(Kind.DATE, Codecs.plain(LocalDate.class));
		put(Kind.TIME, Codecs.time());
		put(Kind.TIMESTAMP, Codecs.timestamp());
		put(Kind.INSTANT,
				Codecs.converting(Object.class,
						(value) -> ((Instant) value).truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC),
						Conversions::toInstant));
		this.codecs.put(Kind.DECIMAL, MarkedCodec.casting(Codecs.reading(Conversions::toDecimal), "DECFLOAT"));
		this.codecs.put(Kind.JSON, new MarkedCodec(Codecs.text(), "(", " FORMAT JSON)"));
		this.codecs.put(Kind.UNKNOWN, Codecs.plain(Object.class));
	}

	private void put(Kind kind, Codec codec) {
		this.codecs.put(kind, MarkedCodec.casting(codec, castType(new SqlType(kind, 0, 0, null))));
	}

	@Override
	public Codec codec(SqlType type) {
		if (type.kind() == Kind.DECIMAL && type.length() == 0) {
			return this.anyDecimal;
		}
		Codec codec = this.codecs.get(type.kind());
		if (codec == null) {
			throw unsupported(type);
		}
		return codec;
	}

	/**
	 * H2 counts the characters beyond the first 65,536 of Unicode as two.
	 */
	@Override
	public void check(SqlType type, Object value) {
		codec(type).check(value);
		if (type.kind() == Kind.VARCHAR && type.length() > 0 && ((String) value).length() > type.length()) {
			throw new ParamsError(
					("The text takes %d places in %s, which counts emoji and other rare characters as two."
							+ " At most %d are allowed.")
						.formatted(((String) value).length(), H2Dialect.NAME, type.length()));
		}
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

}
