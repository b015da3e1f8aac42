package io.tortoiseorm.r2dbc.sqlite;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.UUID;

import io.r2dbc.spi.Blob;
import io.r2dbc.spi.Clob;
import io.r2dbc.spi.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Turns Java values into the form in which SQLite stores them: {@link Long} or
 * {@link Integer}, {@link Double}, {@link String}, {@code byte[]} or null. {@link Blob}
 * and {@link Clob} stay as they are: their content is read when the statement is
 * executed.
 */
final class Encoder {

	private static final int LONG_BITS = 63;

	private Encoder() {
	}

	/**
	 * Encodes a value that was bound.
	 * @param value the value, never null
	 * @return its storage form, null for a {@link Parameter} without value
	 */
	static @Nullable Object encode(Object value) {
		if (value instanceof Long || value instanceof Integer) {
			return value;
		}
		if (value instanceof String text) {
			return checkUnicode(text);
		}
		if (value instanceof Boolean flag) {
			return flag ? 1 : 0;
		}
		if (value instanceof Number number) {
			return encodeNumber(number);
		}
		if (value instanceof UUID uuid) {
			return uuid.toString();
		}
		if (value instanceof byte[] || value instanceof Blob || value instanceof Clob) {
			return value;
		}
		if (value instanceof ByteBuffer buffer) {
			return bytes(buffer);
		}
		if (value instanceof Parameter parameter) {
			return encodeParameter(parameter);
		}
		return encodeOther(value);
	}

	/** The bytes that a buffer has left, without moving its position. */
	static byte[] bytes(ByteBuffer buffer) {
		byte[] bytes = new byte[buffer.remaining()];
		buffer.duplicate().get(bytes);
		return bytes;
	}

	/** Returns the text, unless it holds half a character that UTF-8 cannot express. */
	static String checkUnicode(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (Character.isSurrogate(c)) {
				boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length()
						&& Character.isLowSurrogate(text.charAt(i + 1));
				if (!pair) {
					throw new IllegalArgumentException(
							"The text holds an unpaired surrogate at position " + i + ", which cannot be stored");
				}
				i++;
			}
		}
		return text;
	}

	private static Object encodeNumber(Number number) {
		if (number instanceof Double || number instanceof Float) {
			double value = number.doubleValue();
			if (Double.isNaN(value)) {
				throw new IllegalArgumentException("NaN cannot be stored: SQLite would store NULL in its place");
			}
			// The decimal value of a float, as 0.1f is meant as 0.1 and not as
			// 0.10000000149.
			return (number instanceof Float) ? Double.valueOf(number.toString()) : number;
		}
		if (number instanceof BigDecimal decimal) {
			return Decimals.toText(decimal);
		}
		if (number instanceof BigInteger integer) {
			return (integer.bitLength() <= LONG_BITS) ? (Object) integer.longValue() : integer.toString();
		}
		if (number instanceof Short || number instanceof Byte) {
			return number.intValue();
		}
		throw unsupported(number);
	}

	private static @Nullable Object encodeParameter(Parameter parameter) {
		if (parameter instanceof Parameter.Out && !(parameter instanceof Parameter.In)) {
			throw new IllegalArgumentException("SQLite has no out parameters");
		}
		Object value = parameter.getValue();
		return (value != null) ? encode(value) : null;
	}

	private static Object encodeOther(Object value) {
		if (value instanceof LocalDate date) {
			return TemporalText.format(date);
		}
		if (value instanceof LocalDateTime dateTime) {
			return TemporalText.format(dateTime);
		}
		if (value instanceof Instant instant) {
			return TemporalText.format(TemporalText.utc(instant));
		}
		if (value instanceof OffsetDateTime dateTime) {
			return TemporalText.format(TemporalText.utc(dateTime.toInstant()));
		}
		if (value instanceof ZonedDateTime dateTime) {
			return TemporalText.format(TemporalText.utc(dateTime.toInstant()));
		}
		if (value instanceof LocalTime time) {
			return TemporalText.format(time);
		}
		if (value instanceof CharSequence || value instanceof Character) {
			return checkUnicode(value.toString());
		}
		if (value instanceof Enum<?> constant) {
			return constant.name();
		}
		throw unsupported(value);
	}

	private static IllegalArgumentException unsupported(Object value) {
		return new IllegalArgumentException("Values of " + value.getClass().getName()
				+ " cannot be bound; bind a number, text, bytes, a UUID or a type of java.time");
	}

}
