package io.tortoiseorm.processor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles sources given as text into a folder of their own, with the processors of this
 * module.
 */
final class SourceCompiler {

	private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);

	private static final Pattern TYPE = Pattern.compile("^(?:\\w+ )*(?:class|record|enum|@?interface) (\\w+)",
			Pattern.MULTILINE);

	private final Path output;

	private final List<Path> classPath = new ArrayList<>();

	private final List<Processor> processors = new ArrayList<>();

	private boolean found;

	private final List<String> options = new ArrayList<>(List.of("-Xlint:all", "-Xlint:-processing"));

	private SourceCompiler(Path output) {
		this.output = output;
		for (String element : System.getProperty("java.class.path").split(File.pathSeparator)) {
			this.classPath.add(Path.of(element));
		}
		this.processors.add(new ModelProcessor());
		this.processors.add(new ModelRecordProcessor());
	}

	/**
	 * A compiler that writes into a folder.
	 */
	static SourceCompiler into(Path output) {
		try {
			return new SourceCompiler(Files.createDirectories(output));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * With the classes of another compilation on the class path.
	 */
	SourceCompiler against(Path classes) {
		this.classPath.add(0, classes);
		return this;
	}

	/**
	 * With classes left out whose place in the class path has a text in it.
	 */
	SourceCompiler without(String text) {
		this.classPath.removeIf((path) -> path.toString().contains(text));
		return this;
	}

	SourceCompiler withoutProcessors() {
		this.processors.clear();
		return this;
	}

	/**
	 * With Lombok, as a build runs it: by the processors that are found.
	 */
	SourceCompiler withLombok() {
		this.found = true;
		option("-processorpath",
				this.classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
		return this;
	}

	/**
	 * With the compilation hidden behind a wrapper, as build tools do it.
	 */
	SourceCompiler wrapped() {
		this.processors.replaceAll(WrappingProcessor::new);
		return this;
	}

	SourceCompiler option(String... more) {
		this.options.addAll(Arrays.asList(more));
		return this;
	}

	Result compile(String... sources) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT,
				StandardCharsets.UTF_8)) {
			files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(this.output));
			files.setLocationFromPaths(StandardLocation.CLASS_PATH, this.classPath);
			if (this.processors.isEmpty()) {
				this.options.add("-proc:none");
			}
			JavaCompiler.CompilationTask task = compiler.getTask(null, files, diagnostics, this.options, null,
					Stream.of(sources).map(Source::new).toList());
			if (!this.processors.isEmpty() && !this.found) {
				task.setProcessors(this.processors);
			}
			boolean success = task.call();
			return new Result(success, diagnostics.getDiagnostics(), this.output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The name of the file that a source belongs into.
	 */
	static String fileName(String source) {
		String path = Source.path(source);
		return path.substring(path.lastIndexOf('/') + 1);
	}

	static Class<?> load(ClassLoader loader, String name) {
		try {
			return loader.loadClass(name);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What came of a compilation.
	 *
	 * @param success whether there was no error
	 * @param diagnostics errors, warnings and notes
	 * @param output the folder with classes, generated sources and resources
	 */
	record Result(boolean success, List<Diagnostic<? extends JavaFileObject>> diagnostics, Path output) {

		/**
		 * The errors, each with the line it is told at.
		 */
		List<String> errors() {
			return this.diagnostics.stream()
				.filter((diagnostic) -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
				.map((diagnostic) -> diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT))
				.toList();
		}

		/**
		 * All that a build would print.
		 */
		List<String> messages() {
			return this.diagnostics.stream().map(Object::toString).toList();
		}

		String generated(String name) {
			try {
				return Files.readString(this.output.resolve(name));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		boolean has(String name) {
			return Files.exists(this.output.resolve(name));
		}

		URLClassLoader loader(Path... more) {
			List<URL> urls = new ArrayList<>();
			Stream.concat(Stream.of(this.output), Arrays.stream(more)).forEach((path) -> urls.add(url(path)));
			return new URLClassLoader(urls.toArray(URL[]::new), SourceCompiler.class.getClassLoader());
		}

		private static URL url(Path path) {
			try {
				return path.toUri().toURL();
			}
			catch (MalformedURLException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	private static final class Source extends SimpleJavaFileObject {

		private final String text;

		Source(String text) {
			super(URI.create("string:///" + path(text)), Kind.SOURCE);
			this.text = text;
		}

		private static String path(String text) {
			Matcher packageName = PACKAGE.matcher(text);
			Matcher type = TYPE.matcher(text);
			if (!type.find()) {
				throw new IllegalArgumentException("There is no class in: " + text);
			}
			return (packageName.find() ? packageName.group(1).replace('.', '/') + "/" : "") + type.group(1) + ".java";
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.text;
		}

	}

}
