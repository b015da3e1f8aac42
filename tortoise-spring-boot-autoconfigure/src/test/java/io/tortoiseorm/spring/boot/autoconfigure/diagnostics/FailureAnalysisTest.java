package io.tortoiseorm.spring.boot.autoconfigure.diagnostics;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

import io.tortoiseorm.Model;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.spring.boot.autoconfigure.TestApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What a person reads when an application does not start. The whole output is looked
 * through for passwords.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailureAnalysisTest {

	private static final String PASSWORD = "s3cr3t";

	private static void fails(String... properties) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		String[] arguments = new String[properties.length];
		for (int i = 0; i < properties.length; i++) {
			arguments[i] = "--" + properties[i];
		}
		assertThatException().isThrownBy(() -> application.run(arguments).close());
	}

	private static void failsWithModels(String... properties) {
		String[] all = new String[properties.length + 1];
		all[0] = TestApplication.MODELS;
		System.arraycopy(properties, 0, all, 1, properties.length);
		fails(all);
	}

	@Test
	void anUnknownSchemeIsNamedWithItsOrigin(CapturedOutput output) {
		failsWithModels("tortoise.connections.default=postgers://u:" + PASSWORD + "@localhost/d");
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("Property: tortoise.connections.default")
			.contains("Origin: \"tortoise.connections.default\" from property source \"commandLineArgs\"")
			.contains("unknown scheme or engine \"postgers\"")
			.contains("postgres, postgresql")
			.doesNotContain(PASSWORD);
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgres://u:s3cr3t@localhost:port/d", "postgres://u:s3cr3t@[::1/d",
			"postgres:u:s3cr3t@localhost/d", "r2dbc:postgres:s3cr3t", "r2dbc:nothing://u:s3cr3t@localhost/d",
			"mssql://u:s3cr3t@localhost/d", "postgres://u:s3cr3t@localhost/d?minsize=7&maxsize=3",
			"postgres://u:s3cr3t@localhost/d?sslMode=s3cr3t", "postgres://:s3cr3t@localhost/d",
			"postgres://u:s3cr3t@localhost" })
	void aWrongUrlIsExplainedWithoutItsPassword(String url, CapturedOutput output) {
		failsWithModels("tortoise.connections.default=" + url);
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("Property: tortoise.connections.default")
			.contains("Action:");
		assertThat(output.toString().replace("sslMode", "")).doesNotContain(PASSWORD);
	}

	@Test
	void aConnectionWithoutUrlAndEngineIsNamed(CapturedOutput output) {
		failsWithModels("tortoise.connections.default.engin=postgres",
				"tortoise.connections.default.credentials.password=" + PASSWORD);
		assertThat(output).contains("Property: tortoise.connections.default")
			.contains("neither a URL nor an engine")
			.doesNotContain(PASSWORD);
	}

	@Test
	void aConnectionOfWhichNothingIsKnownIsNamed(CapturedOutput output) {
		failsWithModels("tortoise.connections.default=h2://mem:a", "tortoise.connections.other.engin=postgres");
		assertThat(output).contains("Property: tortoise.connections.other").contains("neither a URL nor an engine");
	}

	@Test
	void anUnknownDefaultConnectionIsNamedWithTheKnownOnes(CapturedOutput output) {
		failsWithModels("tortoise.connections.first=h2://mem:a", "tortoise.connections.second=h2://mem:b",
				"tortoise.apps.models.default-connection=frist");
		assertThat(output).contains("Property: tortoise.apps.models.default-connection")
			.contains("unknown connection \"frist\"")
			.contains("first, second");
	}

	@Test
	void anAppWithoutModelsIsNamed(CapturedOutput output) {
		fails("tortoise.connections.default=h2://mem:a", "tortoise.apps.shop.default-connection=default");
		assertThat(output).contains("Property: tortoise.apps.shop.models").contains("names no models");
	}

	/** Of an application with migrations of which the second one fails. */
	private static void failsWithMigrations(Path folder, String... properties) throws IOException {
		Path app = Files.createDirectories(folder.resolve("db/tortoise/models"));
		Files.writeString(app.resolve("0001_initial.yaml"), "operations: []\n");
		Files.writeString(app.resolve("0002_wrong.yaml"), """
				dependencies: [models/0001_initial]
				operations:
				  - runSql: {all: SELECT nothing FROM nowhere}
				""");
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		try (URLClassLoader loader = new URLClassLoader(new URL[] { folder.toUri().toURL() }, before)) {
			Thread.currentThread().setContextClassLoader(loader);
			failsWithModels(properties);
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	@Test
	void migrationsThatAreNotAppliedAreNamed(@TempDir Path folder, CapturedOutput output) throws IOException {
		String url = "tortoise.connections.default=" + TestApplication.h2();
		failsWithMigrations(folder, url, "tortoise.migrations.validate=true");
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("2 migrations are not applied: models/0001_initial, models/0002_wrong")
			.contains("Apply them with --tortoise.command=migrate")
			.doesNotContain("resume");
		failsWithMigrations(folder, url, "tortoise.migrations.enabled=true");
		assertThat(output).contains("models/0002_wrong stopped at statement 1 of 1");
		failsWithMigrations(folder, url, "tortoise.migrations.validate=true");
		assertThat(output).contains("1 migration is not applied: models/0002_wrong (stopped half-way)")
			.contains("Finish what has stopped half-way with --tortoise.command=resume");
	}

	@Test
	void aPackageThatIsNotThereIsNamed(CapturedOutput output) {
		fails("tortoise.connections.default=h2://mem:a", "tortoise.apps.models.models=com.example.nowhere");
		assertThat(output).contains("APPLICATION FAILED TO START").contains("com.example.nowhere");
	}

	@Test
	void aWrongModelIsNamed(CapturedOutput output) {
		fails("tortoise.connections.default=h2://mem:a", "tortoise.apps.models.models=" + Misfit.class.getName());
		assertThat(output).contains("APPLICATION FAILED TO START").contains("Misfit").contains("title");
	}

	@Test
	void aServerThatIsNotThereIsNamed(CapturedOutput output) throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0)) {
			port = socket.getLocalPort();
		}
		failsWithModels("tortoise.connections.default=postgres://u:" + PASSWORD + "@localhost:" + port + "/d");
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("localhost:" + port + "/d")
			.contains("connection refused")
			.contains("tortoise.fail-fast=false")
			.doesNotContain(PASSWORD);
	}

	@Test
	void migrationsThatAreNotAppliedAreNamed(CapturedOutput output) {
		failsWithModels("tortoise.connections.default=" + TestApplication.h2(), "tortoise.migrations.validate=true",
				"tortoise.migrations.location=db/unknown-table");
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("1 migration is not applied: models/0001_fails")
			.contains("--tortoise.command=migrate");
	}

	@Test
	void aMigrationThatFailsIsNamedWithItsStatement(CapturedOutput output) {
		failsWithModels("tortoise.connections.default=" + TestApplication.h2(), "tortoise.migrations.enabled=true",
				"tortoise.migrations.location=db/unknown-table");
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("models/0001_fails stopped at statement 1 of 1")
			.contains("--tortoise.command=history");
	}

	@Test
	void nothingIsLoggedOfPasswordsEvenWhenDebugging(CapturedOutput output) throws IOException {
		failsWithModels("debug=true", "logging.level.io.tortoiseorm=trace",
				"tortoise.connections.default=postgers://u:" + PASSWORD + "@localhost/d");
		assertThat(output).contains("APPLICATION FAILED TO START").doesNotContain(PASSWORD);
	}

	/**
	 * A text field without a length.
	 */
	public static class Misfit extends Model<Misfit> {

		@CharField(maxLength = 0)
		public String title = "";

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
