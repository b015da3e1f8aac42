package io.tortoiseorm.meta;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import io.tortoiseorm.exceptions.ConfigurationError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the concrete models of packages: by the index that the annotation processor
 * writes, else by looking through directories and jars of the class path, jars in jars
 * included.
 */
final class ModelScanner {

	static final String INDEX = "META-INF/tortoise/models";

	private static final Logger log = LoggerFactory.getLogger(ModelScanner.class);

	private static final String CLASS = ".class";

	private final ClassLoader loader;

	ModelScanner(ClassLoader loader) {
		this.loader = loader;
	}

	static ClassLoader defaultClassLoader() {
		ClassLoader context = Thread.currentThread().getContextClassLoader();
		return (context != null) ? context : ModelScanner.class.getClassLoader();
	}

	/**
	 * A class by name.
	 * @return the class, or {@code null} when there is none of that name
	 * @throws ConfigurationError if there is one that cannot be loaded
	 */
	@Nullable Class<?> load(String name) {
		try {
			return Class.forName(name, false, this.loader);
		}
		catch (ClassNotFoundException ex) {
			return null;
		}
		catch (LinkageError ex) {
			throw new ConfigurationError(
					"The class %s cannot be loaded: %s. Add what it needs to the class path.".formatted(name, ex), ex);
		}
	}

	/**
	 * A class that was found by looking around. What cannot be loaded may be there for a
	 * library that the application does without.
	 */
	private @Nullable Class<?> loadFound(String name) {
		try {
			return Class.forName(name, false, this.loader);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			log.info("{} is not searched for models, since it cannot be loaded: {}", name, ex.toString());
			return null;
		}
	}

	/**
	 * The concrete models in a package and below it, sorted by name.
	 * @throws ConfigurationError if there is no such package
	 */
	List<Class<? extends ModelBase>> scan(String packageName) {
		if (!packageName.matches("[\\w$]+(\\.[\\w$]+)*")) {
			throw new ConfigurationError(
					"\"%s\" is not the name of a package or class. Write it as com.example.shop.models."
						.formatted(packageName));
		}
		String prefix = packageName + ".";
		Set<String> names = new TreeSet<>(indexed().stream().filter((name) -> name.startsWith(prefix)).toList());
		if (names.isEmpty()) {
			names = classNames(packageName);
			if (names.isEmpty()) {
				throw new ConfigurationError(("There is no package or class \"%s\" on the class path."
						+ " Check the spelling in the models of the app.")
					.formatted(packageName));
			}
		}
		return names.stream()
			.map(this::loadFound)
			.filter(ModelScanner::isModel)
			.<Class<? extends ModelBase>>map((type) -> type.asSubclass(ModelBase.class))
			.toList();
	}

	private static boolean isModel(@Nullable Class<?> type) {
		return type != null && ModelBase.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())
				&& !type.isAnonymousClass() && !type.isLocalClass();
	}

	private Set<String> indexed() {
		Set<String> names = new TreeSet<>();
		for (URL index : resources(INDEX)) {
			try (BufferedReader lines = new BufferedReader(
					new InputStreamReader(index.openStream(), StandardCharsets.UTF_8))) {
				lines.lines().map(String::strip).filter((line) -> !line.isEmpty()).forEach(names::add);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return names;
	}

	private Set<String> classNames(String packageName) {
		String path = packageName.replace('.', '/') + "/";
		Set<String> names = new TreeSet<>();
		for (URL place : resources(path)) {
			try {
				if (place.getProtocol().equals("file")) {
					addFiles(Path.of(place.toURI()), packageName, names);
				}
				else if (place.openConnection() instanceof JarURLConnection jar) {
					addEntries(jar.getJarFile(), path, names);
				}
			}
			catch (IOException | URISyntaxException ex) {
				throw new ConfigurationError("The package %s cannot be read from %s.".formatted(packageName, place),
						ex);
			}
		}
		if (names.isEmpty()) {
			addFromJarsWithoutDirectories(path, names);
		}
		return names;
	}

	private List<URL> resources(String name) {
		try {
			return Collections.list(this.loader.getResources(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void addFiles(Path directory, String packageName, Set<String> names) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			files.filter((file) -> file.toString().endsWith(CLASS)).forEach((file) -> {
				String relative = directory.relativize(file).toString().replace(File.separatorChar, '.');
				add(packageName + "." + relative, names);
			});
		}
	}

	private static void addEntries(JarFile jar, String path, Set<String> names) {
		jar.stream()
			.map(ZipEntry::getName)
			.filter((entry) -> entry.startsWith(path) && entry.endsWith(CLASS))
			.forEach((entry) -> add(entry.replace('/', '.'), names));
	}

	/**
	 * Jars need not list their directories, and then the class loader does not find
	 * packages.
	 */
	private void addFromJarsWithoutDirectories(String path, Set<String> names) {
		for (Path element : jars()) {
			try (JarFile jar = new JarFile(element.toFile())) {
				addEntries(jar, path, names);
			}
			catch (IOException ex) {
				log.debug("{} cannot be read", element, ex);
			}
		}
	}

	private List<Path> jars() {
		Stream<String> classPath = Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator));
		Stream<String> loaded = (this.loader instanceof URLClassLoader urls)
				? Stream.of(urls.getURLs()).filter((url) -> url.getProtocol().equals("file")).map(ModelScanner::path)
				: Stream.empty();
		return Stream.concat(classPath, loaded)
			.filter((element) -> element.endsWith(".jar"))
			.map(Path::of)
			.filter(Files::isRegularFile)
			.toList();
	}

	private static String path(URL url) {
		try {
			return Path.of(url.toURI()).toString();
		}
		catch (URISyntaxException ex) {
			return url.getPath();
		}
	}

	private static void add(String classFile, Set<String> names) {
		String name = classFile.substring(0, classFile.length() - CLASS.length());
		if (!name.endsWith("package-info") && !name.endsWith("module-info")) {
			names.add(name);
		}
	}

}
