package io.tortoiseorm.r2dbc.sqlite;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;
import org.sqlite.Collation;

/**
 * Orders decimal numbers as text by their value; what is no number comes last, in the
 * order of its characters.
 */
final class DecimalCollation extends Collation {

	@Override
	protected int xCompare(String left, String right) {
		if (left.equals(right)) {
			return 0;
		}
		BigDecimal leftNumber = number(left);
		BigDecimal rightNumber = number(right);
		if (leftNumber != null && rightNumber != null) {
			return leftNumber.compareTo(rightNumber);
		}
		if (leftNumber == null && rightNumber == null) {
			return left.compareTo(right);
		}
		return (leftNumber != null) ? -1 : 1;
	}

	private static @Nullable BigDecimal number(String text) {
		try {
			return Decimals.parse(text);
		}
		catch (NumberFormatException ex) {
			return null;
		}
		catch (ArithmeticException ex) {
			return null;
		}
	}

}
