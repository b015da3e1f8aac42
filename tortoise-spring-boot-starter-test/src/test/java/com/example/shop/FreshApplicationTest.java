package com.example.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever follows the README has an application that works: these are its samples, the
 * configuration is read from the README itself.
 */
class FreshApplicationTest {

	private static final Path README = Path.of("..", "README.md");

	@Test
	void startsGeneratesItsSchemaAndServes(@TempDir Path folder) throws IOException, InterruptedException {
		Path configuration = Files.writeString(folder.resolve("application.yml"),
				samples("yaml", section("## Spring Boot")).get(0));
		SpringApplication application = new SpringApplication(ShopApplication.class);
		try (ConfigurableApplicationContext context = application.run("--server.port=0",
				"--spring.main.banner-mode=off", "--spring.config.location=" + configuration.toUri())) {
			URI server = URI
				.create("http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port"));
			assertThat(post(server.resolve("/customers?email=ann@example.com")).statusCode()).isEqualTo(201);
			assertThat(get(server.resolve("/customers")).body())
				.isEqualTo("[{\"id\":1,\"email\":\"ann@example.com\"}]");
			assertThat(get(server.resolve("/customers/1")).body())
				.isEqualTo("{\"id\":1,\"email\":\"ann@example.com\"}");
			assertThat(get(server.resolve("/customers/2")).statusCode()).isEqualTo(404);
			HttpResponse<String> duplicate = post(server.resolve("/customers?email=ann@example.com"));
			assertThat(duplicate.statusCode()).isEqualTo(409);
			assertThat(duplicate.body()).contains("\"field\":\"email\"").contains("\"kind\":\"unique\"");
		}
	}

	@Test
	void everyDependencyOfTheReadmeIsOneOfThisModule() throws IOException {
		String pom = Files.readString(Path.of("pom.xml"))
				+ "<artifactId>tortoise-spring-boot-starter-test</artifactId>";
		Matcher artifacts = Pattern.compile("<artifactId>[\\w-]+</artifactId>")
			.matcher(samples("xml", section("## Spring Boot")).get(0));
		assertThat(artifacts.results().map((found) -> found.group()).toList()).hasSize(4)
			.allSatisfy((artifact) -> assertThat(pom).contains(artifact));
	}

	private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
		return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> post(URI uri) throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
	}

	private static String section(String title) throws IOException {
		String readme = Files.readString(README);
		int start = readme.indexOf("\n" + title + "\n");
		return readme.substring(start, readme.indexOf("\n## ", start + 1));
	}

	private static List<String> samples(String language, String text) {
		return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
			.matcher(text)
			.results()
			.map((found) -> found.group(1))
			.toList();
	}

}
