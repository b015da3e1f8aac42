package io.tortoiseorm.r2dbc.sqlite;

import java.math.BigDecimal;
import java.sql.SQLException;

import org.sqlite.Function;

/**
 * The exact sum or average of decimal numbers as text, of a group or of a window. It is
 * {@code NULL} where there is no number.
 */
final class DecimalAggregate extends Function.Window {

	enum Kind {

		SUM, AVERAGE

	}

	private final Kind kind;

	private BigDecimal sum = BigDecimal.ZERO;

	private long count;

	DecimalAggregate(Kind kind) {
		this.kind = kind;
	}

	@Override
	protected void xStep() throws SQLException {
		include(1);
	}

	@Override
	protected void xInverse() throws SQLException {
		include(-1);
	}

	private void include(int sign) throws SQLException {
		String text = value_text(0);
		if (text == null) {
			return;
		}
		try {
			BigDecimal number = DecimalFunctions.number(text);
			this.sum = (sign > 0) ? this.sum.add(number) : this.sum.subtract(number);
			this.count += sign;
		}
		catch (IllegalArgumentException | ArithmeticException ex) {
			error(String.valueOf(ex.getMessage()));
		}
	}

	@Override
	protected void xValue() throws SQLException {
		if (this.count == 0) {
			result();
		}
		else {
			BigDecimal value = (this.kind == Kind.SUM) ? this.sum
					: Decimals.divide(this.sum, BigDecimal.valueOf(this.count));
			result(Decimals.toText(value));
		}
	}

	@Override
	protected void xFinal() throws SQLException {
		xValue();
	}

}
