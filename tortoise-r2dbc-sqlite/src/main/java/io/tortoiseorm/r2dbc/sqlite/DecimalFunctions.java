package io.tortoiseorm.r2dbc.sqlite;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

/**
 * Exact arithmetic on decimal numbers as text. A division by zero is {@code NULL}, as
 * with SQLite's own operators.
 */
final class DecimalFunctions {

	private static final int MAX_ROUNDING = 16_383;

	private DecimalFunctions() {
	}

	static String add(String[] arguments) {
		return Decimals.toText(number(arguments, 0).add(number(arguments, 1)));
	}

	static String subtract(String[] arguments) {
		return Decimals.toText(number(arguments, 0).subtract(number(arguments, 1)));
	}

	static String multiply(String[] arguments) {
		return Decimals.toText(number(arguments, 0).multiply(number(arguments, 1)));
	}

	static @Nullable String divide(String[] arguments) {
		BigDecimal dividend = number(arguments, 0);
		BigDecimal divisor = number(arguments, 1);
		return (divisor.signum() != 0) ? Decimals.toText(Decimals.divide(dividend, divisor)) : null;
	}

	static @Nullable String remainder(String[] arguments) {
		BigDecimal dividend = number(arguments, 0);
		BigDecimal divisor = number(arguments, 1);
		return (divisor.signum() != 0) ? Decimals.toText(dividend.remainder(divisor)) : null;
	}

	static Integer compare(String[] arguments) {
		return number(arguments, 0).compareTo(number(arguments, 1));
	}

	static String round(String[] arguments) {
		BigDecimal number = number(arguments, 0);
		int places;
		try {
			places = number(arguments, 1).intValueExact();
		}
		catch (ArithmeticException ex) {
			throw new IllegalArgumentException("decimal_round: the number of places is not an integer", ex);
		}
		if (Math.abs(places) > MAX_ROUNDING) {
			throw new ArithmeticException("decimal out of range: it can be rounded to " + MAX_ROUNDING + " places");
		}
		return Decimals.toText(number.setScale(places, RoundingMode.HALF_UP));
	}

	private static BigDecimal number(String[] arguments, int position) {
		return number(arguments[position]);
	}

	static BigDecimal number(String text) {
		try {
			return Decimals.parse(text);
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("an argument is not a decimal number", ex);
		}
	}

}
