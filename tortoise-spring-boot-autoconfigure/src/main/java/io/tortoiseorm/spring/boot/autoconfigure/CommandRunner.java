package io.tortoiseorm.spring.boot.autoconfigure;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.migrations.cli.MigrationCommands;
import io.tortoiseorm.migrations.cli.Project;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.util.ClassUtils;

/**
 * Runs a command for migrations in place of the application, and ends the JVM with its
 * exit code.
 */
class CommandRunner implements ApplicationRunner, Ordered {

	/** The property that names the command. */
	static final String PROPERTY = "tortoise.command";

	private static final Path RESOURCES = Path.of("src", "main", "resources");

	private final ApplicationContext context;

	private final Tortoise tortoise;

	private final TortoiseProperties properties;

	private final IntConsumer exit;

	CommandRunner(ApplicationContext context, Tortoise tortoise, TortoiseProperties properties, IntConsumer exit) {
		this.context = context;
		this.tortoise = tortoise;
		this.properties = properties;
		this.exit = exit;
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		String command = this.properties.getCommand();
		if (command != null) {
			int code = execute(words(command, arguments.getSourceArgs()));
			this.exit.accept(SpringApplication.exit(this.context, () -> code));
		}
	}

	private int execute(String... words) {
		if (!ClassUtils.isPresent("picocli.CommandLine", this.context.getClassLoader())) {
			throw new PropertyConfigurationError(PROPERTY, "Commands need info.picocli:picocli on the class path.",
					"Add the dependency info.picocli:picocli to the application.", null);
		}
		Project project = new Project(this.tortoise, RESOURCES.resolve(this.properties.getMigrations().getLocation()),
				(migrations) -> SchemaMigrations.configure(migrations, this.context, this.properties));
		return MigrationCommands.execute(project, new PrintWriter(System.out, true, Charset.defaultCharset()),
				new PrintWriter(System.err, true, Charset.defaultCharset()), words);
	}

	/** What follows the command belongs to it, but for properties of the application. */
	static String[] words(String command, String... arguments) {
		List<String> words = new ArrayList<>(Arrays.asList(command.trim().split("\\s+")));
		boolean after = false;
		for (String argument : arguments) {
			if (argument.startsWith("--" + PROPERTY + "=")) {
				after = true;
			}
			else if (after && !argument.matches("--[\\w-]+[.\\[][^=]*(=.*)?")) {
				words.add(argument);
			}
		}
		return words.toArray(String[]::new);
	}

}
