package io.tortoiseorm.testing.server;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What shares its servers: all test JVMs of one Maven process, or one test JVM that was
 * started by something else, such as an IDE.
 */
final class BuildSession {

	private static final String FOLDER_PROPERTY = "tortoise.test.build-folder";

	private final Path folder;

	private final ProcessHandle owner;

	private final Path stateFolder;

	/**
	 * Creates a session. What is noted of it lies in a folder that no other session uses:
	 * since process ids come again, the time of the start is part of its name.
	 * @param folder the build folder of the root project, where Maven puts binaries and
	 * where servers log to
	 * @param owner the process that the servers end with
	 */
	BuildSession(Path folder, ProcessHandle owner) {
		this.folder = folder;
		this.owner = owner;
		this.stateFolder = folder.resolve("test-servers").resolve("session-" + owner.pid() + "-" + startOf(owner));
	}

	static BuildSession current() {
		String folder = System.getProperty(FOLDER_PROPERTY);
		ProcessHandle self = ProcessHandle.current();
		return (folder != null) ? new BuildSession(Path.of(folder).toAbsolutePath().normalize(), nearestJavaAbove(self))
				: new BuildSession(codeSource().getParent().getParent().resolveSibling("target"), self);
	}

	Path folder() {
		return this.folder;
	}

	ProcessHandle owner() {
		return this.owner;
	}

	/**
	 * Where the classes of the test servers are.
	 * @return a folder or a jar, in the build folder of the module
	 */
	static Path codeSource() {
		try {
			CodeSource source = BuildSession.class.getProtectionDomain().getCodeSource();
			return Path.of(Objects.requireNonNull(source).getLocation().toURI());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Between Maven and the JVM that it starts for tests there is a shell. */
	private static ProcessHandle nearestJavaAbove(ProcessHandle process) {
		return Stream.iterate(process.parent(), Optional::isPresent, (parent) -> parent.flatMap(ProcessHandle::parent))
			.flatMap(Optional::stream)
			.filter((parent) -> parent.info()
				.command()
				.map(Path::of)
				.map(Path::getFileName)
				.filter((name) -> name.toString().startsWith("java"))
				.isPresent())
			.findFirst()
			.orElse(process);
	}

	/**
	 * Finds the jar with the binaries of a server.
	 * @param prefix how its name begins
	 * @return the jar, null if Maven has not put it there
	 * @throws IOException when the folder cannot be read
	 */
	@Nullable Path findBinaries(String prefix) throws IOException {
		Path folder = binariesFolder();
		if (!Files.isDirectory(folder)) {
			return null;
		}
		try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, prefix + "*.jar")) {
			Path newest = null;
			for (Path jar : jars) {
				if (newest == null || Files.getLastModifiedTime(jar).compareTo(Files.getLastModifiedTime(newest)) > 0) {
					newest = jar;
				}
			}
			return newest;
		}
	}

	Path binariesFolder() {
		return this.folder.resolve("test-servers/binaries");
	}

	Path state(ServerKind kind) {
		return this.stateFolder.resolve(kind.id() + ".properties");
	}

	Path lock(ServerKind kind) {
		return this.stateFolder.resolve(kind.id() + ".lock");
	}

	Path log(ServerKind kind) {
		return this.stateFolder.resolve(kind.id() + ".log");
	}

	/**
	 * Deletes what is noted of a server, once the session has ended.
	 * @param kind which server
	 * @throws IOException when that fails
	 */
	void forget(ServerKind kind) throws IOException {
		for (Path file : List.of(state(kind), lock(kind), log(kind))) {
			Files.deleteIfExists(file);
		}
		try {
			Files.deleteIfExists(this.stateFolder);
		}
		catch (DirectoryNotEmptyException ex) {
			// other servers of the session are still to come to their end
		}
	}

	static long startOf(ProcessHandle process) {
		return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
	}

}
