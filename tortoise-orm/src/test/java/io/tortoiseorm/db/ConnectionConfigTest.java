package io.tortoiseorm.db;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.exceptions.ConfigurationError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Connections as URLs and as engine with credentials.
 */
class ConnectionConfigTest {

	private static final String PASSWORD = "s3cret";

	@ParameterizedTest
	@CsvSource({ "postgres, POSTGRES, 5432", "postgresql, POSTGRES, 5432", "asyncpg, POSTGRES, 5432",
			"psycopg, POSTGRES, 5432", "mysql, MYSQL, 3306", "mariadb, MARIADB, 3306", "mssql, MSSQL, 1433",
			"oracle, ORACLE, 1521", "Postgres, POSTGRES, 5432" })
	void schemesAndTheirPorts(String scheme, Engine engine, int port) {
		ConnectionConfig config = ConnectionConfig.of("default", scheme + "://user:pass@db.example/shop");
		assertThat(config.engine()).isEqualTo(engine);
		assertThat(config.host()).isEqualTo("db.example");
		assertThat(config.port()).isEqualTo(port);
		assertThat(config.database()).isEqualTo("shop");
		assertThat(config.username()).isEqualTo("user");
		assertThat(config.password()).isEqualTo("pass");
		assertThat(config.target()).isEqualTo("db.example:" + port + "/shop");
	}

	@ParameterizedTest
	@CsvSource({ "p+q, p+q", "p%2Bq, p+q", "p%40q, p@q", "p@q, p@q", "p%20q, p q", "p:q, p:q", "p[q], p[q]", "p/q, p/q",
			"p%q, p%q", "%E2%82%AC, €", "100%, 100%" })
	void passwordsAreDecodedAndAPlusIsAPlus(String written, String meant) {
		ConnectionConfig config = ConnectionConfig.of("default", "postgres://user:" + written + "@host:6432/shop");
		assertThat(config.password()).isEqualTo(meant);
		assertThat(config.host()).isEqualTo("host");
		assertThat(config.port()).isEqualTo(6432);
	}

	@Test
	void addressesOfBothKinds() {
		assertThat(ConnectionConfig.of("default", "postgres://u@[::1]:6432/shop")).satisfies((config) -> {
			assertThat(config.host()).isEqualTo("::1");
			assertThat(config.port()).isEqualTo(6432);
			assertThat(config.target()).isEqualTo("[::1]:6432/shop");
		});
		assertThat(ConnectionConfig.of("default", "mysql://u@[2001:db8::1]/shop").host()).isEqualTo("2001:db8::1");
		assertThat(ConnectionConfig.of("default", "mysql://u@10.0.0.1/shop").port()).isEqualTo(3306);
		assertThat(ConnectionConfig.of("default", "mysql://u@/shop").host()).isEqualTo("localhost");
	}

	@Test
	void filesAndMemory() {
		assertThat(ConnectionConfig.of("default", "sqlite://db.sqlite3").database()).isEqualTo("db.sqlite3");
		assertThat(ConnectionConfig.of("default", "sqlite:///var/100%/db.sqlite3").database())
			.isEqualTo("/var/100%/db.sqlite3");
		ConnectionConfig memory = ConnectionConfig.of("default", "sqlite://:memory:?maxsize=5");
		assertThat(memory.isInMemory()).isTrue();
		assertThat(memory.pool().maxSize()).isOne();
		assertThat(memory.pool().idleTime()).isNegative();
		assertThat(ConnectionConfig.of("default", "sqlite://db.sqlite3").pool().maxSize()).isOne();
		assertThat(ConnectionConfig.of("default", "sqlite://db.sqlite3?maxsize=4").pool().maxSize()).isEqualTo(4);
		assertThat(ConnectionConfig.of("default", "sqlite://db.sqlite3?journal_mode=DELETE").parameters())
			.containsExactly(Map.entry("journal_mode", "DELETE"));
		assertThat(ConnectionConfig.of("default", "h2://mem:shop").database()).isEqualTo("mem:shop");
		assertThat(ConnectionConfig.of("default", "h2://file:/data/shop").target()).isEqualTo("file:/data/shop");
	}

