package io.tortoiseorm.maven;

import java.io.File;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * A command for migrations, run with the classes and dependencies of the project.
 */
abstract class CommandMojo extends AbstractMojo {

	/** What the project runs with. */
	@Parameter(defaultValue = "${project.runtimeClasspathElements}", readonly = true, required = true)
	List<String> classpath = List.of();

	/** Packages or classes of models. */
	@Parameter(property = "tortoise.models")
	List<String> models = List.of();

	/** The label of the app of these models. */
	@Parameter(property = "tortoise.app", defaultValue = "models")
	String app = "models";

	/** The URL of the database, for goals that use one. */
	@Parameter(property = "tortoise.url")
	@Nullable String url;

	/** YAML with connections and apps, instead of models, app and URL. */
	@Parameter(property = "tortoise.config")
	@Nullable File config;

	/** The folder of migrations, which has one folder per app. */
	@Parameter(property = "tortoise.location", defaultValue = "${project.basedir}/src/main/resources/db/tortoise")
	File location = new File("src/main/resources/db/tortoise");

	/** Whether nothing is done. */
	@Parameter(property = "tortoise.skip", defaultValue = "false")
	boolean skip;

	/** Where the answer goes. */
	PrintStream out = System.out;

	/**
	 * The command with its arguments.
	 * @return the words
	 */
	abstract Words command();

	@Override
	public void execute() throws MojoExecutionException, MojoFailureException {
		if (this.skip) {
			getLog().info("Skipped");
			return;
		}
		List<String> words = new ArrayList<>(project().list());
		words.addAll(command().list());
		int code = new ProjectCommands(this.classpath, this.out, getLog()).run(words);
		if (code != 0) {
			throw new MojoFailureException("The command %s ended with %d".formatted(command().list().get(0), code));
		}
	}

	private Words project() {
		Words words = new Words();
		words.option("--config", (this.config != null) ? this.config.getPath() : null);
		words.option("--url", this.url);
		words.option("--models", this.models.isEmpty() ? null : String.join(",", this.models));
		words.option("--app", this.app);
		words.option("--location", this.location.getPath());
		return words;
	}

}
