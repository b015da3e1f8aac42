package io.tortoiseorm.dialect.oracle;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
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
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.Codec;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;

/**
 * Oracle's types. Booleans are numbers, a time of day is an interval, UUIDs are text.
 */
final class OracleTypes implements Types {

	private static final int MOST_DIGITS = 38;

	private static final int LONGEST_TEXT = 1_000;

	private static final Codec ANY_DECIMAL = Codecs.reading(Conversions::toPlainDecimal);

	private static final Codec COMPACT_UUID = Codecs.converting(ByteBuffer.class, OracleTypes::toBytes,
			(value) -> new UUID(((ByteBuffer) value).getLong(0), ((ByteBuffer) value).getLong(Long.BYTES)));

	private final Map<Kind, Codec> codecs = new EnumMap<>(Kind.class);

	OracleTypes() {
		this.codecs.put(Kind.SMALLINT, Codecs.reading(Conversions::toShort));
		this.codecs.put(Kind.INTEGER, Codecs.reading(Conversions::toInteger));
		this.codecs.put(Kind.BIGINT, Codecs.reading(Conversions::toLong));
		this.codecs.put(Kind.DECIMAL, Codecs.plain(BigDecimal.class));
		this.codecs.put(Kind.REAL, Codecs.plain(Float.class));
		this.codecs.put(Kind.DOUBLE, Codecs.plain(Double.class));
		this.codecs.put(Kind.BOOLEAN,
				Codecs.converting(Object.class, (value) -> ((Boolean) value) ? 1 : 0, Conversions::toBoolean));
		this.codecs.put(Kind.VARCHAR, new PresentText(Codecs.text()));
		this.codecs.put(Kind.TEXT, new PresentText(Codecs.text()));
		this.codecs.put(Kind.BINARY,
				Codecs.converting(ByteBuffer.class, (value) -> ByteBuffer.wrap((byte[]) value), OracleTypes::bytes));
		this.codecs.put(Kind.UUID,
				Codecs.converting(String.class, Object::toString, (value) -> UUID.fromString((String) value)));
		// dates have times of day here
		this.codecs.put(Kind.DATE, Codecs.converting(Object.class, (value) -> value,
				(value) -> (value instanceof LocalDateTime moment) ? moment.toLocalDate() : value));
		this.codecs.put(Kind.TIME,
				Codecs.converting(Duration.class,
						(value) -> Duration.ofNanos(((LocalTime) value).truncatedTo(ChronoUnit.MICROS).toNanoOfDay()),
						(value) -> LocalTime.ofNanoOfDay(((Duration) value).toNanos())));
		this.codecs.put(Kind.TIMESTAMP, Codecs.timestamp());
		this.codecs.put(Kind.INSTANT,
				Codecs.converting(OffsetDateTime.class,
						(value) -> ((Instant) value).truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC),
						Conversions::toInstant));
		this.codecs.put(Kind.JSON, Codecs.text());
		this.codecs.put(Kind.UNKNOWN, Codecs.plain(Object.class));
	}

	private static Object toBytes(Object value) {
		UUID uuid = (UUID) value;
		return ByteBuffer.allocate(2 * Long.BYTES)
			.putLong(uuid.getMostSignificantBits())
			.putLong(uuid.getLeastSignificantBits())
			.flip();
	}

	private static Object bytes(Object value) {
		ByteBuffer buffer = ((ByteBuffer) value).duplicate();
		byte[] bytes = new byte[buffer.remaining()];
		buffer.get(bytes);
		return bytes;
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

	/**
	 * Years before the first are counted in another way than in Java, and years after
	 * 9999 are none.
	 */
	@Override
	public void check(SqlType type, Object value) {
		codec(type).check(value);
		switch (type.kind()) {
			case DATE -> checkYear(((LocalDate) value).getYear());
			case TIMESTAMP -> checkYear(((LocalDateTime) value).getYear());
			case INSTANT -> checkYear(((Instant) value).atOffset(ZoneOffset.UTC).getYear());
			default -> {
			}
		}
	}

	private static void checkYear(int year) {
		if (year < 1 || year > 9999) {
			throw new ParamsError(
					"The year is " + year + ", but " + OracleDialect.NAME + " holds the years 1 to 9999 only.");
		}
	}

	@Override
	public String columnType(SqlType type) {
		return switch (type.kind()) {
			case SMALLINT -> "NUMBER(5)";
			case INTEGER -> "NUMBER(10)";
			case BIGINT -> "NUMBER(19)";
			case DECIMAL -> decimal(type);
			case REAL -> "BINARY_FLOAT";
			case DOUBLE -> "BINARY_DOUBLE";
			case BOOLEAN -> "NUMBER(1)";
			case VARCHAR -> (type.length() <= LONGEST_TEXT) ? "VARCHAR2(" + type.length() + " CHAR)" : "CLOB";
			case TEXT, JSON -> "CLOB";
			case BINARY -> "BLOB";
			case UUID -> type.equals(SqlType.COMPACT_UUID) ? "RAW(16)" : "CHAR(36)";
			case DATE -> "DATE";
			case TIME -> "INTERVAL DAY(0) TO SECOND(6)";
			case TIMESTAMP -> "TIMESTAMP(6)";
			case INSTANT -> "TIMESTAMP(6) WITH TIME ZONE";
			case ARRAY, TSVECTOR, GEOMETRY, UNKNOWN -> throw unsupported(type);
		};
	}

	@Override
	public String castType(SqlType type) {
		return switch (type.kind()) {
			case VARCHAR -> (type.length() > 0 && type.length() <= LONGEST_TEXT)
					? "VARCHAR2(" + type.length() + " CHAR)" : "VARCHAR2(4000)";
			case TEXT, JSON -> "VARCHAR2(4000)";
			default -> columnType(type);
		};
	}

	private static String decimal(SqlType type) {
		if (type.length() > MOST_DIGITS) {
			throw new UnsupportedError("%s has no decimals of %d digits: at most %d are possible"
				.formatted(OracleDialect.NAME, type.length(), MOST_DIGITS));
		}
		return (type.length() > 0) ? "NUMBER(" + type.length() + ", " + type.scale() + ")" : "NUMBER";
	}

	private static UnsupportedError unsupported(SqlType type) {
		return new UnsupportedError(OracleDialect.NAME + " has no type for " + type.kind());
	}

	/**
	 * Text of at least one character.
	 *
	 * @param text converts it
	 */
	private record PresentText(Codec text) implements Codec {

		@Override
		public Class<?> driverClass() {
			return this.text.driverClass();
		}

		@Override
		public void check(Object value) {
			if (((String) value).isEmpty()) {
				throw new ParamsError("The text is empty, which " + OracleDialect.NAME + " takes for NULL.");
			}
			this.text.check(value);
		}

		@Override
		public Object toDriver(Object value) {
			return this.text.toDriver(value);
		}

		@Override
		public Object fromDriver(Object value) {
			return this.text.fromDriver(value);
		}

		@Override
		public boolean readsAsIs() {
			return this.text.readsAsIs();
		}

	}

}
