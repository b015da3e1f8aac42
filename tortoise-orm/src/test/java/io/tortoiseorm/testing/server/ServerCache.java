package io.tortoiseorm.testing.server;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Folders that are made once for each user of the machine and read by all later builds:
 * unpacked binaries and initialised data. Builds that run beside each other wait for the
 * one that makes a folder, and never see half of it.
 */
final class ServerCache {

	private static final String VARIABLE = "TORTOISE_TEST_CACHE";

	private static final String NAME = "tortoise-test-servers";

	private final Path root;

	ServerCache(Path root) {
		this.root = root;
	}

	/**
	 * The cache of this user: the folder that the environment names, else one below the
	 * user's home; for root one in the folder for temporary files, since a server that
	 * gives up root's privileges cannot look into root's home.
	 * @return the cache
	 * @throws IOException when there is no folder to be had
	 */
	static ServerCache ofUser() throws IOException {
		String named = System.getenv(VARIABLE);
		if (named != null && !named.isBlank()) {
			return new ServerCache(Files.createDirectories(Path.of(named).toAbsolutePath()));
		}
		Path home = Path.of(System.getProperty("user.home"));
		if (!RootPrivileges.isRoot() && Files.isWritable(home)) {
			return new ServerCache(Files.createDirectories(home.resolve(".cache").resolve(NAME)));
		}
		return new ServerCache(ownTemporaryFolder());
	}

	/**
	 * Anybody may have made a folder of that name before, with binaries of theirs in it.
	 */
	private static Path ownTemporaryFolder() throws IOException {
		String user = System.getProperty("user.name");
		Path folder = Path.of(System.getProperty("java.io.tmpdir"), NAME + "-" + user);
		if (!Files.exists(folder)) {
			return Files.createDirectories(folder);
		}
		return Files.getOwner(folder).getName().equals(user) ? folder : Files.createTempDirectory(NAME);
	}

	/**
	 * Gives a folder, making it if it is not there.
	 * @param name the name of the folder, different for different content
	 * @param content fills the folder
	 * @return the folder, not to be written to
	 * @throws IOException when it cannot be made
	 */
	Path obtain(String name, Content content) throws IOException {
		Path folder = this.root.resolve(name);
		if (Files.exists(folder)) {
			return folder;
		}
		return BuildLock.hold(this.root.resolve(name + ".lock"), () -> {
			if (!Files.exists(folder)) {
				deleteUnfinished(name);
				make(folder, content);
			}
			return folder;
		});
	}

	private void make(Path folder, Content content) throws IOException {
		Path unfinished = Files.createTempDirectory(this.root, unfinishedPrefix(folder.getFileName().toString()));
		try {
			Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
			content.fill(unfinished);
			Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Folders.delete(unfinished);
		}
	}

	/** What a killed build left: the lock says that nobody is at it. */
	private void deleteUnfinished(String name) throws IOException {
		try (DirectoryStream<Path> folders = Files.newDirectoryStream(this.root, unfinishedPrefix(name) + "*")) {
			for (Path folder : folders) {
				Folders.delete(folder);
			}
		}
	}

	private static String unfinishedPrefix(String name) {
		return name + ".unfinished-";
	}

	/** Fills a folder of the cache. */
	@FunctionalInterface
	interface Content {

		void fill(Path folder) throws IOException;

	}

}
