package io.tortoiseorm.sql;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The type of a column or value, independent of the database. Each kind has one Java
 * class in which values travel between the ORM and the dialect's codecs: its
 * <em>logical</em> class.
 *
 * @param kind what sort of value
 * @param length maximal length of text and binary, or the total digits of a decimal, or
 * the bytes of a compact UUID; 0 where it does not apply or is unlimited
 * @param scale digits behind the point of a decimal; 0 elsewhere
 * @param element the type of an array's elements; {@code null} elsewhere
 */
public record SqlType(Kind kind, int length, int scale, @Nullable SqlType element) {

	/** A 16-bit number. */
	public static final SqlType SMALLINT = of(Kind.SMALLINT);

	/** A 32-bit number. */
	public static final SqlType INTEGER = of(Kind.INTEGER);

	/** A 64-bit number. */
	public static final SqlType BIGINT = of(Kind.BIGINT);

	/** A decimal of any precision, for results of expressions. */
	public static final SqlType DECIMAL = of(Kind.DECIMAL);

	/** A 64-bit floating-point number. */
	public static final SqlType DOUBLE = of(Kind.DOUBLE);

	/** True or false. */
	public static final SqlType BOOLEAN = of(Kind.BOOLEAN);

	/** Text without a limit. */
	public static final SqlType TEXT = of(Kind.TEXT);

	/** Bytes without a limit. */
	public static final SqlType BINARY = of(Kind.BINARY);

	/** A UUID. */
	public static final SqlType UUID = of(Kind.UUID);

	/** A UUID that takes 16 bytes where the database has no type of its own for it. */
	public static final SqlType COMPACT_UUID = new SqlType(Kind.UUID, 16, 0, null);

	/** A date without time. */
	public static final SqlType DATE = of(Kind.DATE);

	/** A time of day. */
	public static final SqlType TIME = of(Kind.TIME);

	/** A date and time without zone. */
	public static final SqlType TIMESTAMP = of(Kind.TIMESTAMP);

	/** A point on the time line. */
	public static final SqlType INSTANT = of(Kind.INSTANT);

	/** A JSON document. */
	public static final SqlType JSON = of(Kind.JSON);

	/** A value of which the ORM knows nothing: raw SQL. */
	public static final SqlType UNKNOWN = of(Kind.UNKNOWN);

	/**
	 * Checks the parts.
	 */
	public SqlType {
		Objects.requireNonNull(kind, "kind must not be null");
	}

	/**
	 * Text with a maximal length.
	 * @param length in characters
	 * @return the type
	 */
	public static SqlType varchar(int length) {
		return new SqlType(Kind.VARCHAR, length, 0, null);
	}

	/**
	 * A decimal.
	 * @param precision all digits
	 * @param scale digits behind the point
	 * @return the type
	 */
	public static SqlType decimal(int precision, int scale) {
		return new SqlType(Kind.DECIMAL, precision, scale, null);
	}

	/**
	 * An array.
	 * @param element the type of its elements
	 * @return the type
	 */
	public static SqlType array(SqlType element) {
		return new SqlType(Kind.ARRAY, 0, 0, element);
	}

	private static SqlType of(Kind kind) {
		return new SqlType(kind, 0, 0, null);
	}

	/**
	 * Whether values are numbers.
	 * @return whether arithmetic applies
	 */
	public boolean isNumeric() {
		return switch (this.kind) {
			case SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE -> true;
			default -> false;
		};
	}

	/**
	 * Whether values are whole numbers.
	 * @return whether the kind is one of the integers
	 */
	public boolean isInteger() {
		return this.kind == Kind.SMALLINT || this.kind == Kind.INTEGER || this.kind == Kind.BIGINT;
	}

	/**
	 * Whether values are text.
	 * @return whether the kind is text of either sort
	 */
	public boolean isText() {
		return this.kind == Kind.VARCHAR || this.kind == Kind.TEXT;
	}

	/**
	 * The sorts of values, with the logical Java class of each.
	 */
	public enum Kind {

		/** {@link Short}. */
		SMALLINT(Short.class),

		/** {@link Integer}. */
		INTEGER(Integer.class),

		/** {@link Long}. */
		BIGINT(Long.class),

		/** {@link java.math.BigDecimal}. */
		DECIMAL(java.math.BigDecimal.class),

		/** {@link Float}. */
		REAL(Float.class),

		/** {@link Double}. */
		DOUBLE(Double.class),

		/** {@link Boolean}. */
		BOOLEAN(Boolean.class),

		/** {@link String} with a maximal length. */
		VARCHAR(String.class),

		/** {@link String}. */
		TEXT(String.class),

		/** {@code byte[]}. */
		BINARY(byte[].class),

		/** {@link java.util.UUID}. */
		UUID(java.util.UUID.class),

		/** {@link java.time.LocalDate}. */
		DATE(java.time.LocalDate.class),

		/** {@link java.time.LocalTime}. */
		TIME(java.time.LocalTime.class),

		/** {@link java.time.LocalDateTime}. */
		TIMESTAMP(java.time.LocalDateTime.class),

		/** {@link java.time.Instant}. */
		INSTANT(java.time.Instant.class),

		/** {@link String} holding JSON text. */
		JSON(String.class),

		/** {@link java.util.List} of the element's logical class. */
		ARRAY(java.util.List.class),

		/** {@link String}: PostgreSQL's text search vector. */
		TSVECTOR(String.class),

		/** {@code byte[]}: MySQL's geometry in its wire form. */
		GEOMETRY(byte[].class),

		/** Whatever the driver gives. */
		UNKNOWN(Object.class);

		private final Class<?> logicalClass;

		Kind(Class<?> logicalClass) {
			this.logicalClass = logicalClass;
		}

		/**
		 * The Java class in which values of this kind travel inside the ORM.
		 * @return the logical class
		 */
		public Class<?> logicalClass() {
			return this.logicalClass;
		}

	}

}
