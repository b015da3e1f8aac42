package io.tortoiseorm.r2dbc.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.R2dbcPermissionDeniedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static io.r2dbc.spi.ConnectionFactoryOptions.DATABASE;
import static io.r2dbc.spi.ConnectionFactoryOptions.DRIVER;
import static io.r2dbc.spi.ConnectionFactoryOptions.PROTOCOL;
import static io.tortoiseorm.r2dbc.sqlite.SqliteTestSupport.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ConnectionOptionsTests {

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource({ "r2dbc:sqlite:///app.db,app.db", "r2dbc:sqlite:///data/app.db,data/app.db",
			"r2dbc:sqlite:file:///data/app.db,data/app.db", "r2dbc:sqlite:////data/app.db,/data/app.db",
			"r2dbc:sqlite:file:////data/app.db,/data/app.db", "r2dbc:sqlite:///a%20b.db,a b.db" })
	void urlsNameFiles(String url, Path path) {
		SqliteConnectionConfiguration configuration = configuration(url);
		assertThat(configuration.description()).isEqualTo(path.toAbsolutePath().toString());
		assertThat(configuration.inMemory()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "r2dbc:sqlite:mem:///,:memory:", "r2dbc:sqlite:///:memory:,:memory:",
			"r2dbc:sqlite:mem:///:memory:,:memory:", "r2dbc:sqlite:mem:///orders,in-memory database orders" })
	void urlsNameMemory(String url, String description) {
		SqliteConnectionConfiguration configuration = configuration(url);
		assertThat(configuration.description()).isEqualTo(description);
		assertThat(configuration.inMemory()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "r2dbc:sqlite://app.db,SQLite has no host", "r2dbc:sqlite://localhost/app.db,SQLite has no host",
			"r2dbc:sqlite:tcp:///app.db,Unknown protocol 'tcp'", "r2dbc:sqlite:///,The option database is missing",
			"r2dbc:sqlite:///app.db?readOnly=yes,'readOnly needs true or false, was ''yes'''",
			"r2dbc:sqlite:///app.db?statementCacheSize=many,statementCacheSize needs a number",
			"r2dbc:sqlite:///app.db?statementCacheSize=-1,must not be negative",
			"r2dbc:sqlite:///app.db?lockWaitTimeout=5,needs a duration such as PT5S",
			"r2dbc:sqlite:///app.db?busy_timeout=long,busy_timeout needs a number of milliseconds",
			"r2dbc:sqlite:///app.db?pragmas=cache_size,name=value",
			"r2dbc:sqlite:///app.db?pragmas=a%20b=1,'''a b'' is not the name of a pragma'" })
	void urlsWithMistakesAreRefused(String url, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> ConnectionFactories.get(url))
			.withMessageContaining(message);
	}

	@Test
	void pragmasHaveDefaults() {
		assertThat(pragmas(url(""), "journal_mode", "foreign_keys", "synchronous", "journal_size_limit"))
			.containsExactly("wal", "1", "1", "16384");
	}

	@Test
	void pragmasCanBeSet() {
		assertThat(pragmas(
				url("?journal_mode=DELETE&foreign_keys=OFF&synchronous=FULL&cache_size=-5000"
						+ "&pragmas=temp_store%3DMEMORY;recursive_triggers%3Doff"),
				"journal_mode", "foreign_keys", "synchronous", "cache_size", "temp_store", "recursive_triggers"))
			.containsExactly("delete", "0", "2", "-5000", "2", "0");
	}

	@Test
	void pragmasOfNewDatabasesComeFirst() {
		assertThat(pragmas(url("?page_size=8192&encoding=UTF-16le"), "page_size", "encoding", "journal_mode"))
			.containsExactly("8192", "UTF-16le", "wal");
	}

	@Test
	void optionsCanBeObjects() {
		ConnectionFactoryOptions options = ConnectionFactoryOptions.builder()
			.option(DRIVER, "sqlite")
			.option(PROTOCOL, "file")
			.option(DATABASE, this.folder.resolve("typed.db").toString())
			.option(SqliteConnectionFactoryProvider.PRAGMAS, Map.of("cache_size", -7000, "User_Version", 5))
			.option(SqliteConnectionFactoryProvider.READ_ONLY, false)
			.option(SqliteConnectionFactoryProvider.STATEMENT_CACHE_SIZE, 0)
			.option(SqliteConnectionFactoryProvider.INSTALL_REGEXP_FUNCTIONS, false)
			.option(ConnectionFactoryOptions.LOCK_WAIT_TIMEOUT, Duration.ofSeconds(1))
			.option(ConnectionFactoryOptions.STATEMENT_TIMEOUT, Duration.ofSeconds(2))
			.build();
		SqliteConnectionConfiguration configuration = OptionsMapper.toConfiguration(options);
		assertThat(configuration.statementCacheSize()).isZero();
		assertThat(configuration.installRegexpFunctions()).isFalse();
		assertThat(configuration.lockWaitTimeout()).isEqualTo(Duration.ofSeconds(1));
		assertThat(configuration.statementTimeout()).isEqualTo(Duration.ofSeconds(2));
		assertThat(pragmas(ConnectionFactories.get(options), "cache_size", "user_version")).containsExactly("-7000",
				"5");
	}

	@Test
	void optionsOfUrlsAreText() {
		SqliteConnectionConfiguration configuration = configuration(
				"r2dbc:sqlite:///app.db?install_regexp_functions=false&lockWaitTimeout=PT1S&statementTimeout=PT2S"
						+ "&statementCacheSize=10&readOnly=true");
		assertThat(configuration.installRegexpFunctions()).isFalse();
		assertThat(configuration.lockWaitTimeout()).isEqualTo(Duration.ofSeconds(1));
		assertThat(configuration.statementTimeout()).isEqualTo(Duration.ofSeconds(2));
		assertThat(configuration.statementCacheSize()).isEqualTo(10);
		assertThat(configuration.readOnly()).isTrue();
	}

	@Test
	void theDatabaseCanBeAUriOfSqlite() {
		ConnectionFactoryOptions options = ConnectionFactoryOptions.builder()
			.option(DRIVER, "sqlite")
			.option(DATABASE, "file:orders?mode=memory&cache=shared")
			.build();
		SqliteConnectionConfiguration configuration = OptionsMapper.toConfiguration(options);
		assertThat(configuration.inMemory()).isTrue();
		assertThat(configuration.sharedCache()).isTrue();
		assertThat(configuration.jdbcUrl()).isEqualTo("jdbc:sqlite:file:orders?mode=memory&cache=shared");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "plain.db", "with space.db", "100%25.db", "quest?ion.db", "ha#sh.db", "Ünï 中.db", "a&b=c.db" })
	void filesMayHaveAnyName(String name) {
		Path file = this.folder.resolve(name);
		SqliteConnectionFactory factory = SqliteConnectionFactory
			.from(SqliteConnectionConfiguration.builder().file(file).build());
		assertThat(pragmas(factory, "journal_mode")).containsExactly("wal");
		assertThat(file).exists();
	}

	@Test
	void readOnlyDatabasesAreNotCreated() {
		Path file = this.folder.resolve("none.db");
		StepVerifier.create(ConnectionFactories.get("r2dbc:sqlite:///" + file + "?readOnly=true").create())
			.expectError()
			.verify(TIMEOUT);
		assertThat(Files.exists(file)).isFalse();
	}

	@Test
	void readOnlyDatabasesCannotBeChanged() {
		assertThat(pragmas(url("?user_version=3"), "user_version")).containsExactly("3");
		Mono<Long> write = Mono.usingWhen(url("?readOnly=true").create(),
				(connection) -> SqliteTestSupport.update(connection, "CREATE TABLE item (a)").next(),
				Connection::close);
		StepVerifier.create(write).expectError(R2dbcPermissionDeniedException.class).verify(TIMEOUT);
	}

	@Test
	void poolsAreFoundByUrl() {
		ConnectionFactory factory = ConnectionFactories
			.get("r2dbc:pool:sqlite:///" + this.folder.resolve("pool.db") + "?initialSize=1&maxSize=1");
		assertThat(factory).isInstanceOf(ConnectionPool.class);
		assertThat(pragmas(factory, "journal_mode")).containsExactly("wal");
		((ConnectionPool) factory).disposeLater().block(TIMEOUT);
	}

	@Test
	void otherDriversAreLeftAlone() {
		SqliteConnectionFactoryProvider provider = new SqliteConnectionFactoryProvider();
		assertThat(provider.getDriver()).isEqualTo("sqlite");
		assertThat(provider.supports(ConnectionFactoryOptions.parse("r2dbc:h2:mem:///a"))).isFalse();
		assertThat(provider.supports(ConnectionFactoryOptions.parse("r2dbc:sqlite:mem:///a"))).isTrue();
	}

	@Test
	void buildersRefuseMistakes() {
		SqliteConnectionConfiguration.Builder builder = SqliteConnectionConfiguration.builder();
		assertThatIllegalStateException().isThrownBy(builder::build).withMessageContaining("No database");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.file(" "));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.inMemory(""));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.uri("http://example.org"));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.pragma("a; DROP TABLE b", "1"));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.lockWaitTimeout(Duration.ofSeconds(-1)));
		assertThat(builder.inMemory().pragma("temp_store", "x'; DROP TABLE a").build().effectivePragmas())
			.containsEntry("temp_store", "'x''; DROP TABLE a'");
	}

	private static SqliteConnectionConfiguration configuration(String url) {
		return OptionsMapper.toConfiguration(ConnectionFactoryOptions.parse(url));
	}

	private ConnectionFactory url(String query) {
		return ConnectionFactories.get("r2dbc:sqlite:///" + this.folder.resolve("url.db") + query);
	}

	private static List<String> pragmas(ConnectionFactory factory, String... names) {
		return Flux
			.usingWhen(factory.create(),
					(connection) -> Flux.fromArray(names)
						.concatMap((name) -> SqliteTestSupport.query(connection, "PRAGMA " + name,
								(row) -> row.get(0, String.class))),
					Connection::close)
			.collectList()
			.block(TIMEOUT);
	}

}
