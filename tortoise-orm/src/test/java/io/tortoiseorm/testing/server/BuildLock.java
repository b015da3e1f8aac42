package io.tortoiseorm.testing.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock that keeps out other builds by a file, and other threads of this JVM, which may
 * not wait for the same file.
 */
final class BuildLock {

	private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

	private BuildLock() {
	}

	/**
	 * Waits for the lock and works under it.
	 * @param <T> what comes of the work
	 * @param file the file, created if need be
	 * @param work the work
	 * @return what comes of the work
	 * @throws IOException when the file cannot be locked or the work fails
	 */
	static <T> T hold(Path file, Work<T> work) throws IOException {
		ReentrantLock threads = THREADS.computeIfAbsent(file.toAbsolutePath(), (key) -> new ReentrantLock());
		threads.lock();
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			channel.lock();
			return work.run();
		}
		finally {
			threads.unlock();
		}
	}

	/**
	 * What is done under a lock.
	 *
	 * @param <T> what comes of it
	 */
	@FunctionalInterface
	interface Work<T> {

		T run() throws IOException;

	}

}
