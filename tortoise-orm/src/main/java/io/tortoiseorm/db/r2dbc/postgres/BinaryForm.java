package io.tortoiseorm.db.r2dbc.postgres;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import io.netty.buffer.ByteBuf;

/**
 * Reads values in the binary form in which PostgreSQL sends them.
 */
final class BinaryForm {

	private static final long EPOCH_DAYS = LocalDate.of(2000, 1, 1).toEpochDay();

	private static final long EPOCH_SECONDS = EPOCH_DAYS * 86_400;

	private static final long MICROS = 1_000_000;

	/** What still has a form with an offset. */
	private static final Instant LATEST = LocalDateTime.MAX.toInstant(ZoneOffset.UTC);

	private static final Instant EARLIEST = LocalDateTime.MIN.toInstant(ZoneOffset.UTC);

	/** Groups of four digits that a long holds together. */
	private static final int GROUPS = 4;

	private static final BigInteger[] POWERS = new BigInteger[GROUPS + 1];

	private static final int NEGATIVE = 0x4000;

	static {
		for (int i = 0; i < POWERS.length; i++) {
			POWERS[i] = BigInteger.TEN.pow(4 * i);
		}
	}

	private BinaryForm() {
	}

	/** Days since 2000, infinity at both ends. */
	static LocalDate date(ByteBuf buffer) {
		int days = buffer.readInt();
		if (days == Integer.MAX_VALUE) {
			return LocalDate.MAX;
		}
		return (days == Integer.MIN_VALUE) ? LocalDate.MIN : LocalDate.ofEpochDay(EPOCH_DAYS + days);
	}

	/** Microseconds since 2000, infinity at both ends. */
	static LocalDateTime timestamp(ByteBuf buffer) {
		long micros = buffer.readLong();
		if (micros == Long.MAX_VALUE) {
			return LocalDateTime.MAX;
		}
		return (micros == Long.MIN_VALUE) ? LocalDateTime.MIN
				: LocalDateTime.ofEpochSecond(seconds(micros), nanos(micros), ZoneOffset.UTC);
	}

	/** Microseconds since 2000, infinity at both ends. */
	static Instant instant(ByteBuf buffer) {
		long micros = buffer.readLong();
		if (micros == Long.MAX_VALUE) {
			return LATEST;
		}
		return (micros == Long.MIN_VALUE) ? EARLIEST : Instant.ofEpochSecond(seconds(micros), nanos(micros));
	}

	private static long seconds(long micros) {
		return EPOCH_SECONDS + Math.floorDiv(micros, MICROS);
	}

	private static int nanos(long micros) {
		return (int) Math.floorMod(micros, MICROS) * 1_000;
	}

	/** Groups of four digits, and where the point is. */
	static BigDecimal numeric(ByteBuf buffer) {
		int groups = buffer.readUnsignedShort();
		int weight = buffer.readShort();
		int sign = buffer.readUnsignedShort();
		int scale = buffer.readUnsignedShort();
		if (sign != 0 && sign != NEGATIVE) {
			throw new IllegalArgumentException("The database holds a numeric that is not a number or infinite,"
					+ " for which there is no BigDecimal");
		}
		if (groups == 0) {
			return BigDecimal.valueOf(0, scale);
		}
		int groupScale = 4 * (groups - 1 - weight);
		BigDecimal value = (groups <= GROUPS) ? BigDecimal.valueOf(digits(buffer, groups, sign), groupScale)
				: new BigDecimal(manyDigits(buffer, groups, sign), groupScale);
		return value.setScale(scale, RoundingMode.DOWN);
	}

	private static long digits(ByteBuf buffer, int groups, int sign) {
		long digits = 0;
		for (int i = 0; i < groups; i++) {
			digits = digits * 10_000 + buffer.readShort();
		}
		return (sign == 0) ? digits : -digits;
	}

	private static BigInteger manyDigits(ByteBuf buffer, int groups, int sign) {
		BigInteger digits = BigInteger.ZERO;
		for (int left = groups; left > 0; left -= GROUPS) {
			int together = Math.min(left, GROUPS);
			digits = digits.multiply(POWERS[together]).add(BigInteger.valueOf(digits(buffer, together, 0)));
		}
		return (sign == 0) ? digits : digits.negate();
	}

	/** An array of one dimension. */
	static <T> T[] array(ByteBuf buffer, Class<T[]> type, Reader<T> element) {
		int dimensions = buffer.readInt();
		if (dimensions == 0) {
			return type.cast(Array.newInstance(type.getComponentType(), 0));
		}
		buffer.skipBytes(2 * Integer.BYTES);
		int size = buffer.readInt();
		buffer.skipBytes(Integer.BYTES);
		T[] array = type.cast(Array.newInstance(type.getComponentType(), size));
		for (int i = 0; i < size; i++) {
			if (buffer.readInt() >= 0) {
				array[i] = element.read(buffer);
			}
		}
		return array;
	}

	/**
	 * Reads one value.
	 *
	 * @param <T> the class of values
	 */
	@FunctionalInterface
	interface Reader<T> {

		T read(ByteBuf buffer);

	}

}
