package io.tortoiseorm.maven;

import java.io.File;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/**
 * The commands of the ORM that a project has among its dependencies, in a class loader of
 * their own.
 */
final class ProjectCommands {

	private static final String COMMANDS = "io.tortoiseorm.migrations.cli.MigrationCommands";

	/** Classes of what the commands need and a project may do without. */
	private static final List<String> LENT = List.of("picocli.CommandLine", "org.yaml.snakeyaml.Yaml",
			"com.palantir.javapoet.JavaFile");

	private final List<String> classpath;

	private final PrintStream out;

	private final Log log;

	ProjectCommands(List<String> classpath, PrintStream out, Log log) {
		this.classpath = classpath;
		this.out = out;
		this.log = log;
	}

	/**
	 * Runs a command. What it says is what was asked for, and is printed even if Maven is
	 * quiet; what went wrong is logged.
	 * @param words the command line
	 * @return its exit code
	 */
	int run(List<String> words) throws MojoExecutionException {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		try (URLClassLoader loader = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())) {
			thread.setContextClassLoader(loader);
			return run(loader, words);
		}
		catch (ClassNotFoundException ex) {
			throw new MojoExecutionException("The project does not have io.tortoiseorm:tortoise-orm", ex);
		}
		catch (InvocationTargetException ex) {
			throw new MojoExecutionException("The command failed: " + ex.getCause(), ex.getCause());
		}
		catch (ReflectiveOperationException | java.io.IOException ex) {
			throw new MojoExecutionException("The command cannot be run: " + ex.getMessage(), ex);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	private int run(ClassLoader loader, List<String> words) throws ReflectiveOperationException {
		Class<?> commands = loader.loadClass(COMMANDS);
		Class<?> project = loader.loadClass(commands.getPackageName() + ".Project");
		Method execute = commands.getMethod("execute", project, PrintWriter.class, PrintWriter.class, String[].class);
		StringWriter err = new StringWriter();
		try {
			return (int) execute.invoke(null, null, new PrintWriter(this.out, true), new PrintWriter(err, true),
					words.toArray(String[]::new));
		}
		finally {
			err.toString().lines().forEach(this.log::error);
		}
	}

	private URL[] urls() throws MojoExecutionException, ClassNotFoundException {
		List<URL> urls = new ArrayList<>();
		try {
			for (String element : this.classpath) {
				urls.add(new File(element).toURI().toURL());
			}
		}
		catch (MalformedURLException ex) {
			throw new MojoExecutionException("The class path of the project cannot be read", ex);
		}
		for (String lent : LENT) {
			urls.add(Class.forName(lent).getProtectionDomain().getCodeSource().getLocation());
		}
		return urls.toArray(URL[]::new);
	}

}
