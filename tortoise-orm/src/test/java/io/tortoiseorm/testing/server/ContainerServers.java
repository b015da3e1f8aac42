package io.tortoiseorm.testing.server;

import java.time.Duration;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.containers.wait.strategy.WaitStrategy;
import org.testcontainers.utility.DockerImageName;

/**
 * Servers in containers, for machines that no binaries run on. They end with the test
 * JVM.
 */
final class ContainerServers {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private ContainerServers() {
	}

	/**
	 * Starts a server in a container.
	 * @param kind which server
	 * @param otherwise why there is no other way
	 * @return the running server
	 * @throws ServerUnavailableException when there is no Docker either
	 */
	static DatabaseServer start(ServerKind kind, ServerUnavailableException otherwise) {
		if (!DockerClientFactory.instance().isDockerAvailable()) {
			throw new ServerUnavailableException(
					otherwise.getMessage() + "; " + kind.urlVariable() + " is not set and there is no Docker either",
					otherwise);
		}
		return switch (kind) {
			case POSTGRES -> start(kind, "postgres:18", "postgres", "POSTGRES_PASSWORD",
					Wait.forLogMessage(".*database system is ready to accept connections.*", 2));
			case MARIADB -> start(kind, "mariadb:11.4", "root", "MARIADB_ROOT_PASSWORD", listening(kind));
			case MYSQL -> start(kind, "mysql:8.0", "root", "MYSQL_ROOT_PASSWORD", listening(kind));
		};
	}

	/** While the image initialises itself, its server says the same of port 0. */
	private static WaitStrategy listening(ServerKind kind) {
		return Wait.forLogMessage(".*port: " + DatabaseServer.defaultPort(kind) + "\\s.*", 1);
	}

	private static DatabaseServer start(ServerKind kind, String image, String user, String passwordVariable,
			WaitStrategy ready) {
		int port = DatabaseServer.defaultPort(kind);
		GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image));
		container.withEnv(passwordVariable, ServerSoftware.PASSWORD)
			.withExposedPorts(port)
			.waitingFor(ready.withStartupTimeout(PATIENCE))
			.start();
		return new DatabaseServer(container.getHost(), container.getMappedPort(port), user, ServerSoftware.PASSWORD,
				DatabaseServer.defaultDatabase(kind));
	}

}
