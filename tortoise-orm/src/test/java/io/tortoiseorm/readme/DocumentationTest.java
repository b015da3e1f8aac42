package io.tortoiseorm.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.TortoiseConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The guides in {@code docs}: their samples are compiled, and those of queries run.
 */
class DocumentationTest {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

	private static final Path ROOT = Path.of("..");

	static List<Path> guides() throws IOException {
		try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
			return files.filter((file) -> file.toString().endsWith(".md")).sorted().toList();
		}
	}

	@ParameterizedTest
	@MethodSource("guides")
	void everyJavaSampleIsCompiled(Path guide) throws IOException {
		String sources = sources();
		Matcher samples = JAVA.matcher(Files.readString(guide));
		while (samples.find()) {
			assertThat(sources.contains(plain(samples.group(1)))).as("a test has the sample %s", samples.group(1))
				.isTrue();
		}
	}

	private static String sources() throws IOException {
		try (Stream<Path> modules = Files.list(ROOT)) {
			return modules.map((module) -> module.resolve("src/test/java"))
				.filter(Files::isDirectory)
				.flatMap(DocumentationTest::walk)
				.map(DocumentationTest::read)
				.map(DocumentationTest::plain)
				.collect(Collectors.joining());
		}
	}

	private static Stream<Path> walk(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().endsWith(".java")).toList().stream();
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
	void theSamplesOfQueriesRun() {
		Tortoise tortoise = Tortoise
			.init(TortoiseConfig.builder()
				.connection("default", "h2://mem:documentation")
				.app("models", (app) -> app.models(Customer.class, Purchase.class))
				.build())
			.block(TIMEOUT);
		try {
			run(tortoise, tortoise.createSchemas().thenReturn(true));
			Customer ann = run(tortoise, Customer.objects.create("email", "a@example.com", "note", "vip"));
			Purchase purchase = run(tortoise,
					Purchase.objects.create("customer", ann, "total", new BigDecimal("1200.00")));
			run(tortoise,
					Flux.concat(Flux.fromIterable(QuerySamples.conditions()),
							Flux.fromIterable(QuerySamples.expressions()), Flux.fromIterable(QuerySamples.shapes()),
							Flux.fromIterable(QuerySamples.relations()), Flux.fromIterable(QuerySamples.combined()))
						.concatMap((query) -> query.list())
						.collectList());
			assertThat(run(tortoise, QuerySamples.totals())).containsEntry("number", 1L).containsEntry("customers", 1L);
			assertThat(run(tortoise, QuerySamples.groups().list())).isEmpty();
			assertThat(run(tortoise, QuerySamples.lock())).isEqualTo(purchase);
			assertThat(run(tortoise, QuerySamples.getOrCreate()).created()).isFalse();
			assertThat(run(tortoise, QuerySamples.stream())).isEqualByComparingTo("1200");
			assertThat(run(tortoise, QuerySamples.page()).total()).isOne();
			assertThat(run(tortoise, QuerySamples.seek(purchase).collectList())).isEmpty();
			assertThat(run(tortoise, QuerySamples.raw())).containsExactly(ann);
			assertThat(run(tortoise, QuerySamples.explain())).isNotEmpty();
			assertThat(run(tortoise, QuerySamples.writes())).isZero();
			Customer again = new Customer();
			again.email = "a@example.com";
			again.note = "new";
			run(tortoise, QuerySamples.bulk(List.of(again)));
			assertThat(run(tortoise, Customer.objects.values("note").list())).containsExactly(Map.of("note", "new"));
		}
		finally {
			tortoise.close().block(TIMEOUT);
		}
	}

	private static <T> T run(Tortoise tortoise, Mono<T> work) {
		return Objects.requireNonNull(work.contextWrite(tortoise.context()).block(TIMEOUT));
	}

}
