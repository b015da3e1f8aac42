package io.tortoiseorm.migrations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where migrations come from.
 */
@FunctionalInterface
public interface MigrationSource {

	/** The folder of migrations among the resources of an application. */
	String LOCATION = "db/tortoise";

	/**
	 * Reads the migrations of some apps.
	 * @param apps the apps
	 * @return the migrations in any order
	 */
	List<Migration> load(Collection<String> apps);

	/**
	 * Migrations in folders.
	 * @param folder the folder that has one folder per app
	 * @return the source
	 */
	static MigrationSource directory(Path folder) {
		return (apps) -> {
			List<Migration> migrations = new ArrayList<>();
			for (String app : apps) {
				Path files = folder.resolve(app);
				if (Files.isDirectory(files)) {
					try (Stream<Path> found = Files.list(files)) {
						for (Path file : found.filter((path) -> path.toString().endsWith(".yaml")).toList()) {
							String name = String.valueOf(file.getFileName()).replaceFirst("\\.yaml$", "");
							migrations
								.add(MigrationYaml.read(app, name, Files.readString(file, StandardCharsets.UTF_8)));
						}
					}
					catch (IOException ex) {
						throw new UncheckedIOException(ex);
					}
				}
			}
			return migrations;
		};
	}

	/**
	 * Migrations among the resources of an application, in a folder or in a jar.
	 * @param classLoader finds them
	 * @param location the folder that has one folder per app, such as {@code db/tortoise}
	 * @return the source
	 */
	static MigrationSource classpath(ClassLoader classLoader, String location) {
		return new ClasspathSource(classLoader, location);
	}

}
