package io.tortoiseorm.r2dbc.sqlite;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Exact decimal numbers as text. Their range is limited, so that a short text such as
 * {@code 1e999999999} cannot fill the memory.
 */
final class Decimals {

	private static final int MAX_INTEGER_DIGITS = 131_072;

	private static final int MAX_SCALE = 16_383;

	private static final MathContext QUOTIENT = new MathContext(38, RoundingMode.HALF_UP);

	private Decimals() {
	}

	/**
	 * Reads a decimal number.
	 * @param text the number, in plain or scientific notation
	 * @return the number
	 * @throws NumberFormatException if the text is no decimal number
	 * @throws ArithmeticException if the number is out of range
	 */
	static BigDecimal parse(String text) {
		return checkRange(new BigDecimal(text.strip()));
	}

	/** The number in plain notation, with all digits of its scale. */
	static String toText(BigDecimal number) {
		try {
			return checkRange(number).toPlainString();
		}
		catch (ArithmeticException ex) {
			throw new IllegalArgumentException("The " + ex.getMessage(), ex);
		}
	}

	/**
	 * Divides to 38 significant digits, rounding half up. An exact quotient has no more
	 * digits after the point than it or its operands need.
	 */
	static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
		int scale = Math.max(Math.max(dividend.scale(), divisor.scale()), 0);
		BigDecimal quotient = dividend.divide(divisor, QUOTIENT).stripTrailingZeros();
		return (quotient.scale() < scale) ? quotient.setScale(scale) : quotient;
	}

	private static BigDecimal checkRange(BigDecimal number) {
		long integerDigits = (long) number.precision() - number.scale();
		if (number.scale() > MAX_SCALE || integerDigits > MAX_INTEGER_DIGITS) {
			throw new ArithmeticException("decimal out of range: up to " + MAX_INTEGER_DIGITS + " digits before and "
					+ MAX_SCALE + " digits after the decimal point are possible");
		}
		return number;
	}

}
