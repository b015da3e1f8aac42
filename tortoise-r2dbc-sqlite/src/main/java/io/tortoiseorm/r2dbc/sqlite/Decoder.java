package io.tortoiseorm.r2dbc.sqlite;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.UUID;

import io.r2dbc.spi.Blob;
import io.r2dbc.spi.Clob;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Reads the value of a column as a Java type. For the common types this is one native
 * call, a second one tells 0 from {@code NULL}.
 */
final class Decoder {

	private Decoder() {
	}

	/**
	 * Reads a value.
	 * @param values the row
	 * @param column the zero-based position of the column
	 * @param type the type to read
	 * @return the value, null for {@code NULL}
	 * @throws IllegalArgumentException if the value or the type cannot be read
	 */
	static @Nullable Object decode(ColumnValues values, int column, Class<?> type) {
		if (type == String.class || type == CharSequence.class) {
			return values.textValue(column);
		}
		if (type == Long.class) {
			return decodeLong(values, column, type);
		}
		if (type == Integer.class) {
			return decodeInt(values, column);
		}
		if (type == Boolean.class) {
			return decodeBoolean(values, column);
		}
		if (type == Double.class) {
			return decodeDouble(values, column, type);
		}
		if (type == byte[].class) {
			return values.blobValue(column);
		}
		if (type == ByteBuffer.class) {
			byte[] bytes = values.blobValue(column);
			return (bytes != null) ? ByteBuffer.wrap(bytes) : null;
		}
		if (type == Blob.class) {
			byte[] bytes = values.blobValue(column);
			return (bytes != null) ? Blob.from(Mono.fromSupplier(() -> ByteBuffer.wrap(bytes))) : null;
		}
		if (Number.class.isAssignableFrom(type)) {
			return decodeNumber(values, column, type);
		}
		return decodeText(values, column, type);
	}

	/** Reads a value as the Java type that fits its storage class and its column. */
	static @Nullable Object decodeUntyped(ColumnValues values, int column, SqliteType type) {
		return switch (values.storageClass(column)) {
			case NULL -> null;
			case REAL -> values.doubleValue(column);
			case TEXT -> values.textValue(column);
			case BLOB -> decode(values, column, ByteBuffer.class);
			case INTEGER -> untypedInteger(values.longValue(column), type);
		};
	}

	private static Object untypedInteger(long value, SqliteType type) {
		if (type == SqliteType.BOOLEAN) {
			return value != 0;
		}
		if (type == SqliteType.BIGINT || value != (int) value) {
			return value;
		}
		return (int) value;
	}

	private static @Nullable Long decodeLong(ColumnValues values, int column, Class<?> type) {
		long value = values.longValue(column);
		if (value != 0) {
			return value;
		}
		return switch (values.storageClass(column)) {
			case NULL -> null;
			case INTEGER, REAL -> 0L;
			case TEXT, BLOB -> longOf(values, column, type);
		};
	}

	private static @Nullable Integer decodeInt(ColumnValues values, int column) {
		return (Integer) inRange(decodeLong(values, column, Integer.class), column, Integer.MIN_VALUE,
				Integer.MAX_VALUE, Integer.class);
	}

	private static @Nullable Boolean decodeBoolean(ColumnValues values, int column) {
		if (values.longValue(column) != 0) {
			return true;
		}
		return switch (values.storageClass(column)) {
			case NULL -> null;
			case INTEGER -> false;
			case REAL -> values.doubleValue(column) != 0;
			case TEXT, BLOB -> booleanOf(values.textValue(column), column);
		};
	}

	private static boolean booleanOf(@Nullable String text, int column) {
		return switch ((text != null) ? text.toLowerCase(Locale.ROOT) : "") {
			case "true", "t" -> true;
			case "false", "f", "0" -> false;
			default -> throw unreadable(column, StorageClass.TEXT, Boolean.class);
		};
	}

	private static @Nullable Double decodeDouble(ColumnValues values, int column, Class<?> type) {
		double value = values.doubleValue(column);
		if (value != 0) {
			return value;
		}
		return switch (values.storageClass(column)) {
			case NULL -> null;
			case INTEGER, REAL -> value;
			case TEXT, BLOB -> decimalOf(values.textValue(column), values, column, type).doubleValue();
		};
	}

