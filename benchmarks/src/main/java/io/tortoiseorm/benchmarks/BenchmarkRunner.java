package io.tortoiseorm.benchmarks;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks and prints the tables of the README. Each benchmark runs in a JVM
 * of its own, in which iterations by hand and by the ORM take turns.
 */
public final class BenchmarkRunner {

	private static final String BUILD_FOLDER = "tortoise.test.build-folder";

	private static final String USAGE = """
			java -jar benchmarks.jar [--quick] [--database=POSTGRES|H2] [--only=PART_OF_A_METHOD'S_NAME]""";

	private final boolean quick;

	private final List<TestDatabaseKind> databases;

	private final String only;

	private BenchmarkRunner(boolean quick, List<TestDatabaseKind> databases, String only) {
		this.quick = quick;
		this.databases = databases;
		this.only = only;
	}

	/**
	 * Runs the benchmarks.
	 * @param arguments {@code --quick} for figures in minutes, {@code --database} and
	 * {@code --only} for a part of them
	 * @throws Exception when a benchmark fails
	 */
	public static void main(String[] arguments) throws Exception {
		boolean quick = false;
		List<TestDatabaseKind> databases = List.of(TestDatabaseKind.POSTGRES, TestDatabaseKind.H2);
		String only = "";
		for (String argument : arguments) {
			String value = argument.substring(argument.indexOf('=') + 1);
			if (argument.equals("--quick")) {
				quick = true;
			}
			else if (argument.startsWith("--database=")) {
				databases = List.of(TestDatabaseKind.valueOf(value));
			}
			else if (argument.startsWith("--only=")) {
				only = value;
			}
			else {
				throw new IllegalArgumentException("Unknown argument " + argument + ", usage: " + USAGE);
			}
		}
		shareServers();
		System.out.println(new BenchmarkRunner(quick, databases, only).run());
	}

	/**
	 * Lets the JVMs of the benchmarks use the servers of this one.
	 */
	private static void shareServers() throws URISyntaxException {
		if (System.getProperty(BUILD_FOLDER) == null) {
			Path jar = Path.of(BenchmarkRunner.class.getProtectionDomain().getCodeSource().getLocation().toURI());
			System.setProperty(BUILD_FOLDER, jar.getParent().getParent().resolveSibling("target").toString());
		}
	}

	private String run() throws RunnerException, IOException {
		List<String> versions = new ArrayList<>();
		for (TestDatabaseKind database : this.databases) {
			versions.add(version(database));
		}
		Measurements measurements = new Measurements();
		measurements.add(new Runner(options().build()).run());
		MarkdownReport report = new MarkdownReport(measurements);
		for (int i = 0; i < this.databases.size(); i++) {
			report.add(this.databases.get(i), versions.get(i));
		}
		return "\n" + machine() + "\n\n" + report;
	}

	private ChainedOptionsBuilder options() {
		return new OptionsBuilder().include(ItemBenchmarks.class.getName() + "\\..*" + this.only)
			.param("database", this.databases.stream().map(Enum::name).toArray(String[]::new))
			.warmupIterations(this.quick ? 8 : 24)
			.measurementIterations(this.quick ? 10 : 32)
			.shouldFailOnError(true)
			.addProfiler(GCProfiler.class)
			.addProfiler(CpuProfiler.class)
			.jvmArgsAppend("-D" + BUILD_FOLDER + "=" + System.getProperty(BUILD_FOLDER));
	}

	private static String version(TestDatabaseKind kind) {
		String query = (kind == TestDatabaseKind.POSTGRES) ? "SHOW server_version" : "SELECT H2VERSION()";
		try (TestDatabase database = TestDatabase.create(kind)) {
			return String.valueOf(database.queryValue(query));
		}
	}

	private static String machine() throws IOException {
		return "Measured with Java " + Runtime.version().feature() + " on " + System.getProperty("os.name") + ", "
				+ Runtime.getRuntime().availableProcessors() + " processors" + processor() + ".";
	}

	private static String processor() throws IOException {
		Path description = Path.of("/proc/cpuinfo");
		if (!Files.isReadable(description)) {
			return "";
		}
		try (Stream<String> lines = Files.lines(description)) {
			return lines.filter((line) -> line.startsWith("model name"))
				.flatMap((line) -> Arrays.stream(line.split(":", 2)).skip(1))
				.findFirst()
				.map((name) -> " (" + name.strip() + ")")
				.orElse("");
		}
	}

}
