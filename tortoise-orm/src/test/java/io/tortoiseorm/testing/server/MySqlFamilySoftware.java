package io.tortoiseorm.testing.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What MySQL and MariaDB have in common.
 */
abstract class MySqlFamilySoftware implements ServerSoftware {

	private static final List<String> SETTINGS = List.of("--bind-address=127.0.0.1", "--skip-name-resolve",
			"--max-connections=300", "--character-set-server=utf8mb4", "--collation-server=utf8mb4_bin",
			"--default-time-zone=+00:00", "--innodb-buffer-pool-size=64M", "--innodb-flush-log-at-trx-commit=0");

	@Override
	public void prepare(Path work) throws IOException {
		Files.writeString(work.resolve("users.sql"),
				userCreation() + "\nGRANT ALL ON *.* TO '" + USER + "'@'%' WITH GRANT OPTION;\n");
	}

	@Override
	public final List<String> startCommand(Path binaries, Path work, int port) {
		List<String> command = command(binaries, work.resolve("data"));
		command.addAll(SETTINGS);
		command.addAll(runSettings());
		command.add("--port=" + port);
		command.add("--socket=" + work.resolve("socket"));
		command.add("--pid-file=" + work.resolve("pid"));
		command.add("--init-file=" + work.resolve("users.sql"));
		return command;
	}

	@Override
	public final String database() {
		return "mysql";
	}

	@Override
	public final String readyMessage() {
		return "ready for connections";
	}

	/** Its data is thrown away, so there is nothing to wait for. */
	@Override
	public final String stopSignal() {
		return "KILL";
	}

	@Override
	public final String dataSettings() {
		return String.join(" ", dataOptions());
	}

	final List<String> command(Path binaries, Path data) {
		List<String> command = new ArrayList<>(List.of(server(binaries).toString(), "--no-defaults",
				"--basedir=" + binaries, "--datadir=" + data, "--lc-messages-dir=" + binaries.resolve("share")));
		if (RootPrivileges.isRoot()) {
			command.add("--user=root");
		}
		command.addAll(dataOptions());
		return command;
	}

	abstract Path server(Path binaries);

	/**
	 * Options that the data is created with and run with.
	 * @return the options
	 */
	abstract List<String> dataOptions();

	abstract List<String> runSettings();

	abstract String userCreation();

}
