package io.tortoiseorm.benchmarks;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The benchmarks without a database run.
 */
class OverheadSmokeTest {

	@Test
	void runsEachBenchmark() throws RunnerException {
		assertThat(SmokeRun.of(OverheadBenchmarks.class, (options) -> options)).hasSameSizeAs(Operation.values());
		assertThat(SmokeRun.of(AccessBenchmarks.class, (options) -> options)).hasSize(4);
	}

}
