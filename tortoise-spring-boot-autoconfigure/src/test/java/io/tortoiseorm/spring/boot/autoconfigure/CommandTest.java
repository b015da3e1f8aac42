package io.tortoiseorm.spring.boot.autoconfigure;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.migrations.MakeOptions;
import io.tortoiseorm.migrations.Migrations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands for migrations that are run by the application's jar.
 */
@ExtendWith(OutputCaptureExtension.class)
class CommandTest {

	private static final List<Integer> EXITS = new ArrayList<>();

	@TempDir
	private Path folder;

	private ClassLoader migrations() throws IOException {
		ModelRegistry registry = ModelRegistry.builder()
			.app("models", "default", List.of("io.tortoiseorm.spring.boot.autoconfigure.library"))
			.build();
		Migrations.builder(registry).directory(this.folder.resolve("db/tortoise")).build().make(MakeOptions.DEFAULTS);
		return new URLClassLoader(new URL[] { this.folder.toUri().toURL() }, getClass().getClassLoader());
	}

	private int run(ClassLoader loader, String... arguments) {
		List<String> all = new ArrayList<>(List.of("--" + TestApplication.MODELS,
				"--tortoise.connections.default=sqlite://" + this.folder.resolve("library.db").toUri().getPath(),
				"--tortoise.migrations.enabled=true"));
		all.addAll(List.of(arguments));
		new SpringApplicationBuilder(Recorded.class).resourceLoader(new DefaultResourceLoader(loader))
			.run(all.toArray(String[]::new))
			.close();
		assertThat(EXITS).hasSize(1);
		return EXITS.remove(0);
	}

	@Test
	void areRunInPlaceOfTheApplication(CapturedOutput output) throws IOException {
		ClassLoader loader = migrations();
		assertThat(run(loader, "--tortoise.command=migrate", "--dry-run")).isZero();
		assertThat(output.getOut()).contains("-- models/0001_initial", "CREATE TABLE");
		assertThat(run(loader, "--tortoise.command=history")).isZero();
		assertThat(output.getOut()).contains("Nothing is applied");
		assertThat(run(loader, "--tortoise.command=migrate models/0001")).isZero();
		assertThat(output.getOut()).contains("Applied models/0001_initial").doesNotContain("Started");
		assertThat(run(loader, "--tortoise.command=downgrade", "models/0009", "--spring.profiles.active=x"))
			.isEqualTo(1);
		assertThat(output.getErr()).contains("There is no migration models/0009");
		assertThat(run(loader, "--tortoise.command=makemigrations", "--check", "--location",
				this.folder.resolve("db/tortoise").toString()))
			.isZero();
		assertThat(run(loader, "--tortoise.command=nothing")).isEqualTo(2);
	}

	@Test
	void areAllThereAre(CapturedOutput output) throws IOException {
		ClassLoader loader = migrations();
		String location = this.folder.resolve("db/tortoise").toString();
		assertThat(run(loader, "--tortoise.command=init --location", location)).isZero();
		Map<String, String> said = new LinkedHashMap<>();
		said.put("heads", "models/0001_initial");
		said.put("plan", "-- models/0001_initial");
		said.put("upgrade", "Applied models/0001_initial");
		said.put("diff", "No differences");
		said.put("sqlmigrate 0001", "CREATE TABLE");
		said.put("lint --dialect mysql", "No warnings");
		said.put("resume", "Nothing stopped half-way");
		said.put("repair 0001 --forget", "Noted");
		said.put("fake 0001", "Applied models/0001_initial");
		said.forEach((command, answer) -> {
			int before = output.getOut().length();
			assertThat(run(loader, "--tortoise.command=" + command)).as(command).isZero();
			assertThat(output.getOut().substring(before)).as(command).contains(answer);
		});
		assertThat(run(loader, "--tortoise.command=inspectdb --package com.example.read")).isEqualTo(1);
		assertThat(output.getErr()).contains("inspectdb needs com.palantir.javapoet:javapoet on the class path");
	}

	@Test
	void takeWhatFollowsThem() {
		assertThat(
				CommandRunner.words("makemigrations --name x", "--server.port=1", "--tortoise.command=makemigrations",
						"--rename", "User.bio=User.about", "--spring.profiles.active=prod", "--rename=User=Account"))
			.containsExactly("makemigrations", "--name", "x", "--rename", "User.bio=User.about",
					"--rename=User=Account");
	}

	@Test
	void endTheJvmWithTheirExitCode() throws IOException, InterruptedException {
		Path said = this.folder.resolve("said.txt");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Application.class.getName(),
				"--" + TestApplication.MODELS, "--tortoise.connections.default=" + TestApplication.h2(),
				"--tortoise.command=downgrade", "models/zero")
			.redirectErrorStream(true)
			.redirectOutput(said.toFile())
			.start();
		try {
			assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
			assertThat(process.exitValue()).isEqualTo(1);
			assertThat(said).content().contains("The app models has no migrations");
		}
		finally {
			process.destroyForcibly();
		}
	}

	/**
	 * An application.
	 */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ TortoiseConnectionsAutoConfiguration.class,
			TortoiseConnectionDetailsAutoConfiguration.class, TortoiseTransactionManagersAutoConfiguration.class,
			TortoiseAutoConfiguration.class, R2dbcAutoConfiguration.class,
			R2dbcTransactionManagerAutoConfiguration.class })
	static class Application {

		public static void main(String[] args) {
			new SpringApplicationBuilder(Application.class).run(args);
		}

	}

	/**
	 * An application whose JVM goes on.
	 */
	static class Recorded extends Application {

		@Bean
		CommandRunner recordingRunner(ApplicationContext context, Tortoise tortoise, TortoiseProperties properties) {
			return new CommandRunner(context, tortoise, properties, EXITS::add);
		}

	}

}
