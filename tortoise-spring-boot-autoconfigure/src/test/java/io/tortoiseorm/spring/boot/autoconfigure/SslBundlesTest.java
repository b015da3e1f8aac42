package io.tortoiseorm.spring.boot.autoconfigure;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connections with the certificates of SSL bundles, against a server that speaks as much
 * of PostgreSQL as precedes the handshake.
 */
class SslBundlesTest {

	private static final String PASSWORD = "changeit";

	@TempDir
	private static Path folder;

	@BeforeAll
	static void makeCertificates() throws IOException, InterruptedException {
		keytool("-genkeypair", "-alias", "shop", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost",
				"-validity", "3650", "-keystore", folder.resolve("shop.p12").toString());
		keytool("-genkeypair", "-alias", "other", "-keyalg", "EC", "-dname", "CN=localhost", "-ext",
				"san=dns:localhost", "-validity", "3650", "-keystore", folder.resolve("other.p12").toString());
	}

	private static void keytool(String... arguments) throws IOException, InterruptedException {
		ProcessBuilder keytool = new ProcessBuilder(
				Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
		keytool.command().addAll(List.of(arguments));
		keytool.command().addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
		Path log = folder.resolve("keytool.log");
		int code = keytool.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
		assertThat(code).as(() -> read(log)).isZero();
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	private ApplicationContextRunner runner(String... properties) {
		return TestApplication.runner()
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
			.withPropertyValues("tortoise.fail-fast=false", "tortoise.generate-schemas=false")
			.withPropertyValues(bundle("shop"))
			.withPropertyValues(bundle("other"))
			.withPropertyValues(properties);
	}

	private static String[] bundle(String name) {
		String bundle = "spring.ssl.bundle.jks." + name;
		String store = folder.resolve(name + ".p12").toUri().toString();
		return new String[] { bundle + ".keystore.location=" + store, bundle + ".keystore.password=" + PASSWORD,
				bundle + ".keystore.type=PKCS12", bundle + ".truststore.location=" + store,
				bundle + ".truststore.password=" + PASSWORD, bundle + ".truststore.type=PKCS12" };
	}

	@Test
	void aUrlNamesItsBundle() throws Exception {
		try (Server server = new Server()) {
			runner("tortoise.connections.default=postgres://u:p@localhost:" + server.port() + "/d?ssl_bundle=shop")
				.run((context) -> assertThat(server.outcomeOf(context)).isEqualTo("CN=localhost"));
		}
	}

	@Test
	void anEngineNamesItsBundle() throws Exception {
		try (Server server = new Server()) {
			runner("tortoise.connections.default.engine=postgres", "tortoise.connections.default.ssl-bundle=shop",
					"tortoise.connections.default.credentials.host=localhost",
					"tortoise.connections.default.credentials.port=" + server.port(),
					"tortoise.connections.default.credentials.user=u",
					"tortoise.connections.default.credentials.database=d")
				.run((context) -> assertThat(server.outcomeOf(context)).isEqualTo("CN=localhost"));
		}
	}

	@Test
	void aServerWithAnotherCertificateIsRefused() throws Exception {
		try (Server server = new Server()) {
			runner("tortoise.connections.default=postgres://u:p@localhost:" + server.port() + "/d?ssl_bundle=other")
				.run((context) -> assertThat(server.outcomeOf(context)).startsWith("refused"));
		}
	}

	@Test
	void anUnknownBundleIsNamedWithThoseThatThereAre() {
		runner("tortoise.connections.default=postgres://u:p@localhost/d?sslBundle=shopp").run((context) -> {
			assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(PropertyConfigurationError.class)
				.hasMessage("Connection \"default\" refers to the unknown SSL bundle \"shopp\".");
			assertThat(((PropertyConfigurationError) context.getStartupFailure().getCause().getCause()).getAction())
				.contains("other", "shop");
		});
	}

	@Test
	void anEmbeddedDatabaseHasNoUseForABundle() {
		runner("tortoise.connections.default=" + TestApplication.h2() + "?ssl_bundle=shop")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(PropertyConfigurationError.class)
				.hasMessageContaining("H2 has no use for"));
	}

	/**
	 * Takes one connection, shakes hands and hangs up.
	 */
	private static final class Server implements AutoCloseable {

		private final ServerSocket socket = new ServerSocket(0);

		private final BlockingQueue<String> outcome = new LinkedBlockingQueue<>();

		Server() throws IOException {
			Thread thread = new Thread(this::serve, "tls-server");
			thread.setDaemon(true);
			thread.start();
		}

		int port() {
			return this.socket.getLocalPort();
		}

		/** The name in the client's certificate. */
		String outcomeOf(ApplicationContext context) throws InterruptedException {
			Disposable connecting = Mono.from(context.getBean(ConnectionFactory.class).create())
				.subscribe(null, (error) -> {
				});
			try {
				return String.valueOf(this.outcome.poll(30, TimeUnit.SECONDS));
			}
			finally {
				connecting.dispose();
			}
		}

		private void serve() {
			try (Socket plain = this.socket.accept()) {
				this.socket.close();
				new DataInputStream(plain.getInputStream()).readFully(new byte[8]);
				plain.getOutputStream().write('S');
				SSLSocket secure = (SSLSocket) context().getSocketFactory().createSocket(plain, "localhost", 0, true);
				secure.setUseClientMode(false);
				secure.setNeedClientAuth(true);
				secure.startHandshake();
				secure.getInputStream().read();
				this.outcome.add(secure.getSession().getPeerPrincipal().getName());
			}
			catch (IOException | GeneralSecurityException ex) {
				this.outcome.add("refused: " + ex);
			}
		}

		private static SSLContext context() throws IOException, GeneralSecurityException {
			KeyStore store = KeyStore.getInstance("PKCS12");
			try (InputStream stream = Files.newInputStream(folder.resolve("shop.p12"))) {
				store.load(stream, PASSWORD.toCharArray());
			}
			KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			keys.init(store, PASSWORD.toCharArray());
			TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			trust.init(store);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
			return context;
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

	}

}
