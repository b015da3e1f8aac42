package io.tortoiseorm.migrations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.stream.Stream;

import io.tortoiseorm.exceptions.MigrationError;

/**
 * Migrations among the resources of an application.
 */
final class ClasspathSource implements MigrationSource {

	private static final String EXTENSION = ".yaml";

	private final ClassLoader classLoader;

	private final String location;

	ClasspathSource(ClassLoader classLoader, String location) {
		this.classLoader = classLoader;
		this.location = location.replaceAll("^/+|/+$", "");
	}

	@Override
	public List<Migration> load(Collection<String> apps) {
		List<Migration> migrations = new ArrayList<>();
		try {
			for (String app : apps) {
				String folder = this.location + "/" + app;
				Set<String> names = new TreeSet<>();
				for (URL url : Collections.list(this.classLoader.getResources(folder))) {
					names.addAll(names(url));
				}
				for (String name : names) {
					String text = read(folder + "/" + name);
					migrations
						.add(MigrationYaml.read(app, name.substring(0, name.length() - EXTENSION.length()), text));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return migrations;
	}

	private static List<String> names(URL folder) throws IOException {
		if (folder.getProtocol().equals("file")) {
			try (Stream<Path> files = Files.list(Path.of(URI.create(folder.toString())))) {
				return files.map((file) -> String.valueOf(file.getFileName()))
					.filter((name) -> name.endsWith(EXTENSION))
					.toList();
			}
		}
		URLConnection connection = folder.openConnection();
		if (!(connection instanceof JarURLConnection jar)) {
			throw new MigrationError("Migrations cannot be listed in %s: only folders and jars can".formatted(folder));
		}
		String prefix = jar.getEntryName().endsWith("/") ? jar.getEntryName() : jar.getEntryName() + "/";
		return jar.getJarFile()
			.stream()
			.map(JarEntry::getName)
			.filter((name) -> name.startsWith(prefix) && name.endsWith(EXTENSION))
			.map((name) -> name.substring(prefix.length()))
			.filter((name) -> name.indexOf('/') < 0)
			.toList();
	}

	private String read(String resource) throws IOException {
		try (InputStream stream = this.classLoader.getResourceAsStream(resource)) {
			if (stream == null) {
				throw new MigrationError("The resource %s cannot be read".formatted(resource));
			}
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
