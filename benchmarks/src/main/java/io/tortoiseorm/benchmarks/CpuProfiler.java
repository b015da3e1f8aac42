package io.tortoiseorm.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;

import com.sun.management.OperatingSystemMXBean;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Measures the CPU time of the benchmark's process per operation, which other processes
 * of the machine disturb less than its speed.
 */
public final class CpuProfiler implements InternalProfiler {

	static final String LABEL = "cpu.time.norm";

	private static final double NANOS_PER_MICRO = 1_000;

	private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

	private long before;

	@Override
	public String getDescription() {
		return "CPU time of the process per operation";
	}

	@Override
	public void beforeIteration(BenchmarkParams benchmarkParams, IterationParams iterationParams) {
		this.before = this.process.getProcessCpuTime();
	}

	@Override
	public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmarkParams,
			IterationParams iterationParams, IterationResult result) {
		double micros = (this.process.getProcessCpuTime() - this.before) / NANOS_PER_MICRO;
		long operations = result.getMetadata().getAllOps();
		return List.of(new ScalarResult(LABEL, micros / operations, "us/op", AggregationPolicy.AVG));
	}

}
