package io.tortoiseorm.r2dbc.sqlite;

import java.time.Duration;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InMemoryTests extends SqliteTestSupport {

	@Override
	SqliteConnectionConfiguration.Builder configuration() {
		return SqliteConnectionConfiguration.builder().inMemory();
	}

	@Test
	void isSharedByTheConnectionsOfItsFactory() {
		execute("CREATE TABLE item (a)");
		execute("INSERT INTO item VALUES (1)");
		await(this.connection.close());
		Connection next = open();
		assertThat(await(ints(next, "SELECT a FROM item"))).containsExactly(1);
		execute(next, "INSERT INTO item VALUES (2)");
		assertThat(await(ints(open(), "SELECT a FROM item"))).containsExactly(1, 2);
	}

	@Test
	void isSeenByNoOtherFactory() {
		execute("CREATE TABLE item (a)");
		Connection stranger = open(SqliteConnectionFactory.from(configuration().build()));
		StepVerifier.create(ints(stranger, "SELECT a FROM item"))
			.expectError(R2dbcBadGrammarException.class)
			.verify(TIMEOUT);
	}

	@Test
	void twoFactoriesOfOneConfigurationShareIt() {
		SqliteConnectionConfiguration configuration = configuration().build();
		execute(open(SqliteConnectionFactory.from(configuration)), "CREATE TABLE item (a)");
		assertThat(await(ints(open(SqliteConnectionFactory.from(configuration)), "SELECT count(*) FROM item")))
			.containsExactly(0);
	}

	@Test
	void writersTakeTurns() {
		execute("CREATE TABLE counter (value INTEGER)");
		execute("INSERT INTO counter VALUES (0)");
		Flux.range(0, 8)
			.map((i) -> open())
			.flatMap((connection) -> Flux.range(0, 50)
				.concatMap((i) -> update(connection, "UPDATE counter SET value = value + 1")), 8)
			.blockLast(TIMEOUT);
		assertThat(select("SELECT value FROM counter")).containsExactly(400);
	}

	@Test
	void withANameIsSharedInTheProcessAndGoneWithTheLastFactory() {
		SqliteConnectionConfiguration named = SqliteConnectionConfiguration.builder().inMemory("a name?").build();
		SqliteConnectionFactory first = SqliteConnectionFactory.from(named);
		SqliteConnectionFactory second = SqliteConnectionFactory.from(named);
		execute(open(first), "CREATE TABLE item (a)");
		assertThat(await(ints(open(second), "SELECT count(*) FROM item"))).containsExactly(0);
		closeDatabaseOf(first, second);
		StepVerifier.create(ints(open(SqliteConnectionFactory.from(named)), "SELECT count(*) FROM item"))
			.expectError(R2dbcBadGrammarException.class)
			.verify(TIMEOUT);
	}

	@Test
	void cannotBeOpenedAfterItsFactoryWasClosed() {
		await(this.factory.close());
		await(this.factory.close());
		assertThat(select("SELECT 1")).containsExactly(1);
		assertThatExceptionOfType(R2dbcNonTransientResourceException.class)
			.isThrownBy(() -> this.factory.create().block(TIMEOUT))
			.withMessageContaining("closed");
	}

	@Test
	void withASharedCacheIsHeldByItsFactory() {
		SqliteConnectionFactory shared = SqliteConnectionFactory
			.from(SqliteConnectionConfiguration.builder().uri("file:cached?mode=memory&cache=shared").build());
		Connection first = open(shared);
		execute(first, "CREATE TABLE item (a)");
		await(first.close());
		Connection second = open(shared);
		assertThat(await(ints(second, "SELECT count(*) FROM item"))).containsExactly(0);
		await(second.setTransactionIsolationLevel(IsolationLevel.READ_UNCOMMITTED));
		assertThat(second.getTransactionIsolationLevel()).isEqualTo(IsolationLevel.READ_UNCOMMITTED);
		await(second.beginTransaction());
		assertThat(second.getTransactionIsolationLevel()).isEqualTo(IsolationLevel.READ_UNCOMMITTED);
		await(second.commitTransaction());
		await(second.beginTransaction(IsolationLevel.SERIALIZABLE));
		assertThat(second.getTransactionIsolationLevel()).isEqualTo(IsolationLevel.SERIALIZABLE);
		await(second.rollbackTransaction());
		assertThat(second.getTransactionIsolationLevel()).isEqualTo(IsolationLevel.READ_UNCOMMITTED);
		Connection writer = open(shared);
		await(writer.beginTransaction());
		execute(writer, "INSERT INTO item VALUES (1)");
		assertThat(await(ints(second, "SELECT count(*) FROM item"))).containsExactly(1);
		await(writer.rollbackTransaction());
		closeDatabaseOf(shared);
	}

	@Test
	void withASharedCacheWaitsForLocks() {
		SqliteConnectionFactory shared = SqliteConnectionFactory
			.from(SqliteConnectionConfiguration.builder().uri("file:locked?mode=memory&cache=shared").build());
		Connection writer = open(shared);
		Connection reader = open(shared);
		execute(writer, "CREATE TABLE item (a)");
		await(writer.beginTransaction());
		execute(writer, "INSERT INTO item VALUES (1)");
		Mono<Integer> reading = ints(reader, "SELECT count(*) FROM item").next().cache();
		reading.subscribe();
		await(Mono.delay(Duration.ofMillis(100)));
		await(writer.commitTransaction());
		assertThat(reading.block(TIMEOUT)).isOne();
		closeDatabaseOf(shared);
	}

	private void closeDatabaseOf(SqliteConnectionFactory... factories) {
		closeConnections();
		for (SqliteConnectionFactory opened : factories) {
			await(opened.close());
		}
	}

}
