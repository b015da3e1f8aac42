package io.tortoiseorm.benchmarks;

import java.util.Collection;

import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every benchmark runs, and the report shows it.
 */
@DatabaseTest(only = { TestDatabaseKind.POSTGRES, TestDatabaseKind.H2 })
class BenchmarkSmokeTest {

	@Test
	void runsEachBenchmarkByHandAndByTheOrm(TestDatabase database) throws RunnerException {
		Collection<RunResult> results = SmokeRun.of(ItemBenchmarks.class,
				(options) -> options.param("database", database.kind().name())
					.addProfiler(GCProfiler.class)
					.addProfiler(CpuProfiler.class));
		assertThat(results).hasSize(Operation.values().length);
		Measurements measurements = new Measurements();
		measurements.add(results);
		MarkdownReport report = new MarkdownReport(measurements);
		report.add(database.kind(), "18");
		assertThat(report.toString()).startsWith("### " + database.kind().displayName() + " 18\n")
			.contains("\n| get by key | ", "\n| bulk create 1,000 | ")
			.doesNotContain("NaN");
	}

}
