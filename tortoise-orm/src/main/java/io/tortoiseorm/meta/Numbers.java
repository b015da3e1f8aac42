package io.tortoiseorm.meta;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;

/**
 * Converters of numbers: they widen, read decimal text, and refuse what would lose
 * digits.
 */
final class Numbers {

	/**
	 * No database keeps more; an exponent alone could ask for gigabytes of zeros.
	 */
	private static final int MOST_DIGITS = 16_383;

	private Numbers() {
	}

	static Converter smallInt(Class<?> javaType) {
		return new Whole(Short.MIN_VALUE, Short.MAX_VALUE, (value) -> (short) value, boxed(javaType),
				javaType == Short.class);
	}

	static Converter integer(Class<?> javaType) {
		return new Whole(Integer.MIN_VALUE, Integer.MAX_VALUE, (value) -> (int) value, boxed(javaType),
				javaType == Integer.class);
	}

	static Converter bigInt() {
		return new Whole(Long.MIN_VALUE, Long.MAX_VALUE, (value) -> value, (value) -> value, true);
	}

	static Converter floating(Class<?> javaType) {
		return new Floating(javaType == Float.class);
	}

	/** Single-precision numbers, in columns of that precision. */
	static Converter real() {
		return new Real(new Floating(true));
	}

	static Converter decimal(int digits, int places) {
		return new Decimal(digits, places);
	}

	private static LongFunction<Object> boxed(Class<?> javaType) {
		if (javaType == Short.class) {
			return (value) -> (short) value;
		}
		return (javaType == Integer.class) ? (value) -> (int) value : (value) -> value;
	}

	/**
	 * The number a value stands for.
	 * @return the exact number, or {@code null} when it is none
	 */
	private static @Nullable BigDecimal exact(Object value) {
		try {
			if (value instanceof BigDecimal decimal) {
				return decimal;
			}
			if (value instanceof BigInteger integer) {
				return new BigDecimal(integer);
			}
			if (value instanceof Double || value instanceof Float || value instanceof CharSequence) {
				return new BigDecimal(value.toString().strip());
			}
			return (value instanceof Number number) ? BigDecimal.valueOf(number.longValue()) : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private record Whole(long least, long most, LongFunction<Object> toLogicalClass, LongFunction<Object> toJavaClass,
			boolean readsAsIs) implements Converter {

		@Override
		public Object toLogical(Object value) {
			long number = whole(value);
			if (number < this.least || number > this.most) {
				throw refused(value);
			}
			return this.toLogicalClass.apply(number);
		}

		private long whole(Object value) {
			if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
				return ((Number) value).longValue();
			}
			BigDecimal exact = exact(value);
			if (exact == null || exact.precision() - (long) exact.scale() > 20) {
				throw refused(value);
			}
			try {
				return exact.longValueExact();
			}
			catch (ArithmeticException ex) {
				throw refused(value);
			}
		}

		private RuntimeException refused(Object value) {
			return Found.not("a whole number from %d to %d".formatted(this.least, this.most), value);
		}

		@Override
		public Object fromLogical(Object logical) {
			return this.readsAsIs ? logical : this.toJavaClass.apply(((Number) logical).longValue());
		}

	}

	private record Floating(boolean single) implements Converter {

		@Override
		public Object toLogical(Object value) {
			double number = number(value);
			Object greatest = this.single ? (Object) Float.MAX_VALUE : (Object) Double.MAX_VALUE;
			boolean infinite = Double.isInfinite(number) || (this.single && Math.abs(number) > Float.MAX_VALUE);
			if (infinite && !isInfinity(value)) {
				throw Found.not("a number from -%s to %<s".formatted(greatest), value);
			}
			return number;
		}

		private static boolean isInfinity(Object value) {
			return (value instanceof Double number && number.isInfinite())
					|| (value instanceof Float single && single.isInfinite())
					|| value.toString().strip().endsWith("Infinity");
		}

		private static double number(Object value) {
			if (value instanceof Number number) {
				return number.doubleValue();
			}
			if (value instanceof CharSequence text) {
				try {
					return Double.parseDouble(text.toString().strip());
				}
				catch (NumberFormatException ex) {
					throw Found.not("a number", value);
				}
			}
			throw Found.not("a number", value);
		}

		@Override
		public Object fromLogical(Object logical) {
			return this.single ? (Object) ((Number) logical).floatValue() : logical;
		}

		@Override
		public boolean readsAsIs() {
			return !this.single;
		}

	}

	private record Real(Floating single) implements Converter {

		@Override
		public Object toLogical(Object value) {
			return this.single.fromLogical(this.single.toLogical(value));
		}

		@Override
		public Object fromLogical(Object logical) {
			return logical;
		}

		@Override
		public boolean readsAsIs() {
			return true;
		}

	}

	/**
	 * Decimals; unlimited ones where {@code digits} is 0.
	 */
	private record Decimal(int digits, int places) implements Converter {

		@Override
		public Object toLogical(Object value) {
			BigDecimal exact = (BigDecimal) toOperand(value);
			if (this.digits == 0) {
				return exact;
			}
			if (exact.precision() - (long) exact.scale() > this.digits - this.places && exact.signum() != 0) {
				throw refused(value);
			}
			BigDecimal rounded = exact.setScale(this.places, RoundingMode.HALF_EVEN);
			if (rounded.precision() > this.digits) {
				throw refused(value);
			}
			return rounded;
		}

		private RuntimeException refused(Object value) {
			return Found.not("a decimal with at most %d digits before the point (maxDigits %d, decimalPlaces %d)"
				.formatted(this.digits - this.places, this.digits, this.places), value);
		}

		@Override
		public Object toOperand(Object value) {
			BigDecimal exact = exact(value);
			if (exact == null || exact.precision() > MOST_DIGITS || Math.abs((long) exact.scale()) > MOST_DIGITS) {
				throw Found.not("a decimal number of at most %d digits".formatted(MOST_DIGITS), value);
			}
			return exact;
		}

		@Override
		public Object fromLogical(Object logical) {
			return logical;
		}

		@Override
		public boolean readsAsIs() {
			return true;
		}

	}

}
