package io.tortoiseorm.db.r2dbc;

import java.net.URI;
import java.util.List;

import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.PoolState;
import io.tortoiseorm.exceptions.ConnectionError;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static io.tortoiseorm.db.r2dbc.TestConnections.PATIENCE;
import static io.tortoiseorm.db.r2dbc.TestConnections.sql;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connecting to servers: what they refuse, what they are, and how sessions are set up.
 */
@DatabaseTest(only = { TestDatabaseKind.POSTGRES, TestDatabaseKind.MARIADB, TestDatabaseKind.MYSQL })
class ServerAccessTest {

	private final TestDatabase testDatabase;

	ServerAccessTest(TestDatabase testDatabase) {
		this.testDatabase = testDatabase;
	}

	private void refused(String url, String reason) {
		Database database = R2dbcDatabases.builder(ConnectionConfig.of("shop", url)).build();
		StepVerifier.create(database.check())
			.expectErrorSatisfies((error) -> assertThat(error).isExactlyInstanceOf(ConnectionError.class)
				.hasMessage("Cannot open connection \"shop\" to " + ConnectionConfig.of("shop", url).target() + ": "
						+ reason))
			.verify(PATIENCE);
		database.close().block(PATIENCE);
	}

	private List<String> drivers() {
		return (this.testDatabase.kind() == TestDatabaseKind.POSTGRES) ? List.of("")
				: List.of("?driver=mysql", "?driver=mariadb");
	}

	private String withDatabase(String name) {
		return this.testDatabase.url().replace(this.testDatabase.name(), name);
	}

	private String withUser(String user) {
		return this.testDatabase.url().replace(URI.create(this.testDatabase.url()).getRawUserInfo(), user);
	}

	@Test
	void anUnknownDatabase() {
		drivers()
			.forEach((driver) -> refused(withDatabase("no_such_database") + driver, "the database does not exist"));
	}

	@Test
	void anUnknownUser() {
		if (this.testDatabase.kind() == TestDatabaseKind.MARIADB) {
			drivers()
				.forEach((driver) -> refused(withUser("nobody:s3cret") + driver, "the user or the password is wrong"));
		}
	}

	@Test
	void mySqlAndMariaDbAnswerToEachOthersName() {
		if (this.testDatabase.kind() == TestDatabaseKind.POSTGRES) {
			return;
		}
		for (String scheme : List.of("mysql", "mariadb")) {
			for (String driver : drivers()) {
				String url = this.testDatabase.url().replaceFirst("^\\w+", scheme) + driver;
				Database database = R2dbcDatabases.builder(ConnectionConfig.of("shop", url)).build();
				assertThat(database.open().block(PATIENCE).dialect().name()).isEqualTo(this.testDatabase.kind().id());
				database.close().block(PATIENCE);
			}
		}
	}

	@Test
	void sessionsAreInUtcAndStrict() {
		for (String driver : drivers()) {
			Database database = TestConnections.open(this.testDatabase, driver.replace("?", ""));
			boolean postgres = this.testDatabase.kind() == TestDatabaseKind.POSTGRES;
			String zone = postgres ? "SELECT current_setting('TimeZone')" : "SELECT @@session.time_zone";
			assertThat(one(database, zone)).isIn("UTC", "+00:00");
			if (!postgres) {
				assertThat(one(database, "SELECT @@session.sql_mode")).isEqualTo("STRICT_TRANS_TABLES");
				Database ansi = TestConnections.open(this.testDatabase,
						driver.replace("?", "") + "&sql_mode=ANSI_QUOTES");
				assertThat(one(ansi, "SELECT @@session.sql_mode")).isEqualTo("ANSI_QUOTES");
				ansi.close().block(PATIENCE);
			}
			database.close().block(PATIENCE);
		}
	}

	@Test
	void poolsGrowToTheirLimitAndNoFurther() {
		for (String driver : drivers()) {
			Database database = TestConnections.open(this.testDatabase,
					driver.replace("?", "") + "&minsize=2&maxsize=5");
			String sleep = (this.testDatabase.kind() == TestDatabaseKind.POSTGRES) ? "SELECT pg_sleep(0.05)"
					: "SELECT SLEEP(0.05)";
			Mono<Long> many = Flux.range(0, 20)
				.flatMap((i) -> database.list(sql(sleep), (row) -> i)
					.doOnSubscribe((subscription) -> assertThat(state(database).acquired()).isLessThanOrEqualTo(5)), 20)
				.count();
			StepVerifier.create(many).expectNext(20L).expectComplete().verify(PATIENCE);
			assertThat(TestConnections.awaitNoneAcquired(database)).isZero();
			assertThat(state(database)).satisfies((state) -> {
				assertThat(state.idle()).isBetween(2, 5);
				assertThat(state.max()).isEqualTo(5);
				assertThat(state.pending()).isZero();
			});
			database.close().block(PATIENCE);
		}
	}

	private static PoolState state(Database database) {
		PoolState state = database.poolState();
		assertThat(state).isNotNull();
		return state;
	}

	private static String one(Database database, String query) {
		return database.list(sql(query), (row) -> String.valueOf(row.get(0, String.class))).block(PATIENCE).get(0);
	}

}
