package io.tortoiseorm.r2dbc.sqlite;

import java.sql.SQLException;
import java.util.Locale;

import org.sqlite.Function;

/**
 * Variance and standard deviation of a group or of a window, by Welford's method.
 */
final class VarianceAggregate extends Function.Window {

	enum Kind {

		VAR_POP, VAR_SAMP, STDDEV_POP, STDDEV_SAMP;

		String functionName() {
			return name().toLowerCase(Locale.ROOT);
		}

		private int missingDegrees() {
			return (this == VAR_SAMP || this == STDDEV_SAMP) ? 1 : 0;
		}

		private boolean isDeviation() {
			return this == STDDEV_POP || this == STDDEV_SAMP;
		}

	}

	private static final int NULL_TYPE = 5;

	private final Kind kind;

	private long count;

	private double mean;

	private double squares;

	VarianceAggregate(Kind kind) {
		this.kind = kind;
	}

	@Override
	protected void xStep() throws SQLException {
		if (value_type(0) == NULL_TYPE) {
			return;
		}
		double value = value_double(0);
		this.count++;
		double distance = value - this.mean;
		this.mean += distance / this.count;
		this.squares += distance * (value - this.mean);
	}

	@Override
	protected void xInverse() throws SQLException {
		if (value_type(0) == NULL_TYPE) {
			return;
		}
		double value = value_double(0);
		this.count--;
		if (this.count == 0) {
			this.mean = 0;
			this.squares = 0;
			return;
		}
		double distance = value - this.mean;
		this.mean -= distance / this.count;
		this.squares = Math.max(0, this.squares - distance * (value - this.mean));
	}

	@Override
	protected void xValue() throws SQLException {
		long degrees = this.count - this.kind.missingDegrees();
		if (degrees <= 0) {
			result();
			return;
		}
		double variance = this.squares / degrees;
		result(this.kind.isDeviation() ? Math.sqrt(variance) : variance);
	}

	@Override
	protected void xFinal() throws SQLException {
		xValue();
	}

}
