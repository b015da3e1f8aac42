package io.tortoiseorm.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tortoiseorm.Tortoise;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the README shows is compiled, and does what it says.
 */
class ReadmeTest {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

	@Test
	void everyJavaSampleOfTheReadmeIsCompiled() {
		String sources = Stream
			.of("src/test/java/io/tortoiseorm/readme", "../tortoise-orm-processor/src/test/java/io/tortoiseorm/readme",
					"../tortoise-spring-boot-starter-test/src/test/java/com/example/shop")
			.map((folder) -> sourcesIn(Path.of(folder)))
			.collect(Collectors.joining());
		Matcher samples = JAVA.matcher(read(Path.of("..", "README.md")));
		int found = 0;
		while (samples.find()) {
			assertThat(sources).contains(plain(samples.group(1)));
			found++;
		}
		assertThat(found).isPositive();
	}

	private static String sourcesIn(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(Files::isRegularFile)
				.map(ReadmeTest::read)
				.map(ReadmeTest::plain)
				.collect(Collectors.joining());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path path) {
		try {
			return Files.readString(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String plain(String source) {
		return source.replaceAll("\\s+", "");
	}

	@Test
	void theSamplesRun() {
		Tortoise tortoise = Samples.start().block(TIMEOUT);
		try {
			Customer ann = run(tortoise, Customer.objects.create("email", "a@example.com"));
			run(tortoise, Customer.objects.create("email", "b@example.org"));
			assertThat(run(tortoise, Samples.query().collectList())).containsExactly(ann);
		}
		finally {
			tortoise.close().block(TIMEOUT);
		}
	}

	private static <T> T run(Tortoise tortoise, Mono<T> work) {
		return work.contextWrite(tortoise.context()).block(TIMEOUT);
	}

}
