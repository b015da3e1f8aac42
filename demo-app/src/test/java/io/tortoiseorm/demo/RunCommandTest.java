package io.tortoiseorm.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The command of the README starts the demo from a fresh clone: one in which nothing is
 * packaged yet. It runs with the Maven of the build, on a copy of what is not for tests.
 */
@EnabledIfSystemProperty(named = "demo.maven-home", matches = ".+", disabledReason = "not run by Maven")
class RunCommandTest {

	private static final Path ROOT = Path.of("..");

	private static final String FOR_A_SHORT_LIFE = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

	@Test
	void startsTheDemo(@TempDir Path clone) throws IOException, InterruptedException {
		copyTo(clone);
		Path output = clone.resolve("output.txt");
		ProcessBuilder command = new ProcessBuilder(maven(), "--batch-mode", "-pl", "demo-app", "-am",
				"spring-boot:run", "-Dspring-boot.run.jvmArguments=-Dspring.context.exit=onRefresh",
				"-Dspring-javaformat.validate.skip=true",
				"-Dmaven.repo.local=" + System.getProperty("demo.maven-repository"))
			.directory(clone.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
		if (System.getProperty("demo.maven-mode").equals("offline=true")) {
			command.command().add("--offline");
		}
		command.environment().put("JAVA_HOME", System.getProperty("java.home"));
		command.environment().merge("MAVEN_OPTS", FOR_A_SHORT_LIFE, (options, more) -> options + " " + more);
		Process process = command.start();
		try {
			assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ends in time").isTrue();
		}
		finally {
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly();
		}
		assertThat(Files.readString(output)).contains("Starting ShopApplication").contains("BUILD SUCCESS");
		assertThat(process.exitValue()).isZero();
	}

	private static String maven() {
		boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
		return Path.of(System.getProperty("demo.maven-home"), "bin", windows ? "mvn.cmd" : "mvn").toString();
	}

	private static void copyTo(Path clone) throws IOException {
		copy(Path.of("LICENSE"), clone);
		copy(Path.of("pom.xml"), clone);
		for (Path module : modules()) {
			copy(module.resolve("pom.xml"), clone);
			Path sources = ROOT.resolve(module).resolve("src/main");
			if (Files.isDirectory(sources)) {
				try (Stream<Path> files = Files.walk(sources)) {
					for (Path file : files.filter(Files::isRegularFile).toList()) {
						copy(ROOT.relativize(file), clone);
					}
				}
			}
		}
	}

	private static List<Path> modules() throws IOException {
		try (Stream<Path> folders = Files.list(ROOT)) {
			return folders.filter((folder) -> Files.isRegularFile(folder.resolve("pom.xml")))
				.map(ROOT::relativize)
				.toList();
		}
	}

	private static void copy(Path file, Path clone) throws IOException {
		Path target = clone.resolve(file);
		Files.createDirectories(target.getParent());
		Files.copy(ROOT.resolve(file), target);
	}

}
