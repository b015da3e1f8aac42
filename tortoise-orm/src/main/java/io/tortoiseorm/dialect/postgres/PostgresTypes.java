package io.tortoiseorm.dialect.postgres;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.tortoiseorm.dialect.Types;
import io.tortoiseorm.dialect.ansi.Codecs;
import io.tortoiseorm.dialect.ansi.Conversions;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.sql.Codec;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlType.Kind;

/**
 * PostgreSQL's types. Values are bound and read in the class that the driver transfers in
 * binary; types without one travel as text with a cast.
 */
final class PostgresTypes implements Types {

	private static final Map<Kind, Codec> CODECS = codecs();

	private static final Codec ANY_DECIMAL = Codecs.converting(BigDecimal.class, (value) -> value,
			Conversions::toPlainDecimal);

	private final Map<SqlType, Codec> arrays = new ConcurrentHashMap<>();

	private final String collation;

	/**
	 * Creates the types.
	 * @param collates whether columns need a collation to compare by code point
	 */
	PostgresTypes(boolean collates) {
		this.collation = collates ? " COLLATE \"C\"" : "";
	}

	private static Map<Kind, Codec> codecs() {
		Map<Kind, Codec> codecs = new EnumMap<>(Kind.class);
		codecs.put(Kind.SMALLINT, Codecs.plain(Short.class));
		codecs.put(Kind.INTEGER, Codecs.plain(Integer.class));
		codecs.put(Kind.BIGINT, Codecs.plain(Long.class));
		codecs.put(Kind.DECIMAL, Codecs.plain(BigDecimal.class));
		codecs.put(Kind.REAL, Codecs.plain(Float.class));
		codecs.put(Kind.DOUBLE, Codecs.plain(Double.class));
		codecs.put(Kind.BOOLEAN, Codecs.plain(Boolean.class));
		codecs.put(Kind.VARCHAR, Codecs.textWithoutNul(PostgresDialect.NAME));
		codecs.put(Kind.TEXT, Codecs.textWithoutNul(PostgresDialect.NAME));
		codecs.put(Kind.BINARY, Codecs.plain(byte[].class));
		codecs.put(Kind.UUID, Codecs.plain(UUID.class));
		codecs.put(Kind.DATE, Codecs.plain(LocalDate.class));
		codecs.put(Kind.TIME, Codecs.time());
		codecs.put(Kind.TIMESTAMP, Codecs.timestamp());
		codecs.put(Kind.INSTANT, Codecs.instant());
		codecs.put(Kind.JSON, new TextFormCodec("jsonb", true));
		codecs.put(Kind.TSVECTOR, new TextFormCodec("tsvector", true));
		codecs.put(Kind.UNKNOWN, Codecs.plain(Object.class));
		return codecs;
	}

	@Override
	public Codec codec(SqlType type) {
		if (type.kind() == Kind.DECIMAL && type.length() == 0) {
			return ANY_DECIMAL;
		}
		Codec codec = CODECS.get(type.kind());
		if (codec != null) {
			return codec;
		}
		if (type.kind() == Kind.ARRAY) {
			return this.arrays.computeIfAbsent(type, this::arrayCodec);
		}
		throw unsupported(type);
	}

	private Codec arrayCodec(SqlType type) {
		SqlType element = element(type);
		if (element.kind() == Kind.ARRAY || element.kind() == Kind.BINARY) {
			throw new UnsupportedError(PostgresDialect.NAME + " arrays of " + element.kind() + " are not supported");
		}
		// with a length, the cast would cut what is longer
		SqlType unlimited = (element.kind() == Kind.VARCHAR) ? SqlType.varchar(0) : element;
		return new ArrayCodec(codec(element), castType(unlimited));
	}

	@Override
	public String columnType(SqlType type) {
		return switch (type.kind()) {
			case VARCHAR -> "VARCHAR(" + type.length() + ")" + this.collation;
			case TEXT -> "TEXT" + this.collation;
			case DECIMAL -> decimal(type);
			case TIME -> "TIME(6)";
			case TIMESTAMP -> "TIMESTAMP(6)";
			case INSTANT -> "TIMESTAMP(6) WITH TIME ZONE";
			case ARRAY -> arrayType(type);
			default -> castType(type);
		};
	}

	@Override
	public String castType(SqlType type) {
		return switch (type.kind()) {
			case SMALLINT -> "SMALLINT";
			case INTEGER -> "INTEGER";
			case BIGINT -> "BIGINT";
			case DECIMAL -> decimal(type);
			case REAL -> "REAL";
			case DOUBLE -> "DOUBLE PRECISION";
			case BOOLEAN -> "BOOLEAN";
			case VARCHAR -> (type.length() > 0) ? "VARCHAR(" + type.length() + ")" : "VARCHAR";
			case TEXT -> "TEXT";
			case BINARY -> "BYTEA";
			case UUID -> "UUID";
			case DATE -> "DATE";
			case TIME -> "TIME";
			case TIMESTAMP -> "TIMESTAMP";
			case INSTANT -> "TIMESTAMP WITH TIME ZONE";
			case JSON -> "JSONB";
			case TSVECTOR -> "TSVECTOR";
			case ARRAY -> castType(element(type)) + "[]";
			case GEOMETRY, UNKNOWN -> throw unsupported(type);
		};
	}

	private String arrayType(SqlType type) {
		SqlType element = element(type);
		String collation = element.isText() ? this.collation : "";
		return castType(element) + "[]" + collation;
	}

	private static String decimal(SqlType type) {
		return (type.length() > 0) ? "NUMERIC(" + type.length() + ", " + type.scale() + ")" : "NUMERIC";
	}

	private static SqlType element(SqlType type) {
		return Objects.requireNonNull(type.element(), "an array type has an element type");
	}

	private static UnsupportedError unsupported(SqlType type) {
		return new UnsupportedError(PostgresDialect.NAME + " has no type for " + type.kind());
	}

}
