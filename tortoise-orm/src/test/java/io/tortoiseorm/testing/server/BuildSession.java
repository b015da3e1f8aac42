package io.tortoiseorm.testing.server;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What shares its servers: all test JVMs of one Maven process, or one test JVM that was
 * started by something else, such as an IDE.
 *
 * @param folder the build folder of the root project, where Maven puts binaries and where
 * logs go
 * @param owner the process that the servers end with
 */
record BuildSession(Path folder, ProcessHandle owner) {

	private static final String FOLDER_PROPERTY = "tortoise.test.build-folder";

	static BuildSession current() {
		String folder = System.getProperty(FOLDER_PROPERTY);
		ProcessHandle self = ProcessHandle.current();
		return (folder != null) ? new BuildSession(Path.of(folder).toAbsolutePath().normalize(), nearestJavaAbove(self))
				: new BuildSession(codeSource().getParent().getParent().resolveSibling("target"), self);
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

	Path log(ServerKind kind) {
		return stateFolder().resolve(kind.id() + ".log");
	}

	/**
	 * Where the running servers of this session are noted and log to. Process ids come
	 * again, so the time of the start is part of the name.
	 * @return a folder that no other session uses
	 */
	Path stateFolder() {
		return this.folder.resolve("test-servers").resolve("session-" + this.owner.pid() + "-" + startOf(this.owner));
	}

	static long startOf(ProcessHandle process) {
		return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
	}

}
