package io.tortoiseorm.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.tortoiseorm.testing.TestDatabaseKind;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/**
 * The figures of all iterations. Those by hand and by the ORM are made in turns: each
 * pair was measured at the same time as nearly as can be.
 */
final class Measurements {

	private static final double MICROS_PER_SECOND = 1_000_000;

	private static final String ALLOCATED = "gc.alloc.rate.norm";

	private final Map<Key, List<Double>> values = new HashMap<>();

	void add(Collection<RunResult> results) {
		for (RunResult result : results) {
			BenchmarkParams params = result.getParams();
			TestDatabaseKind database = TestDatabaseKind.valueOf(params.getParam("database"));
			Operation operation = Operation.of(params.getBenchmark());
			Turns turns = Turns.valueOf(params.getParam("turns"));
			int iteration = 0;
			for (IterationResult measured : iterations(result)) {
				add(database, operation, turns.at(iteration), measured);
				iteration++;
			}
		}
	}

	private static List<IterationResult> iterations(RunResult result) {
		return result.getBenchmarkResults()
			.stream()
			.flatMap((benchmark) -> benchmark.getIterationResults().stream())
			.toList();
	}

	private void add(TestDatabaseKind database, Operation operation, Implementation implementation,
			IterationResult iteration) {
		add(new Key(database, operation, implementation, Figure.MICROS),
				MICROS_PER_SECOND / iteration.getPrimaryResult().getScore());
		iteration.getSecondaryResults().forEach((label, result) -> {
			if (label.endsWith(ALLOCATED)) {
				add(new Key(database, operation, implementation, Figure.BYTES), result.getScore());
			}
			else if (label.endsWith(CpuProfiler.LABEL)) {
				add(new Key(database, operation, implementation, Figure.CPU_MICROS), result.getScore());
			}
		});
	}

	private void add(Key key, double value) {
		this.values.computeIfAbsent(key, (missing) -> new ArrayList<>()).add(value);
	}

	/**
	 * The operations that were measured on a database.
	 */
	Stream<Operation> operations(TestDatabaseKind database) {
		return Stream.of(Operation.values())
			.filter((operation) -> this.values
				.containsKey(new Key(database, operation, Implementation.RAW, Figure.MICROS)));
	}

	/**
	 * A figure of one operation: the median of all iterations.
	 */
	double median(TestDatabaseKind database, Operation operation, Implementation implementation, Figure figure) {
		return median(values(database, operation, implementation, figure));
	}

	/**
	 * How many times as much the ORM needs: the median of all pairs of iterations.
	 */
	double ratio(TestDatabaseKind database, Operation operation, Figure figure) {
		List<Double> raw = values(database, operation, Implementation.RAW, figure);
		List<Double> orm = values(database, operation, Implementation.ORM, figure);
		return median(IntStream.range(0, Math.min(raw.size(), orm.size()))
			.mapToObj((pair) -> orm.get(pair) / raw.get(pair))
			.toList());
	}

	private List<Double> values(TestDatabaseKind database, Operation operation, Implementation implementation,
			Figure figure) {
		return this.values.getOrDefault(new Key(database, operation, implementation, figure), List.of());
	}

	private static double median(List<Double> values) {
		if (values.isEmpty()) {
			return Double.NaN;
		}
		List<Double> sorted = values.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

	/**
	 * What is measured of an operation.
	 */
	enum Figure {

		/** Time from one operation to the next, with several under way at once. */
		MICROS,

		/** CPU time of the benchmark's process. */
		CPU_MICROS,

		/** Allocated memory. */
		BYTES

	}

	private record Key(TestDatabaseKind database, Operation operation, Implementation implementation, Figure figure) {

	}

}
