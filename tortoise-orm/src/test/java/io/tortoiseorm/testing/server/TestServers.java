package io.tortoiseorm.testing.server;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The servers of this test run: each is looked for or started when it is first asked for.
 */
public final class TestServers {

	private static final Map<ServerKind, Supplier<DatabaseServer>> SERVERS = new EnumMap<>(ServerKind.class);

	static {
		for (ServerKind kind : ServerKind.values()) {
			SERVERS.put(kind, new Once(kind));
		}
	}

	private TestServers() {
	}

	/**
	 * Gives a running server, waiting for it to start if need be. The server is the one
	 * that the environment names, else one that runs from binaries that Maven fetched,
	 * else a container.
	 * @param kind which server
	 * @return the server
	 * @throws ServerUnavailableException when there is none
	 */
	public static DatabaseServer get(ServerKind kind) {
		return SERVERS.get(kind).get();
	}

	/** Remembers a failure too, since trying again for every test class costs minutes. */
	private static final class Once implements Supplier<DatabaseServer> {

		private final ServerKind kind;

		private Supplier<DatabaseServer> outcome;

		Once(ServerKind kind) {
			this.kind = kind;
			this.outcome = this::find;
		}

		@Override
		public synchronized DatabaseServer get() {
			return this.outcome.get();
		}

		private DatabaseServer find() {
			try {
				DatabaseServer server = locate(this.kind);
				this.outcome = () -> server;
				return server;
			}
			catch (ServerUnavailableException ex) {
				this.outcome = () -> {
					throw ex;
				};
				throw ex;
			}
		}

		private static DatabaseServer locate(ServerKind kind) {
			String url = System.getenv(kind.urlVariable());
			if (url != null && !url.isBlank()) {
				return DatabaseServer.parse(kind, url);
			}
			try {
				return EmbeddedServers.acquire(kind, BuildSession.current());
			}
			catch (ServerUnavailableException ex) {
				return ContainerServers.start(kind, ex);
			}
		}

	}

}
