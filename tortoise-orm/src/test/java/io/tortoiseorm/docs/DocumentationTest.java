package io.tortoiseorm.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the READMEs and the guides show is compiled: the tests of the modules have it.
 */
class DocumentationTest {

	private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

	private static final Path ROOT = Path.of("..");

	private static String sources;

	static List<Path> documentsWithSamples() {
		Stream<Path> readmes = Stream.of("README.md", "tortoise-r2dbc-sqlite/README.md").map(ROOT::resolve);
		Stream<Path> guides = list(ROOT.resolve("docs")).filter((file) -> file.toString().endsWith(".md"));
		return Stream.concat(readmes, guides).filter((file) -> JAVA.matcher(read(file)).find()).sorted().toList();
	}

	@BeforeAll
	static void readTheTestsOfAllModules() {
		sources = list(ROOT).map((module) -> module.resolve("src/test/java"))
			.filter(Files::isDirectory)
			.flatMap(DocumentationTest::walk)
			.filter((file) -> file.toString().endsWith(".java"))
			.map(DocumentationTest::read)
			.map(DocumentationTest::plain)
			.collect(Collectors.joining());
	}

	@ParameterizedTest
	@MethodSource("documentsWithSamples")
	void everyJavaSampleIsCompiled(Path document) {
		Matcher samples = JAVA.matcher(read(document));
		while (samples.find()) {
			assertThat(sources.contains(plain(samples.group(1)))).as("a test has the sample %s", samples.group(1))
				.isTrue();
		}
	}

	private static Stream<Path> list(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<Path> walk(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String plain(String source) {
		return source.replaceAll("\\s+", "");
	}

}
