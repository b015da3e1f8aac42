package io.tortoiseorm.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import io.tortoiseorm.migrations.cli.MigrationCommands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The README of the demo: its column leads to the migration that it shows. That its
 * command starts the application is another test's matter.
 */
class ReadmeTest {

	private static final Path MODELS = Path.of("src/main/java/io/tortoiseorm/demo/models");

	private static final String PACKAGE = "io.tortoiseorm.demo.models.";

	@TempDir
	private Path folder;

	private final String readme = read(Path.of("README.md"));

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The first sample of a language, without its indentation. */
	private String sample(String language) {
		Matcher found = Pattern.compile("```" + language + "\n(.*?)\\s*```", Pattern.DOTALL).matcher(this.readme);
		assertThat(found.find()).as(language).isTrue();
		return found.group(1).lines().map((line) -> line.replaceFirst("^ {3}", "")).collect(Collectors.joining("\n"));
	}

	@Test
	void theColumnLeadsToTheMigration() throws IOException {
		assertThat(this.readme).contains("-Dspring-boot.run.arguments=\"--tortoise.command=makemigrations\"");
		Path migrations = this.folder.resolve("db/tortoise");
		Files.createDirectories(migrations.resolve("models"));
		Files.copy(Path.of("src/main/resources/db/tortoise/models/0001_initial.yaml"),
				migrations.resolve("models/0001_initial.yaml"));
		List<String> models = compile();
		StringWriter said = new StringWriter();
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		try (URLClassLoader changed = new Changed(this.folder.toUri().toURL(), before)) {
			Thread.currentThread().setContextClassLoader(changed);
			PrintWriter out = new PrintWriter(said, true);
			assertThat(MigrationCommands.execute(null, out, out, "--models", String.join(",", models), "--location",
					migrations.toString(), "makemigrations"))
				.as(said.toString())
				.isZero();
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
		String[] shown = sample("yaml").split("\n", 2);
		String file = shown[0].replace("# demo-app/src/main/resources/db/tortoise/", "");
		assertThat(migrations.resolve(file)).content().isEqualToIgnoringNewLines(shown[1]);
	}

	/** Compiles the models, one of which has the column. */
	private List<String> compile() throws IOException {
		Path sources = Files.createDirectories(this.folder.resolve("sources"));
		try (Stream<Path> files = Files.list(MODELS)) {
			for (Path file : files.toList()) {
				String source = read(file);
				int end = source.lastIndexOf('}');
				boolean product = file.endsWith("Product.java");
				Files.writeString(sources.resolve(file.getFileName()),
						product ? source.substring(0, end) + sample("java") + "\n}\n" : source);
			}
		}
		JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
		try (Stream<Path> files = Files.list(sources)) {
			List<String> all = files.map(Path::toString).toList();
			List<String> arguments = Stream.concat(Stream.of("-proc:none", "-parameters", "-d", this.folder.toString(),
					"-classpath", System.getProperty("java.class.path")), all.stream())
				.toList();
			assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new))).isZero();
		}
		try (Stream<Path> files = Files.list(sources)) {
			return files.filter((file) -> read(file).contains("@Table("))
				.filter((file) -> !read(file).contains("abstract class"))
				.map((file) -> PACKAGE + file.getFileName().toString().replace(".java", ""))
				.sorted()
				.toList();
		}
	}

	/**
	 * Has the changed models in place of those that the tests run with.
	 */
	private static final class Changed extends URLClassLoader {

		Changed(URL classes, ClassLoader parent) {
			super(new URL[] { classes }, parent);
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (!name.startsWith(PACKAGE)) {
				return super.loadClass(name, resolve);
			}
			Class<?> loaded = findLoadedClass(name);
			return (loaded != null) ? loaded : findClass(name);
		}

	}

}
