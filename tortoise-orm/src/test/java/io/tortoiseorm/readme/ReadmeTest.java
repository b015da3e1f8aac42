package io.tortoiseorm.readme;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
	void everyJavaSampleOfTheReadmeIsCompiled() throws IOException {
		String sources;
		try (Stream<Path> files = Stream
			.of("src/test/java/io/tortoiseorm/readme",
					"../tortoise-spring-boot-starter-test/src/test/java/com/example/shop")
			.flatMap(ReadmeTest::list)) {
			sources = files.map(ReadmeTest::read).map(ReadmeTest::plain).collect(Collectors.joining());
		}
		Matcher samples = JAVA.matcher(read(Path.of("..", "README.md")));
		int found = 0;
		while (samples.find()) {
			assertThat(sources).contains(plain(samples.group(1)));
			found++;
		}
		assertThat(found).isPositive();
	}

	private static Stream<Path> list(String folder) {
		try {
			return Files.list(Path.of(folder)).filter(Files::isRegularFile);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private static String read(Path path) {
		try {
			return Files.readString(path);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
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
			assertThat(run(tortoise, Samples.conflict())).isEqualTo("taken: [email]");
			Purchase purchase = run(tortoise, Samples.purchase(ann, new BigDecimal("200.00")));
			assertThat(run(tortoise, Samples.query().collectList())).containsExactly(ann);
			assertThat(run(tortoise, Samples.raisePrices())).isOne();
			List<Customer> customers = run(tortoise, Samples.relations());
			assertThat(customers.get(0).purchases.list()).containsExactly(purchase);
			assertThat(run(tortoise, Samples.report().collectList())).containsExactly(
					Map.of("customer__email", "a@example.com", "number", 1L, "revenue", new BigDecimal("210")));
		}
		finally {
			tortoise.close().block(TIMEOUT);
		}
	}

	private static <T> T run(Tortoise tortoise, Mono<T> work) {
		return work.contextWrite(tortoise.context()).block(TIMEOUT);
	}

}
