package io.tortoiseorm.processor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The newest compiler of this machine, which is that of the JDK that runs the tests where
 * no other is installed beside it.
 */
class NewestCompilerTest {

	private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

	@Test
	void compilesWhatIsGeneratedWithoutWarnings(@TempDir Path folder) throws Exception {
		Path output = folder.resolve("output");
		int status = new ProcessBuilder(command(folder)).redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start()
			.waitFor();
		assertThat(Files.readString(output)).isEmpty();
		assertThat(status).isZero();
		assertThat(folder.resolve("shop/UserOut.class")).exists();
		assertThat(folder.resolve("shop/Order_.class")).exists();
	}

	private static List<String> command(Path folder) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(newest().toString(), "-Xlint:all", "-Xlint:-processing,-classfile,-path", "-processor",
						ModelProcessor.class.getName() + "," + ModelRecordProcessor.class.getName(), "-cp", classPath(),
						"-d", folder.toString()));
		String user = ShopSources.USER.replace("public class User", """
				@ModelRecord(name = "UserOut", depth = 1)
				@ModelRecord(name = "UserIn", excludeReadOnly = true)
				public class User""");
		for (String source : List.of(user, ShopSources.ROLE, ShopSources.ORDER, ShopSources.TAG)) {
			command.add(Files.writeString(folder.resolve(SourceCompiler.fileName(source)), source).toString());
		}
		return command;
	}

	private static Path newest() throws IOException {
		Path running = Path.of(System.getProperty("java.home"));
		SortedMap<Integer, Path> compilers = new TreeMap<>();
		try (Stream<Path> homes = Files.list(running.getParent())) {
			for (Path home : homes.toList()) {
				addCompiler(home, compilers);
			}
		}
		addCompiler(running, compilers);
		return compilers.get(compilers.lastKey());
	}

	private static void addCompiler(Path home, SortedMap<Integer, Path> compilers) throws IOException {
		Path compiler = home.resolve("bin/javac");
		Path release = home.resolve("release");
		if (Files.isExecutable(compiler)) {
			Matcher version = VERSION.matcher(Files.exists(release) ? Files.readString(release) : "");
			compilers.put(version.find() ? Integer.parseInt(version.group(1)) : 0, compiler);
		}
	}

	private static String classPath() {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((element) -> Files.exists(Path.of(element)))
			.collect(Collectors.joining(File.pathSeparator));
	}

}
