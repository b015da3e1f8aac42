package io.tortoiseorm.testing.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The folder of a running server: a copy of initialised data, and the note which process
 * works on it. A lock is held for as long as the guard lives, so that a folder without
 * one is known to be left over.
 */
final class WorkFolder {

	private static final String LOCK = "guard.lock";

	private static final String SERVER = "server.process";

	private static final Duration NEW = Duration.ofMinutes(1);

	private static final long STOP_SECONDS = 5;

	private final Path path;

	private final ServerSoftware software;

	private final FileChannel lock;

	private WorkFolder(Path path, ServerSoftware software, FileChannel lock) {
		this.path = path;
		this.software = software;
		this.lock = lock;
	}

	/**
	 * Creates a folder, and clears away those that killed guards left, with their
	 * servers.
	 * @param kind which server
	 * @param software how to run it
	 * @return an empty folder
	 * @throws IOException when it cannot be created
	 */
	static WorkFolder create(ServerKind kind, ServerSoftware software) throws IOException {
		String prefix = "tortoise-" + kind.id() + "-";
		Path parent = Path.of(System.getProperty("java.io.tmpdir"));
		deleteLeftOver(parent, prefix, software);
		Path path = Files.createTempDirectory(parent, prefix);
		FileChannel lock = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		lock.lock();
		return new WorkFolder(path, software, lock);
	}

	private static void deleteLeftOver(Path parent, String prefix, ServerSoftware software) throws IOException {
		try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, prefix + "*")) {
			for (Path folder : folders) {
				FileChannel lock = lockLeftOver(folder);
				if (lock != null) {
					WorkFolder leftOver = new WorkFolder(folder, software, lock);
					leftOver.stopServer();
					leftOver.delete();
				}
			}
		}
	}

	/** A new folder may be just about to get its lock. */
	private static @Nullable FileChannel lockLeftOver(Path folder) throws IOException {
		Path file = folder.resolve(LOCK);
		if (!Files.isWritable(file) || Files.getLastModifiedTime(file).toInstant().isAfter(Instant.now().minus(NEW))) {
			return null;
		}
		FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
		FileLock lock = channel.tryLock();
		if (lock == null) {
			channel.close();
			return null;
		}
		return channel;
	}

	Path path() {
		return this.path;
	}

	/**
	 * Notes which process to end with the folder.
	 * @param server the process
	 * @throws IOException when the note cannot be written
	 */
	void noteServer(Process server) throws IOException {
		Files.write(this.path.resolve(SERVER),
				List.of(String.valueOf(server.pid()), String.valueOf(BuildSession.startOf(server.toHandle()))));
	}

	/**
	 * Ends the server if it runs, and waits for its end.
	 * @throws IOException when it cannot be found out which process it is
	 */
	void stopServer() throws IOException {
		Optional<ProcessHandle> server = findServer();
		if (server.isEmpty()) {
			return;
		}
		ProcessHandle process = server.get();
		String pid = String.valueOf(process.pid());
		if (!Commands.succeeds(List.of("kill", "-" + this.software.stopSignal(), pid))) {
			process.destroy();
		}
		try {
			process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			process.destroyForcibly();
		}
	}

	private Optional<ProcessHandle> findServer() throws IOException {
		Path note = this.path.resolve(SERVER);
		if (!Files.exists(note)) {
			return Optional.empty();
		}
		List<String> lines = Files.readAllLines(note);
		long start = Long.parseLong(lines.get(1));
		return ProcessHandle.of(Long.parseLong(lines.get(0)))
			.filter((process) -> process.isAlive() && BuildSession.startOf(process) == start);
	}

	void delete() throws IOException {
		Folders.delete(this.path);
		this.lock.close();
	}

}
