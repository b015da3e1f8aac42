package io.tortoiseorm.testing.server;

import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;

/**
 * A small process beside a server: starts it, notes where it is, and ends it when the
 * process ends that it was started for, however that comes about. It runs with nothing
 * but the classes of this package, and prints to the server's log.
 */
final class ServerGuard {

	private static final int START_ATTEMPTS = 3;

	private final BuildSession session;

	private final ServerKind kind;

	private final ServerSoftware software;

	private final Path binaries;

	private final Path data;

	private final Path state;

	private final WorkFolder work;

	private volatile boolean ownerEnded;

	private ServerGuard(BuildSession session, ServerKind kind, Path binaries, Path data) throws IOException {
		this.session = session;
		this.kind = kind;
		this.software = ServerSoftware.of(kind);
		this.binaries = binaries;
		this.data = data;
		this.state = session.state(kind);
		this.work = WorkFolder.create(kind, this.software);
	}

	/**
	 * Guards a server until its owner ends.
	 * @param args the build folder, the process id of the owner and the owner's start in
	 * milliseconds, the kind of server, the folder of its binaries and the folder of its
	 * initialised data
	 * @throws Exception when the server cannot be started
	 */
	public static void main(String[] args) throws Exception {
		long ownerStart = Long.parseLong(args[2]);
		ProcessHandle owner = ProcessHandle.of(Long.parseLong(args[1]))
			.filter((process) -> BuildSession.startOf(process) == ownerStart)
			.orElseThrow(() -> new IllegalStateException("The owner has ended already"));
		BuildSession session = new BuildSession(Path.of(args[0]), owner);
		new ServerGuard(session, ServerKind.valueOf(args[3]), Path.of(args[4]), Path.of(args[5])).run();
	}

	private void run() throws IOException {
		Runtime.getRuntime().addShutdownHook(new Thread(this::cleanUp));
		Folders.copy(this.data, this.work.path().resolve("data"));
		this.software.prepare(this.work.path());
		Process server = start();
		CompletableFuture.anyOf(this.session.owner().onExit(), server.onExit()).join();
		this.ownerEnded = server.isAlive();
		System.exit(this.ownerEnded ? 0 : 1);
	}

	private Process start() throws IOException {
		IOException failure = new IOException("The server did not start");
		for (int attempt = 0; attempt < START_ATTEMPTS; attempt++) {
			int port = freePort();
			ServerProcess server = ServerProcess
				.start(this.software.startCommand(this.binaries, this.work.path(), port));
			this.work.noteServer(server.process());
			if (server.awaitMessage(this.software.readyMessage())) {
				announce(port);
				return server.process();
			}
			this.work.stopServer();
			failure = new IOException("The server did not get ready on port " + port);
		}
		throw failure;
	}

	/**
	 * Somebody may take the port before the server does: then the next attempt takes
	 * another.
	 */
	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private void announce(int port) throws IOException {
		DatabaseServer server = new DatabaseServer("127.0.0.1", port, ServerSoftware.USER, ServerSoftware.PASSWORD,
				this.software.database());
		Path unfinished = this.state.resolveSibling(this.state.getFileName() + ".unfinished");
		try (Writer writer = Files.newBufferedWriter(unfinished)) {
			server.toProperties().store(writer, null);
		}
		Files.move(unfinished, this.state, StandardCopyOption.ATOMIC_MOVE);
	}

	private void cleanUp() {
		try {
			Files.deleteIfExists(this.state);
			this.work.stopServer();
			this.work.delete();
			if (this.ownerEnded) {
				this.session.forget(this.kind);
			}
		}
		catch (IOException ex) {
			ex.printStackTrace();
		}
	}

}
