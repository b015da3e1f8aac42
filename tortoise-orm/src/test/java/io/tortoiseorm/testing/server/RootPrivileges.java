package io.tortoiseorm.testing.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What it takes to run as root a server that refuses to.
 */
enum RootPrivileges {

	/** There are none. */
	NONE(List.of()),

	/** A user namespace hides them. */
	HIDDEN(List.of("unshare", "--user")),

	/** They are given up for the user nobody, where namespaces are not allowed. */
	DROPPED(List.of("setpriv", "--reuid=" + RootPrivileges.NOBODY, "--regid=" + RootPrivileges.NOBODY,
			"--clear-groups"));

	private static final int ROOT = 0;

	private static final int NOBODY = 65534;

	private final List<String> prefix;

	RootPrivileges(List<String> prefix) {
		this.prefix = prefix;
	}

	static RootPrivileges current() {
		if (!isRoot()) {
			return NONE;
		}
		return Commands.succeeds(HIDDEN.wrap(List.of("true"))) ? HIDDEN : DROPPED;
	}

	static boolean isRoot() {
		try {
			Path self = Path.of("/proc/self");
			return Files.exists(self) && Integer.valueOf(ROOT).equals(Files.getAttribute(self, "unix:uid"));
		}
		catch (IOException ex) {
			return false;
		}
	}

	List<String> wrap(List<String> command) {
		List<String> wrapped = new ArrayList<>(this.prefix);
		wrapped.addAll(command);
		return wrapped;
	}

	/**
	 * Gives a folder to the user that the server runs as.
	 * @param folder the folder
	 * @throws IOException when that fails
	 */
	void handOver(Path folder) throws IOException {
		if (this != NONE) {
			Folders.changeOwner(folder, (this == DROPPED) ? NOBODY : ROOT);
		}
	}

}