	private static @Nullable Object decodeNumber(ColumnValues values, int column, Class<?> type) {
		if (type == BigDecimal.class) {
			String text = values.textValue(column);
			return (text != null) ? decimalOf(text, values, column, type) : null;
		}
		if (type == Short.class) {
			return inRange(decodeLong(values, column, type), column, Short.MIN_VALUE, Short.MAX_VALUE, type);
		}
		if (type == Byte.class) {
			return inRange(decodeLong(values, column, type), column, Byte.MIN_VALUE, Byte.MAX_VALUE, type);
		}
		if (type == Float.class) {
			Double value = decodeDouble(values, column, type);
			return (value != null) ? value.floatValue() : null;
		}
		if (type == BigInteger.class) {
			String text = values.textValue(column);
			return (text != null) ? wholeNumber(text, values, column, type) : null;
		}
		if (type == Number.class) {
			return decodeUntyped(values, column, SqliteType.ANY);
		}
		throw unsupported(column, type);
	}

	private static @Nullable Object inRange(@Nullable Long value, int column, long min, long max, Class<?> type) {
		if (value == null) {
			return null;
		}
		if (value < min || value > max) {
			throw new IllegalArgumentException("The value of column " + column + " is out of the range of "
					+ type.getName() + " (" + min + " to " + max + ")");
		}
		if (type == Integer.class) {
			return value.intValue();
		}
		return (type == Short.class) ? (Object) value.shortValue() : (Object) value.byteValue();
	}

	private static long longOf(ColumnValues values, int column, Class<?> type) {
		return wholeNumber(values.textValue(column), values, column, type).longValue();
	}

	private static BigInteger wholeNumber(@Nullable String text, ColumnValues values, int column, Class<?> type) {
		try {
			return decimalOf(text, values, column, type).toBigIntegerExact();
		}
		catch (ArithmeticException ex) {
			throw unreadable(column, values.storageClass(column), type);
		}
	}

	private static BigDecimal decimalOf(@Nullable String text, ColumnValues values, int column, Class<?> type) {
		try {
			return Decimals.parse(String.valueOf(text));
		}
		catch (NumberFormatException ex) {
			throw unreadable(column, values.storageClass(column), type);
		}
	}

	private static @Nullable Object decodeText(ColumnValues values, int column, Class<?> type) {
		String text = values.textValue(column);
		if (text == null) {
			return null;
		}
		try {
			return parse(text, column, type);
		}
		catch (DateTimeException | IllegalArgumentException ex) {
			if (ex instanceof UnsupportedTypeException) {
				throw ex;
			}
			throw unreadable(column, values.storageClass(column), type);
		}
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static Object parse(String text, int column, Class<?> type) {
		if (type == UUID.class) {
			return uuid(text);
		}
		if (type == LocalDate.class) {
			return TemporalText.parseDate(text);
		}
		if (type == LocalTime.class) {
			return TemporalText.parseTime(text);
		}
		if (type == LocalDateTime.class) {
			return TemporalText.parseDateTime(text);
		}
		if (type == Instant.class) {
			return TemporalText.parseDateTime(text).toInstant(ZoneOffset.UTC);
		}
		if (type == OffsetDateTime.class) {
			return TemporalText.parseDateTime(text).atOffset(ZoneOffset.UTC);
		}
		if (type == ZonedDateTime.class) {
			return TemporalText.parseDateTime(text).atZone(ZoneOffset.UTC);
		}
		if (type == Clob.class) {
			return Clob.from(Mono.just(text));
		}
		if (type == Character.class && text.length() == 1) {
			return text.charAt(0);
		}
		if (type.isEnum()) {
			return Enum.valueOf((Class<? extends Enum>) type, text);
		}
		throw unsupported(column, type);
	}

	private static UUID uuid(String text) {
		if (text.length() != 36) {
			throw new IllegalArgumentException("A UUID has 36 characters");
		}
		return UUID.fromString(text);
	}

	private static IllegalArgumentException unreadable(int column, StorageClass storageClass, Class<?> type) {
		// The value and causes that name it stay out of the message: it may be
		// confidential.
		return new IllegalArgumentException("Column " + column + " holds a value of storage class " + storageClass
				+ " that cannot be read as " + type.getName());
	}

	private static UnsupportedTypeException unsupported(int column, Class<?> type) {
		return new UnsupportedTypeException("Column " + column + " cannot be read as " + type.getName()
				+ "; read a number, text, bytes, a UUID or a type of java.time");
	}

	private static final class UnsupportedTypeException extends IllegalArgumentException {

		private static final long serialVersionUID = 1L;

		UnsupportedTypeException(String message) {
			super(message);
		}

	}

}
