package io.tortoiseorm.testing.server;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

/**
 * Servers that run from binaries which Maven fetched. The first test JVM of a build that
 * needs one starts it, in the care of a {@link ServerGuard}; the others find it by a file
 * in the build folder.
 */
final class EmbeddedServers {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final long POLL_MILLIS = 20;

	private final ServerKind kind;

	private final ServerSoftware software;

	private final BuildSession session;

	private EmbeddedServers(ServerKind kind, BuildSession session) {
		this.kind = kind;
		this.software = ServerSoftware.of(kind);
		this.session = session;
	}

	/**
	 * Finds the session's server, or starts it.
	 * @param kind which server
	 * @param session who shares it
	 * @return the running server
	 * @throws ServerUnavailableException when there are no binaries for this machine or
	 * they do not run on it
	 */
	static DatabaseServer acquire(ServerKind kind, BuildSession session) {
		try {
			return new EmbeddedServers(kind, session).findOrStart();
		}
		catch (IOException ex) {
			throw new ServerUnavailableException("its binaries do not run on this machine: " + ex.getMessage(), ex);
		}
	}

	private DatabaseServer findOrStart() throws IOException {
		Path state = this.session.state(this.kind);
		Files.createDirectories(state.getParent());
		return BuildLock.hold(this.session.lock(this.kind), () -> {
			DatabaseServer running = read(state);
			return (running != null) ? running : start(state);
		});
	}

	private DatabaseServer start(Path state) throws IOException {
		Path jar = this.session.findBinaries(this.software.jarPrefix());
		if (jar == null) {
			throw new ServerUnavailableException("there are no binaries of it for " + System.getProperty("os.name")
					+ "/" + System.getProperty("os.arch") + " in " + this.session.binariesFolder()
					+ " (mvn process-test-classes fetches those that exist)", null);
		}
		ServerCache cache = ServerCache.ofUser();
		String version = jar.getFileName().toString().replaceFirst("\\.jar$", "");
		Path binaries = cache.obtain(version, (folder) -> this.software.unpack(jar, folder));
		String settings = Integer.toHexString(this.software.dataSettings().hashCode());
		Path data = cache
			.obtain(version + "-data-" + settings,
					(folder) -> this.software.initialise(binaries, folder.resolve("data")))
			.resolve("data");
		return await(state, startGuard(binaries, data));
	}

	private Process startGuard(Path binaries, Path data) throws IOException {
		List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx48m",
				"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", BuildSession.codeSource().toString(),
				ServerGuard.class.getName(), this.session.folder().toString(),
				String.valueOf(this.session.owner().pid()), String.valueOf(BuildSession.startOf(this.session.owner())),
				this.kind.name(), binaries.toString(), data.toString());
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.session.log(this.kind).toFile());
		builder.environment().remove("JAVA_TOOL_OPTIONS");
		return builder.start();
	}

	private DatabaseServer await(Path state, Process guard) throws IOException {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (guard.isAlive() && System.nanoTime() < deadline) {
			DatabaseServer server = read(state);
			if (server != null) {
				return server;
			}
			pause();
		}
		guard.destroy();
		throw new IOException(
				"the server did not start, its log says: " + Files.readString(this.session.log(this.kind)).strip());
	}

	private static void pause() throws IOException {
		try {
			Thread.sleep(POLL_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted while waiting for the server", ex);
		}
	}

	/** The guard writes the file in one step, and deletes it when the server ends. */
	private static @Nullable DatabaseServer read(Path state) throws IOException {
		if (!Files.exists(state)) {
			return null;
		}
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(state)) {
			properties.load(reader);
		}
		return DatabaseServer.of(properties);
	}

}
