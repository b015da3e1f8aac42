package io.tortoiseorm.benchmarks;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

import io.tortoiseorm.benchmarks.Measurements.Figure;
import io.tortoiseorm.testing.TestDatabaseKind;

/**
 * The figures as tables of the README.
 */
final class MarkdownReport {

	private static final double MICROS_PER_SECOND = 1_000_000;

	private final Measurements measurements;

	private final StringBuilder text = new StringBuilder();

	MarkdownReport(Measurements measurements) {
		this.measurements = measurements;
	}

	/**
	 * Adds the table of a database.
	 * @param database the database
	 * @param version its version
	 */
	void add(TestDatabaseKind database, String version) {
		line("### " + database.displayName() + " " + version);
		line("");
		line("| operation | raw ops/s | ORM ops/s | **time** | raw CPU µs | ORM CPU µs | **CPU**"
				+ " | raw B/row | ORM B/row | **memory** |");
		line("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
		this.measurements.operations(database).forEach((operation) -> add(database, operation));
		line("");
	}

	private void add(TestDatabaseKind database, Operation operation) {
		StringBuilder row = new StringBuilder("| ").append(operation.label());
		add(row, database, operation, Figure.MICROS, (micros) -> MICROS_PER_SECOND / micros, "%,.0f");
		add(row, database, operation, Figure.CPU_MICROS, (micros) -> micros, "%,.1f");
		add(row, database, operation, Figure.BYTES, (bytes) -> bytes / operation.rows(), "%,.0f");
		line(row.append(" |").toString());
	}

	private void add(StringBuilder row, TestDatabaseKind database, Operation operation, Figure figure,
			DoubleUnaryOperator unit, String format) {
		for (Implementation implementation : Implementation.values()) {
			double value = this.measurements.median(database, operation, implementation, figure);
			row.append(" | ").append(String.format(Locale.ROOT, format, unit.applyAsDouble(value)));
		}
		row.append(String.format(Locale.ROOT, " | **%.2f×**", this.measurements.ratio(database, operation, figure)));
	}

	private void line(String line) {
		this.text.append(line).append('\n');
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