	@Test
	void thePoolTakesItsParametersInAnySpelling() {
		PoolOptions pool = ConnectionConfig
			.of("default",
					"postgres://u@h/d?minsize=2&max_size=20&max-acquire-time=500ms&connectTimeout=PT3S&max_idle_time=5m"
							+ "&maxLifeTime=1h&max_validation_time=2&validation_query=SELECT+1&application_name=my+app")
			.pool();
		assertThat(pool).isEqualTo(new PoolOptions(2, 20, Duration.ofMillis(500), Duration.ofSeconds(3),
				Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofHours(1), "SELECT 1"));
		assertThat(ConnectionConfig.of("default", "postgres://u@h/d").pool()).isEqualTo(PoolOptions.DEFAULTS);
		assertThat(ConnectionConfig.of("default", "postgres://u@h/d?minsize=15").pool().maxSize()).isEqualTo(15);
		assertThat(ConnectionConfig.of("default", "mysql://u@h/d?pool_recycle=-1").pool().lifeTime()).isNegative();
		assertThat(ConnectionConfig.of("default", "mysql://u@h/d?maxsize=1&maxsize=7").pool().maxSize()).isEqualTo(7);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"minsize=many | Parameter minsize of connection \"default\" is \"many\": it must be"
					+ " a whole number, 0 or more",
			"maxsize=0 | Parameter maxsize of connection \"default\" is \"0\": it must be a whole number, 1 or more",
			"minsize=9&maxsize=3 | Connection \"default\" has minsize 9 and maxsize 3: minsize must not be greater",
			"max_idle_time=soon | Parameter max_idle_time of connection \"default\" is \"soon\": it must be a time such as"
					+ " 30, 30s, 500ms or PT30S" })
	void wrongParametersOfThePool(String query, String message) {
		assertThatThrownBy(() -> ConnectionConfig.of("default", "postgres://u@h/d?" + query))
			.isExactlyInstanceOf(ConfigurationError.class)
			.hasMessage(message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"nosql://u:s3cret@h/d | Connection \"default\" has the unknown scheme or engine \"nosql\": allowed are postgres,",
			"postgres://u:s3cret@h:54x2/d | The port of connection \"default\" is not a number from 1 to 65535",
			"postgres://u:s3cret@h:70000/d | The port of connection \"default\" is not a number from 1 to 65535",
			"postgres://u:s3cret@h:0/d | The port of connection \"default\" is not a number from 1 to 65535",
			"postgres://u:s3cret/d | The port of connection \"default\" is not a number from 1 to 65535",
			"postgres://u:s3cret@h | Connection \"default\" to PostgreSQL names no database: expected postgres://",
			"postgres://u:s3cret@h/ | Connection \"default\" to PostgreSQL names no database",
			"mysql://h/d?password=s3cret | Connection \"default\" to MySQL has no user: expected mysql://",
			"postgres://u:s3cret@[::1/d | The URL of connection \"default\" has an IPv6 address without its closing ]",
			"sqlite:// | Connection \"default\" to SQLite names no path: expected sqlite://path",
			"h2:// | Connection \"default\" to H2 names no path: expected h2://mem:name",
			"u:s3cret@h/d | The URL of connection \"default\" has no scheme",
			"r2dbc:nosql://u:s3cret@h/d | Connection \"default\" has the unknown scheme or engine \"nosql\"",
			"r2dbc:s3cret | The URL of connection \"default\" is no R2DBC URL" })
	void everyMisuseHasItsOwnMessageWithoutThePassword(String url, String message) {
		assertThatThrownBy(() -> ConnectionConfig.of("default", url)).isExactlyInstanceOf(ConfigurationError.class)
			.message()
			.startsWith(message)
			.doesNotContain(PASSWORD);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tortoise.backends.asyncpg", "tortoise.backends.psycopg", "postgres", "asyncpg" })
	void enginesWithCredentials(String engine) {
		ConnectionConfig config = ConnectionConfig.from("shop",
				Map.of("engine", engine, "credentials", Map.of("host", "db", "port", "6432", "user", "u", "password",
						PASSWORD, "database", "d", "minsize", 3, "max_size", "8", "ssl", true)));
		assertThat(config.engine()).isEqualTo(Engine.POSTGRES);
		assertThat(config.target()).isEqualTo("db:6432/d");
		assertThat(config.password()).isEqualTo(PASSWORD);
		assertThat(config.pool().minSize()).isEqualTo(3);
		assertThat(config.pool().maxSize()).isEqualTo(8);
		assertThat(config.parameters()).containsExactly(Map.entry("ssl", true));
		assertThat(config.toString()).isEqualTo("ConnectionConfig[shop, postgres, db:6432/d]");
	}

	@Test
	void filesWithCredentials() {
		ConnectionConfig config = ConnectionConfig.from("default",
				Map.of("engine", "tortoise.backends.sqlite", "credentials", Map.of("file_path", "/data/db.sqlite3")));
		assertThat(config.database()).isEqualTo("/data/db.sqlite3");
		assertThat(ConnectionConfig.from("default", Map.of("db_url", "sqlite://:memory:")).isInMemory()).isTrue();
		assertThat(ConnectionConfig.from("default", "sqlite://:memory:").isInMemory()).isTrue();
	}

	@Test
	void wrongMaps() {
		assertThatThrownBy(() -> ConnectionConfig.from("default", Map.of("host", "h")))
			.isInstanceOf(ConfigurationError.class)
			.hasMessageContaining("has neither");
		assertThatThrownBy(
				() -> ConnectionConfig.from("default", Map.of("engine", "postgres", "url", "postgres://u:s3cret@h/d")))
			.hasMessageContaining("has both")
			.message()
			.doesNotContain(PASSWORD);
		assertThatThrownBy(
				() -> ConnectionConfig.from("default", Map.of("engine", "postgres", "credentials", "s3cret")))
			.hasMessage("The credentials of connection \"default\" must be a map, and are a String");
		assertThatThrownBy(() -> ConnectionConfig.from("default", List.of())).isInstanceOf(ConfigurationError.class)
			.hasMessageContaining("must be a URL, or a map of engine and credentials");
		assertThatThrownBy(() -> ConnectionConfig.from("default", null)).hasMessageContaining("is empty");
		assertThatThrownBy(() -> ConnectionConfig.from("default", " ")).hasMessageContaining("is empty");
		assertThatThrownBy(() -> ConnectionConfig.from("default",
				Map.of("engine", "postgres", "credentials",
						Map.of("host", "h", "database", "d", "user", "u", "port", "x"))))
			.hasMessageContaining("Parameter port of connection \"default\"");
	}

	@ParameterizedTest
	@CsvSource({ "r2dbc:postgresql://u:s3cret@h:6432/d?sslMode=require, POSTGRES, h:6432/d",
			"r2dbc:pool:mysql://u:s3cret@h/d, MYSQL, h/d", "r2dbc:mariadb://u:s3cret@h/d, MARIADB, h/d",
			"r2dbc:h2:mem:///shop, H2, /shop", "r2dbc:sqlite:///shop.db, SQLITE, /shop.db" })
	void r2dbcUrlsAreTakenAsTheyAre(String url, Engine engine, String target) {
		ConnectionConfig config = ConnectionConfig.of("default", url);
		assertThat(config.r2dbcUrl()).isEqualTo(url);
		assertThat(config.engine()).isEqualTo(engine);
		assertThat(config.target()).isEqualTo(target);
		assertThat(config.toString()).doesNotContain(PASSWORD);
	}

}
