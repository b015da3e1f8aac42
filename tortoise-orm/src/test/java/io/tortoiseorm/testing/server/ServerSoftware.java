package io.tortoiseorm.testing.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * How one server is unpacked, initialised and run: without care for crashes, with little
 * memory, on the loopback interface only.
 */
interface ServerSoftware {

	/** Who owns the databases. */
	String USER = "tortoise";

	/** The password is no secret: the servers listen to this machine alone. */
	String PASSWORD = "tortoise";

	static ServerSoftware of(ServerKind kind) {
		return switch (kind) {
			case POSTGRES -> new PostgresSoftware();
			case MARIADB -> new MariaDbSoftware();
			case MYSQL -> new MySqlSoftware();
		};
	}

	/**
	 * How the name of the jar with the binaries begins.
	 * @return the prefix
	 */
	String jarPrefix();

	/**
	 * Unpacks the binaries so that they run on this machine.
	 * @param jar the jar with the binaries
	 * @param target an empty folder
	 * @throws IOException when they cannot be unpacked, or do not run here
	 */
	void unpack(Path jar, Path target) throws IOException;

	/**
	 * Names what {@link #initialise} does, so that data made otherwise is not reused.
	 * @return all settings that go into the data
	 */
	String dataSettings();

	/**
	 * Makes the data of a server without databases.
	 * @param binaries the unpacked binaries
	 * @param data the folder to create
	 * @throws IOException when that fails
	 */
	void initialise(Path binaries, Path data) throws IOException;

	/**
	 * Makes ready a copy of the initialised data.
	 * @param work the folder of the running server, with the copy in its folder
	 * {@code data}
	 * @throws IOException when that fails
	 */
	void prepare(Path work) throws IOException;

	/**
	 * The command that runs the server in the foreground.
	 * @param binaries the unpacked binaries
	 * @param work the folder of the running server
	 * @param port the port to listen on
	 * @return the program and its arguments
	 */
	List<String> startCommand(Path binaries, Path work, int port);

	/**
	 * A database that is there from the start.
	 * @return its name
	 */
	String database();

	/**
	 * What the server prints when it takes connections.
	 * @return part of a line
	 */
	String readyMessage();

	/**
	 * The signal that ends the server at once, connections or not.
	 * @return such as {@code INT}
	 */
	String stopSignal();

}
