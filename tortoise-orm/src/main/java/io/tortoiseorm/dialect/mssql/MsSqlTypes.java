package io.tortoiseorm.dialect.mssql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
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
 * SQL Server's types. Text is Unicode and compares by code point.
 */
final class MsSqlTypes implements Types {

	/** Compares by code point. */
	static final String COLLATION = "Latin1_General_100_BIN2";

	/** The type of decimals without a declared scale. */
	static final String ANY_DECIMAL_TYPE = "DECIMAL(38, 10)";

	private static final int MOST_DIGITS = 38;

	private static final int LONGEST_TEXT = 4_000;

	private static final Codec ANY_DECIMAL = Codecs.reading(Conversions::toPlainDecimal);

	private final Map<Kind, Codec> codecs = new EnumMap<>(Kind.class);

	MsSqlTypes() {
		this.codecs.put(Kind.SMALLINT, Codecs.reading(Conversions::toShort));
		this.codecs.put(Kind.INTEGER, Codecs.reading(Conversions::toInteger));
		this.codecs.put(Kind.BIGINT, Codecs.reading(Conversions::toLong));
		this.codecs.put(Kind.DECIMAL, Codecs.plain(BigDecimal.class));
		this.codecs.put(Kind.REAL, Codecs.floating(Float.class, MsSqlDialect.NAME, false));
		this.codecs.put(Kind.DOUBLE, Codecs.floating(Double.class, MsSqlDialect.NAME, false));
		this.codecs.put(Kind.BOOLEAN, Codecs.reading(Conversions::toBoolean));
		this.codecs.put(Kind.VARCHAR, Codecs.text());
		this.codecs.put(Kind.TEXT, Codecs.text());
		// a NULL is sent as text, which becomes bytes only where it is told to
		this.codecs.put(Kind.BINARY, MarkedCodec.casting(Codecs.plain(byte[].class), "VARBINARY(MAX)"));
		this.codecs.put(Kind.UUID, Codecs.plain(UUID.class));
		this.codecs.put(Kind.DATE, Codecs.plain(LocalDate.class));
		this.codecs.put(Kind.TIME, Codecs.converting(LocalTime.class,
				(value) -> ((LocalTime) value).truncatedTo(ChronoUnit.MICROS), (value) -> value));
		this.codecs.put(Kind.TIMESTAMP, Codecs.timestamp());
		this.codecs.put(Kind.INSTANT,
				Codecs.converting(OffsetDateTime.class,
						(value) -> ((Instant) value).truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC),
						Conversions::toInstant));
		this.codecs.put(Kind.JSON, Codecs.text());
		this.codecs.put(Kind.UNKNOWN, Codecs.plain(Object.class));
	}

	@Override
	public Codec codec(SqlType type) {
		if (type.kind() == Kind.DECIMAL && type.length() == 0) {
			return ANY_DECIMAL;
		}
		Codec codec = this.codecs.get(type.kind());
		if (codec == null) {
			throw unsupported(type);
		}
		return codec;
	}

	/**
	 * Years have four digits, and lengths count the characters beyond the first 65,536 of
	 * Unicode as two.
	 */
	@Override
	public void check(SqlType type, Object value) {
		codec(type).check(value);
		switch (type.kind()) {
			case VARCHAR -> checkLength(type, (String) value);
			case DATE -> checkYear(((LocalDate) value).getYear());
			case TIMESTAMP -> checkYear(((LocalDateTime) value).getYear());
			case INSTANT -> checkYear(((Instant) value).atOffset(ZoneOffset.UTC).getYear());
			default -> {
			}
		}
	}

	private static void checkLength(SqlType type, String value) {
		if (type.length() > 0 && value.length() > type.length()) {
			throw new ParamsError(
					("The text takes %d places in %s, which counts emoji and other rare characters as two."
							+ " At most %d are allowed.")
						.formatted(value.length(), MsSqlDialect.NAME, type.length()));
		}
	}

	private static void checkYear(int year) {
		if (year < 1 || year > 9999) {
			throw new ParamsError("The year is " + year + ", but " + MsSqlDialect.NAME + " has the years 1 to 9999.");
		}
	}

	@Override
	public String columnType(SqlType type) {
		String name = castType(type);
		return name.startsWith("NVARCHAR") ? name + " COLLATE " + COLLATION : name;
	}

	@Override
	public String castType(SqlType type) {
		return switch (type.kind()) {
			case SMALLINT -> "SMALLINT";
			case INTEGER -> "INT";
			case BIGINT -> "BIGINT";
			case DECIMAL -> decimal(type);
			case REAL -> "REAL";
			case DOUBLE -> "FLOAT(53)";
			case BOOLEAN -> "BIT";
			case VARCHAR -> (type.length() > 0 && type.length() <= LONGEST_TEXT) ? "NVARCHAR(" + type.length() + ")"
					: "NVARCHAR(MAX)";
			case TEXT, JSON -> "NVARCHAR(MAX)";
			case BINARY -> "VARBINARY(MAX)";
			case UUID -> "UNIQUEIDENTIFIER";
			case DATE -> "DATE";
			case TIME -> "TIME(6)";
			case TIMESTAMP -> "DATETIME2(6)";
			case INSTANT -> "DATETIMEOFFSET(6)";
			case ARRAY, TSVECTOR, GEOMETRY, UNKNOWN -> throw unsupported(type);
		};
	}

	private static String decimal(SqlType type) {
		if (type.length() > MOST_DIGITS) {
			throw new UnsupportedError("%s has no decimals of %d digits: at most %d are possible"
				.formatted(MsSqlDialect.NAME, type.length(), MOST_DIGITS));
		}
		return (type.length() > 0) ? "DECIMAL(" + type.length() + ", " + type.scale() + ")" : ANY_DECIMAL_TYPE;
	}

	private static UnsupportedError unsupported(SqlType type) {
		return new UnsupportedError(MsSqlDialect.NAME + " has no type for " + type.kind());
	}

}
