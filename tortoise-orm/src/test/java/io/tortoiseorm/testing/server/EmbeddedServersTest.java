package io.tortoiseorm.testing.server;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddedServersTest {

	@ParameterizedTest
	@EnumSource
	@Timeout(120)
	void serverIsSharedByItsSessionAndEndsWithIt(ServerKind kind) throws Exception {
		String subset = System.getProperty("tortoise.test.databases", "");
		Assumptions.assumeTrue(subset.isBlank() || subset.contains(kind.id()), "not a database of this run");
		Process owner = new ProcessBuilder("sleep", "600").start();
		try {
			BuildSession session = new BuildSession(BuildSession.current().folder(), owner.toHandle());
			Assumptions.assumeTrue(session.findBinaries(ServerSoftware.of(kind).jarPrefix()) != null,
					"no binaries for this machine");
			DatabaseServer server = EmbeddedServers.acquire(kind, session);
			assertThat(listens(server)).isTrue();
			assertThat(EmbeddedServers.acquire(kind, session)).isEqualTo(server);
			owner.destroyForcibly();
			awaitEnd(server);
		}
		finally {
			owner.destroyForcibly();
		}
	}

	@Test
	void saysWhereBinariesWereLookedFor(@TempDir Path folder) {
		BuildSession session = new BuildSession(folder, ProcessHandle.current());
		assertThatExceptionOfType(ServerUnavailableException.class)
			.isThrownBy(() -> EmbeddedServers.acquire(ServerKind.MYSQL, session))
			.withMessageContaining(session.binariesFolder().toString());
	}

	@Test
	void ownerIsAboveTheTestsOfABuild() {
		ProcessHandle owner = BuildSession.current().owner();
		List<ProcessHandle> ancestors = Stream
			.iterate(ProcessHandle.current(), (process) -> process != null, (process) -> process.parent().orElse(null))
			.toList();
		assertThat(ancestors).contains(owner);
	}

	private static boolean listens(DatabaseServer server) {
		try (Socket socket = new Socket(server.host(), server.port())) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static void awaitEnd(DatabaseServer server) throws InterruptedException {
		while (listens(server)) {
			Thread.sleep(Duration.ofMillis(50).toMillis());
		}
	}

}
