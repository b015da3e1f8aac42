package io.tortoiseorm.dialect.ansi;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import io.tortoiseorm.exceptions.OperationalError;

/**
 * From whatever a driver gives to a logical class, where the driver's own choice varies
 * with the expression. Never loses a digit silently.
 */
public final class Conversions {

	private Conversions() {
	}

	/**
	 * Reads a 16-bit number.
	 * @param value what the driver gave
	 * @return the number
	 */
	public static Short toShort(Object value) {
		return (value instanceof Short number) ? number
				: (short) exact(value, "a 16-bit number", Short.MIN_VALUE, Short.MAX_VALUE);
	}

	/**
	 * Reads a 32-bit number.
	 * @param value what the driver gave
	 * @return the number
	 */
	public static Integer toInteger(Object value) {
		return (value instanceof Integer number) ? number
				: (int) exact(value, "a 32-bit number", Integer.MIN_VALUE, Integer.MAX_VALUE);
	}

	/**
	 * Reads a 64-bit number.
	 * @param value what the driver gave
	 * @return the number
	 */
	public static Long toLong(Object value) {
		return (value instanceof Long number) ? number
				: exact(value, "a 64-bit number", Long.MIN_VALUE, Long.MAX_VALUE);
	}

	/**
	 * Reads a decimal.
	 * @param value what the driver gave
	 * @return the decimal with the scale the driver gave
	 */
	public static BigDecimal toDecimal(Object value) {
		if (value instanceof BigDecimal number) {
			return number;
		}
		if (value instanceof BigInteger number) {
			return new BigDecimal(number);
		}
		if (value instanceof Double || value instanceof Float) {
			return new BigDecimal(value.toString());
		}
		if (value instanceof Number number) {
			return BigDecimal.valueOf(number.longValue());
		}
		if (value instanceof String text) {
			return new BigDecimal(text);
		}
		throw unreadable(value, "a decimal");
	}

	/**
	 * Reads a decimal of no declared scale: without zeros at the end, so that it is the
	 * same whatever scale the database computed with.
	 * @param value what the driver gave
	 * @return the decimal, its scale not below zero
	 */
	public static BigDecimal toPlainDecimal(Object value) {
		BigDecimal stripped = toDecimal(value).stripTrailingZeros();
		return (stripped.scale() < 0) ? stripped.setScale(0) : stripped;
	}

	/**
	 * Reads a 32-bit floating-point number.
	 * @param value what the driver gave
	 * @return the number
	 */
	public static Float toFloat(Object value) {
		if (value instanceof Float number) {
			return number;
		}
		return toDouble(value).floatValue();
	}

	/**
	 * Reads a 64-bit floating-point number.
	 * @param value what the driver gave
	 * @return the number
	 */
	public static Double toDouble(Object value) {
		if (value instanceof Double number) {
			return number;
		}
		if (value instanceof Float number) {
			// the decimal digits of the float, not its binary expansion
			return Double.valueOf(number.toString());
		}
		if (value instanceof Number number) {
			return number.doubleValue();
		}
		if (value instanceof String text) {
			return Double.valueOf(text);
		}
		throw unreadable(value, "a floating-point number");
	}

	/**
	 * Reads a boolean.
	 * @param value what the driver gave: a boolean, or a number that is not zero for true
	 * @return the boolean
	 */
	public static Boolean toBoolean(Object value) {
		if (value instanceof Boolean flag) {
			return flag;
		}
		if (value instanceof Number number) {
			return number.doubleValue() != 0;
		}
		throw unreadable(value, "a boolean");
	}

	/**
	 * Reads a point in time from a date and time in UTC, or one with an offset.
	 * @param value what the driver gave
	 * @return the point in time
	 */
	public static Instant toInstant(Object value) {
		if (value instanceof OffsetDateTime moment) {
			return moment.toInstant();
		}
		if (value instanceof LocalDateTime moment) {
			return moment.toInstant(ZoneOffset.UTC);
		}
		if (value instanceof Instant moment) {
			return moment;
		}
		throw unreadable(value, "a point in time");
	}

	private static long exact(Object value, String what, long least, long greatest) {
		long number;
		if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
			number = ((Number) value).longValue();
		}
		else if (value instanceof Boolean flag) {
			number = flag ? 1 : 0;
		}
		else {
			BigDecimal decimal = toDecimal(value);
			try {
				number = decimal.setScale(0, RoundingMode.UNNECESSARY).longValueExact();
			}
			catch (ArithmeticException ex) {
				throw unreadable(value, what);
			}
		}
		if (number < least || number > greatest) {
			throw unreadable(value, what);
		}
		return number;
	}

	private static RuntimeException unreadable(Object value, String what) {
		return new OperationalError("The database gave a " + value.getClass().getSimpleName()
				+ " that cannot be read as " + what + " without loss");
	}

}
