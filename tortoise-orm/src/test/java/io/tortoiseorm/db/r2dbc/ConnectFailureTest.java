package io.tortoiseorm.db.r2dbc;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.dialect.Dialects;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.exceptions.ConnectionError;
import io.tortoiseorm.sql.SqlStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Servers that cannot be reached, and configurations that lead nowhere.
 */
class ConnectFailureTest {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final SqlStatement ONE = new SqlStatement("SELECT 1", List.of(), null);

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private static void refused(String url, String message) {
		Database database = R2dbcDatabases.builder(ConnectionConfig.of("shop", url)).build();
		StepVerifier.create(database.check()).expectErrorSatisfies((error) -> {
			assertThat(error).isExactlyInstanceOf(ConnectionError.class).hasMessage(message).cause().isNotNull();
			assertThat(error.getMessage()).doesNotContain("s3cret");
		}).verify(PATIENCE);
		assertThat(TestConnections.awaitNoneAcquired(database)).isZero();
		database.close().block(PATIENCE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgres://u:s3cret@127.0.0.1:%d/shop", "mysql://u:s3cret@127.0.0.1:%d/shop",
			"mariadb://u:s3cret@127.0.0.1:%d/shop?driver=mariadb" })
	void nothingListens(String url) throws IOException {
		int port = freePort();
		refused(url.formatted(port), "Cannot open connection \"shop\" to 127.0.0.1:" + port
				+ "/shop: nothing answers there (connection refused)");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "postgres://u:s3cret@no-such-host.invalid/shop", "mysql://u:s3cret@no-such-host.invalid/shop",
					"mariadb://u:s3cret@no-such-host.invalid/shop?driver=mariadb" })
	void theHostIsNotKnown(String url) {
		int port = url.startsWith("postgres") ? 5432 : 3306;
		refused(url,
				"Cannot open connection \"shop\" to no-such-host.invalid:" + port + "/shop: the host is not known");
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgres://u:s3cret@127.0.0.1:%d/shop", "mysql://u:s3cret@127.0.0.1:%d/shop" })
	void theServerAcceptsAndNeverAnswers(String url) throws IOException {
		try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
			Database database = R2dbcDatabases
				.builder(ConnectionConfig.of("shop", url.formatted(silent.getLocalPort()) + "?connect_timeout=500ms"))
				.build();
			StepVerifier.create(database.check())
				.expectErrorSatisfies((error) -> assertThat(error).isExactlyInstanceOf(ConnectionError.class)
					.hasMessageContaining("\"shop\"")
					.hasMessageContaining("in time"))
				.verify(PATIENCE);
			database.close().block(PATIENCE);
		}
	}

	@Test
	void nobodyWaitsForAConnectionForEver() {
		Database database = R2dbcDatabases
			.builder(ConnectionConfig.of("shop", "h2://mem:exhausted?maxsize=1&max_acquire_time=200ms"))
			.build();
		Sinks.Empty<Void> holding = Sinks.empty();
		Disposable holder = database
			.transactional(TransactionOptions.DEFAULTS, Mono.fromRunnable(holding::tryEmitEmpty).then(Mono.never()))
			.subscribe();
		holding.asMono().block(PATIENCE);
		StepVerifier.create(database.list(ONE, (row) -> 1))
			.expectErrorSatisfies((error) -> assertThat(error).isExactlyInstanceOf(ConnectionError.class)
				.message()
				.matches(
						"No connection \"shop\" to mem:exhausted became free in time \\(1 in use, [01] waiting, at most 1"
								+ " connections\\): raise maxsize, or look for work that holds connections too long"))
			.verify(PATIENCE);
		holder.dispose();
		assertThat(TestConnections.awaitNoneAcquired(database)).isZero();
		database.close().block(PATIENCE);
	}

	@Test
	void aDatabaseThatIsClosedSaysSo() {
		Database database = R2dbcDatabases.builder(ConnectionConfig.of("shop", "h2://mem:closed")).build();
		database.list(ONE, (row) -> 1).block(PATIENCE);
		database.close().block(PATIENCE);
		database.close().block(PATIENCE);
		StepVerifier.create(database.list(ONE, (row) -> 1))
			.expectErrorSatisfies((error) -> assertThat(error).isExactlyInstanceOf(ConnectionError.class)
				.hasMessageContaining("closed"))
			.verify(PATIENCE);
	}

	@ParameterizedTest
	@CsvSource({ "mssql, io.r2dbc:r2dbc-mssql, r2dbc-mssql",
			"oracle, com.oracle.database.r2dbc:oracle-r2dbc, oracle-r2dbc", "mysql, io.asyncer:r2dbc-mysql, r2dbc-m",
			"postgres, org.postgresql:r2dbc-postgresql, r2dbc-postgresql" })
	void aDriverThatIsMissingIsNamedWithItsDependency(String engine, String dependency, String jar) throws Exception {
		Map<String, ?> credentials = Map.of("host", "h", "user", "u", "password", "s3cret", "database", "d");
		try (URLClassLoader loader = new URLClassLoader(classPathWithout(jar), ClassLoader.getPlatformClassLoader())) {
			Class<?> config = loader.loadClass(ConnectionConfig.class.getName());
			Object given = config.getMethod("of", String.class, String.class, Map.class)
				.invoke(null, "shop", engine, credentials);
			Method builder = loader.loadClass(R2dbcDatabases.class.getName()).getMethod("builder", config);
			assertThatThrownBy(() -> builder.invoke(null, given)).cause()
				.hasMessageContaining("\"shop\"")
				.hasMessageContaining("not on the class path: add the dependency " + dependency)
				.hasMessageNotContaining("s3cret")
				.extracting((error) -> error.getClass().getName())
				.isEqualTo(ConfigurationError.class.getName());
		}
	}

	private static URL[] classPathWithout(String jar) throws MalformedURLException {
		List<URL> urls = new ArrayList<>();
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			if (!Path.of(entry).getFileName().toString().startsWith(jar)) {
				urls.add(Path.of(entry).toUri().toURL());
			}
		}
		return urls.toArray(URL[]::new);
	}

	@Test
	void sqlServerNeedsAUserWithAPassword() {
		assertThatThrownBy(() -> R2dbcDatabases.builder(ConnectionConfig.of("shop", "mssql://sa@h/d")))
			.isExactlyInstanceOf(ConfigurationError.class)
			.hasMessageContaining("needs a user and a password");
	}

	@Test
	void optionsOfSqlServerAreThoseOfItsDriver() {
		Database database = R2dbcDatabases
			.builder(ConnectionConfig.of("shop",
					"mssql://sa:s3cret@h:1444/d?encrypt=true&trust_server_certificate=true&application_name=shop"))
			.build();
		assertThat(database.dialect()).isSameAs(Dialects.mssql());
		database.close().block(PATIENCE);
	}

	@Test
	void optionsOfOracleAreThoseOfItsDriver() {
		Database database = R2dbcDatabases
			.builder(ConnectionConfig.of("shop", "oracle://shop:s3cret@h:1522/FREEPDB1?ssl=false"))
			.build();
		assertThat(database.dialect()).isSameAs(Dialects.oracle());
		database.close().block(PATIENCE);
	}

	@Test
	void aParameterThatTheDriverRefusesIsAConfigurationError() {
		assertThatThrownBy(() -> R2dbcDatabases
			.builder(ConnectionConfig.of("shop", "postgres://u:s3cret@h/d?statement_cache_size=lots")))
			.isExactlyInstanceOf(ConfigurationError.class)
			.hasMessageContaining("\"shop\"")
			.message()
			.doesNotContain("s3cret");
		assertThatThrownBy(
				() -> R2dbcDatabases.builder(ConnectionConfig.of("shop", "mysql://u:s3cret@h/d?driver=odbc")))
			.isExactlyInstanceOf(ConfigurationError.class)
			.hasMessageContaining("it must be mysql or mariadb");
		assertThatThrownBy(() -> R2dbcDatabases
			.builder(ConnectionConfig.of("shop", "mysql://u:s3cret@h/d?driver=mariadb&sql_mode=ANSI,TRADITIONAL")))
			.isExactlyInstanceOf(ConfigurationError.class)
			.hasMessageContaining("one mode only");
	}

	@Test
	void r2dbcUrlsWorkAsTheyAre() {
		for (String url : List.of("r2dbc:h2:mem:///as-it-is?options=DB_CLOSE_DELAY=-1",
				"r2dbc:pool:h2:mem:///as-it-is")) {
			Database database = R2dbcDatabases.builder(ConnectionConfig.of("shop", url)).build();
			assertThat(database.dialect()).isSameAs(Dialects.h2());
			StepVerifier.create(database.list(ONE, (row) -> 1))
				.expectNext(List.of(1))
				.expectComplete()
				.verify(PATIENCE);
			assertThat(database.poolState()).isNotNull();
			database.close().block(PATIENCE);
		}
	}

}
