package io.tortoiseorm.benchmarks;

import java.util.Collection;
import java.util.function.UnaryOperator;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs benchmarks without measuring anything.
 */
final class SmokeRun {

	static {
		// Other builds may measure at the same time.
		System.setProperty("jmh.ignoreLock", "true");
	}

	private SmokeRun() {
	}

	static Collection<RunResult> of(Class<?> benchmarks, UnaryOperator<ChainedOptionsBuilder> options)
			throws RunnerException {
		ChainedOptionsBuilder all = new OptionsBuilder().include(benchmarks.getName())
			.mode(Mode.Throughput)
			.forks(0)
			.warmupIterations(0)
			.measurementIterations(2)
			.measurementTime(TimeValue.milliseconds(1))
			.shouldFailOnError(true)
			.verbosity(VerboseMode.SILENT);
		return new Runner(options.apply(all).build()).run();
	}

}
