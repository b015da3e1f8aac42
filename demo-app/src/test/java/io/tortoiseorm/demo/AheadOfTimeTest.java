package io.tortoiseorm.demo;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplicationAotProcessor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application as it is processed ahead of time, on the JVM.
 */
class AheadOfTimeTest {

	private static final Duration LIMIT = Duration.ofSeconds(90);

	private static final Pattern PORT = Pattern.compile("Netty started on port (\\d+)");

	@TempDir
	private static Path folder;

	private final HttpClient client = HttpClient.newHttpClient();

	@BeforeAll
	static void process() throws IOException, InterruptedException {
		Path log = folder.resolve("processing.log");
		Process processing = java(log, List.of(System.getProperty("java.class.path")),
				SpringApplicationAotProcessor.class.getName(), ShopApplication.class.getName(), path("sources"),
				path("resources"), path("classes"), "io.tortoiseorm", "demo-app");
		assertThat(processing.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		assertThat(processing.exitValue()).as(() -> read(log)).isZero();
		List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", path("classes"), "-cp",
				path("classes") + File.pathSeparator + System.getProperty("java.class.path")));
		try (Stream<Path> sources = Files.walk(folder.resolve("sources"))) {
			sources.map(Path::toString).filter((file) -> file.endsWith(".java")).forEach(arguments::add);
		}
		assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
			.isZero();
	}

	private static Process java(Path log, List<String> classPath, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
				"-Dspring.aot.enabled=" + (classPath.size() > 1), "-cp", String.join(File.pathSeparator, classPath)));
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
	}

	private static String path(String name) {
		return folder.resolve(name).toString();
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			return "";
		}
	}

	@Test
	void startsWithTheModelsThatWereFoundAndServes() throws IOException, InterruptedException {
		Path log = folder.resolve("application.log");
		Process application = java(log,
				List.of(path("classes"), path("resources"), System.getProperty("java.class.path")),
				ShopApplication.class.getName(), "--server.port=0", "--logging.level.root=info",
				"--tortoise.connections.default=h2://mem:aot");
		try {
			Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(read(log)).containsPattern(PORT));
			assertThat(read(log)).contains("Starting AOT-processed ShopApplication");
			Matcher port = PORT.matcher(read(log));
			assertThat(port.find()).isTrue();
			URI products = URI.create("http://localhost:" + port.group(1) + "/products");
			Awaitility.await().atMost(LIMIT).untilAsserted(() -> {
				HttpResponse<String> answer = this.client.send(HttpRequest.newBuilder(products).build(),
						BodyHandlers.ofString());
				assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
				assertThat(answer.body()).contains("\"name\"");
			});
		}
		finally {
			application.destroy();
			assertThat(application.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		}
	}

	@Test
	void theListOfModelsIsPartOfTheApplication() throws IOException {
		try (Stream<Path> sources = Files.walk(folder.resolve("sources"))) {
			String models = sources
				.filter((file) -> file.toString().endsWith("TortoiseAutoConfiguration__BeanDefinitions.java"))
				.map(AheadOfTimeTest::read)
				.findFirst()
				.orElseThrow();
			assertThat(models).contains("\"io.tortoiseorm.demo.models.Order\"", "\"io.tortoiseorm.demo.models.User\"");
		}
		try (Stream<Path> resources = Files.walk(folder.resolve("resources"))) {
			String hints = resources.filter((file) -> file.endsWith("reachability-metadata.json"))
				.map(AheadOfTimeTest::read)
				.findFirst()
				.orElseThrow();
			assertThat(hints).contains("\"io.tortoiseorm.demo.models.Order\"", "\"io.tortoiseorm.Model\"");
		}
	}

}
