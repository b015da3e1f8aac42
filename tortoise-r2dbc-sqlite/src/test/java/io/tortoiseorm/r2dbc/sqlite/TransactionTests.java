package io.tortoiseorm.r2dbc.sqlite;

import java.time.Duration;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcPermissionDeniedException;
import io.r2dbc.spi.R2dbcRollbackException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TransactionTests extends SqliteTestSupport {

	private static final TransactionDefinition READ_ONLY = new ReadOnly();

	@BeforeEach
	void createTable() {
		execute("CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT UNIQUE)");
	}

	@Test
	void commits() {
		await(this.connection.beginTransaction());
		assertThat(this.connection.isAutoCommit()).isFalse();
		execute("INSERT INTO item (name) VALUES ('a')");
		await(this.connection.commitTransaction());
		assertThat(this.connection.isAutoCommit()).isTrue();
		assertThat(await(ints(open(), "SELECT count(*) FROM item"))).containsExactly(1);
	}

	@Test
	void rollsBack() {
		await(this.connection.beginTransaction());
		execute("INSERT INTO item (name) VALUES ('a')");
		await(this.connection.rollbackTransaction());
		assertThat(select("SELECT count(*) FROM item")).containsExactly(0);
	}

	@Test
	void doesNothingUntilItIsSubscribedTo() {
		Publisher<Void> begin = this.connection.beginTransaction();
		Publisher<Void> rollback = this.connection.rollbackTransaction();
		Publisher<Void> close = this.connection.close();
		assertThat(close).isNotNull();
		assertThat(this.connection.isAutoCommit()).isTrue();
		await(begin);
		execute("INSERT INTO item (name) VALUES ('a')");
		assertThat(select("SELECT count(*) FROM item")).containsExactly(1);
		await(rollback);
		assertThat(select("SELECT count(*) FROM item")).containsExactly(0);
		await(begin);
		assertThat(this.connection.isAutoCommit()).isFalse();
	}

	@Test
	void takesTheWriteLockWhenItBegins() {
		Connection other = open();
		await(other.setLockWaitTimeout(Duration.ZERO));
		await(this.connection.beginTransaction());
		fails(other.beginTransaction(), R2dbcTransientResourceException.class, "database is locked");
		await(this.connection.rollbackTransaction());
		await(other.beginTransaction());
	}

	@Test
	void takesNoLockWhenItIsReadOnlyOrDeferred() {
		Connection other = open();
		await(this.connection.beginTransaction());
		await(other.beginTransaction(READ_ONLY));
		await(other.rollbackTransaction());
		await(other.beginTransaction(SqliteTransactionDefinition.of(TransactionMode.DEFERRED)));
		assertThat(await(ints(other, "SELECT count(*) FROM item"))).containsExactly(0);
	}

	@Test
	void ofReadersSeesOneState() {
		Connection reader = open();
		await(reader.beginTransaction(READ_ONLY));
		assertThat(await(ints(reader, "SELECT count(*) FROM item"))).containsExactly(0);
		execute("INSERT INTO item (name) VALUES ('a')");
		assertThat(await(ints(reader, "SELECT count(*) FROM item"))).containsExactly(0);
		await(reader.commitTransaction());
		assertThat(await(ints(reader, "SELECT count(*) FROM item"))).containsExactly(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "INSERT INTO item (name) VALUES ('a')", "CREATE TABLE other (a)",
			"WITH a AS (SELECT 1) DELETE FROM item" })
	void ofReadersCannotWrite(String sql) {
		await(this.connection.beginTransaction(READ_ONLY));
		fails(update(this.connection, sql), R2dbcPermissionDeniedException.class, "read-only");
		assertThat(select("SELECT count(*) FROM item")).containsExactly(0);
		assertThat(select("PRAGMA foreign_keys")).containsExactly(1);
		await(this.connection.commitTransaction());
		execute("INSERT INTO item (name) VALUES ('a')");
	}

	@Test
	void cannotBeNested() {
		await(this.connection.beginTransaction());
		fails(this.connection.beginTransaction(), R2dbcBadGrammarException.class, "savepoint");
		await(this.connection.rollbackTransaction());
	}

	@Test
	void withoutOneCommitAndRollbackDoNothing() {
		await(this.connection.commitTransaction());
		await(this.connection.rollbackTransaction());
		assertThat(this.connection.isAutoCommit()).isTrue();
	}

	@Test
	void startsWithTheFirstStatementWithoutAutoCommit() {
		await(this.connection.setAutoCommit(false));
		assertThat(this.connection.isAutoCommit()).isFalse();
		execute("INSERT INTO item (name) VALUES ('a')");
		await(this.connection.rollbackTransaction());
		execute("INSERT INTO item (name) VALUES ('b')");
		await(this.connection.commitTransaction());
		execute("INSERT INTO item (name) VALUES ('c')");
		await(this.connection.setAutoCommit(true));
		assertThat(await(query(open(), "SELECT name FROM item", (row) -> row.get(0)))).containsExactly("b", "c");
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "with space", "q\"uote", "'", "; DROP TABLE item", "é\u4e2d" })
	void rollsBackToSavepointsOfAnyName(String name) {
		await(this.connection.beginTransaction());
		execute("INSERT INTO item (name) VALUES ('a')");
		await(this.connection.createSavepoint(name));
		execute("INSERT INTO item (name) VALUES ('b')");
		await(this.connection.rollbackTransactionToSavepoint(name));
		await(this.connection.releaseSavepoint(name));
		execute("INSERT INTO item (name) VALUES ('c')");
		await(this.connection.commitTransaction());
		assertThat(select("SELECT name FROM item ORDER BY id")).containsExactly("a", "c");
	}

	@Test
	void refusesSavepointsWithoutName() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.connection.createSavepoint(null));
		assertThatIllegalArgumentException().isThrownBy(() -> this.connection.createSavepoint(""));
		assertThatIllegalArgumentException().isThrownBy(() -> this.connection.releaseSavepoint("a\0b"));
	}

	@Test
	void reportsAnUnknownSavepoint() {
		await(this.connection.beginTransaction());
		fails(this.connection.rollbackTransactionToSavepoint("none"), R2dbcBadGrammarException.class,
				"no such savepoint: none");
	}

	@Test
	void survivesAnErrorOfAStatement() {
		await(this.connection.beginTransaction());
		execute("INSERT INTO item (name) VALUES ('a')");
		fails(update(this.connection, "INSERT INTO item (name) VALUES ('a')"),
				R2dbcDataIntegrityViolationException.class, "item.name");
		execute("INSERT INTO item (name) VALUES ('b')");
		await(this.connection.commitTransaction());
		assertThat(select("SELECT name FROM item")).containsExactly("a", "b");
	}

	@Test
	void thatSqliteHasRolledBackTakesNoFurtherStatements() {
		execute("INSERT INTO item (name) VALUES ('a')");
		await(this.connection.beginTransaction());
		execute("INSERT INTO item (name) VALUES ('b')");
		fails(update(this.connection, "INSERT OR ROLLBACK INTO item (name) VALUES ('a')"),
				R2dbcDataIntegrityViolationException.class, "item.name");
		fails(update(this.connection, "INSERT INTO item (name) VALUES ('c')"), R2dbcRollbackException.class,
				"rolled back");
		fails(this.connection.createSavepoint("s"), R2dbcRollbackException.class, "rolled back");
		assertThat(this.connection.isAutoCommit()).isFalse();
		fails(this.connection.commitTransaction(), R2dbcRollbackException.class, "rolled back");
		assertThat(this.connection.isAutoCommit()).isTrue();
		execute("INSERT INTO item (name) VALUES ('d')");
		assertThat(select("SELECT name FROM item ORDER BY name")).containsExactly("a", "d");
	}

	@Test
	void whoseCommitFailsIsRolledBack() {
		execute("CREATE TABLE part (item INTEGER REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED)");
		await(this.connection.beginTransaction());
		execute("INSERT INTO part VALUES (77)");
		fails(this.connection.commitTransaction(), R2dbcDataIntegrityViolationException.class, "FOREIGN KEY");
		assertThat(this.connection.isAutoCommit()).isTrue();
		assertThat(select("SELECT count(*) FROM part")).containsExactly(0);
		await(open().beginTransaction());
	}

	@Test
	void canBeWrittenAsSql() {
		execute("BEGIN IMMEDIATE");
		assertThat(this.connection.isAutoCommit()).isFalse();
		execute("INSERT INTO item (name) VALUES ('a')");
		execute("ROLLBACK");
		assertThat(this.connection.isAutoCommit()).isTrue();
		execute("SAVEPOINT s; INSERT INTO item (name) VALUES ('b')");
		assertThat(this.connection.isAutoCommit()).isFalse();
		await(this.connection.commitTransaction());
		assertThat(select("SELECT name FROM item")).containsExactly("b");
	}

	@Test
	void ofSqlThatSqliteHasRolledBackEndsBySql() {
		execute("INSERT INTO item (name) VALUES ('a')");
		execute("BEGIN");
		fails(update(this.connection, "INSERT OR ROLLBACK INTO item (name) VALUES ('a')"),
				R2dbcDataIntegrityViolationException.class, "item.name");
		execute("ROLLBACK");
		execute("INSERT INTO item (name) VALUES ('b')");
		assertThat(await(ints(open(), "SELECT count(*) FROM item"))).containsExactly(2);
	}

	@Test
	void keepsRowsThatAreStillToBeRead() {
		execute("INSERT INTO item (name) VALUES ('a'), ('b'), ('c')");
		await(this.connection.beginTransaction());
		StepVerifier.create(ints(this.connection, "SELECT id FROM item ORDER BY id"), 1)
			.expectNext(1)
			.then(() -> await(this.connection.rollbackTransaction()))
			.thenRequest(2)
			.expectNext(2, 3)
			.thenRequest(1)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void isRolledBackWhenTheConnectionCloses() {
		Connection other = open();
		await(other.beginTransaction());
		execute(other, "INSERT INTO item (name) VALUES ('a')");
		await(other.close());
		await(other.close());
		assertThat(select("SELECT count(*) FROM item")).containsExactly(0);
		fails(other.beginTransaction(), R2dbcNonTransientResourceException.class, "closed");
		fails(update(other, "SELECT 1"), R2dbcNonTransientResourceException.class, "closed");
		assertThat(await(other.validate(ValidationDepth.LOCAL))).containsExactly(false);
	}

	@Test
	void endsRowsWithAnErrorWhenTheConnectionCloses() {
		Connection other = open();
		StepVerifier.create(ints(other, ENDLESS), 1)
			.expectNext(1)
			.then(() -> await(other.close()))
			.thenRequest(10)
			.expectError(R2dbcNonTransientResourceException.class)
			.verify(TIMEOUT);
	}

	@Test
	void knowsItsIsolationLevel() {
		assertThat(this.connection.getTransactionIsolationLevel()).isEqualTo(IsolationLevel.SERIALIZABLE);
		await(this.connection.setTransactionIsolationLevel(IsolationLevel.SERIALIZABLE));
		await(this.connection.beginTransaction(IsolationLevel.SERIALIZABLE));
		await(this.connection.commitTransaction());
		fails(this.connection.setTransactionIsolationLevel(IsolationLevel.READ_COMMITTED),
				IllegalArgumentException.class, "READ COMMITTED is not a level of SQLite");
		fails(this.connection.beginTransaction(IsolationLevel.REPEATABLE_READ), IllegalArgumentException.class,
				"SERIALIZABLE");
		fails(this.connection.beginTransaction(IsolationLevel.READ_UNCOMMITTED), IllegalArgumentException.class,
				"shared cache");
		assertThat(this.connection.isAutoCommit()).isTrue();
	}

	@Test
	void waitsForLocksAsLongAsItIsTold() {
		Connection other = open();
		await(this.connection.beginTransaction());
		long start = System.nanoTime();
		fails(other.beginTransaction(
				SqliteTransactionDefinition.of(TransactionMode.IMMEDIATE).lockWaitTimeout(Duration.ofMillis(200))),
				R2dbcTransientResourceException.class, "locked");
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(190),
				Duration.ofSeconds(4));
		await(this.connection.commitTransaction());
		await(other.beginTransaction());
	}

	@Test
	void leavesNothingBehindInAPool() {
		ConnectionPool pool = new ConnectionPool(
				ConnectionPoolConfiguration.builder(this.factory).initialSize(1).maxSize(1).build());
		Flux.usingWhen(pool.create(),
				(pooled) -> Flux.from(pooled.setAutoCommit(false))
					.thenMany(update(pooled, "INSERT INTO item (name) VALUES ('a')"))
					.thenMany(ints(pooled, ENDLESS).take(1))
					.thenMany(pooled.setLockWaitTimeout(Duration.ZERO))
					.thenMany(pooled.setStatementTimeout(Duration.ofMillis(1))),
				Connection::close)
			.blockLast(TIMEOUT);
		assertThat(select("SELECT count(*) FROM item")).containsExactly(0);
		Flux<Object> next = Flux.usingWhen(pool.create(),
				(pooled) -> Flux.<Object>just(pooled.isAutoCommit())
					.concatWith(ints(pooled, "SELECT count(*) FROM (" + ENDLESS + " LIMIT 100000)")),
				Connection::close);
		assertThat(await(next)).containsExactly(true, 100_000);
		pool.disposeLater().block(TIMEOUT);
	}

	@Test
	void validates() {
		assertThat(await(this.connection.validate(ValidationDepth.LOCAL))).containsExactly(true);
		assertThat(await(this.connection.validate(ValidationDepth.REMOTE))).containsExactly(true);
		assertThat(this.connection.getMetadata().getDatabaseProductName()).isEqualTo("SQLite");
		assertThat(this.connection.getMetadata().getDatabaseVersion()).startsWith("3.");
		assertThat(this.factory.getMetadata().getName()).isEqualTo("SQLite");
	}

	private static void fails(Publisher<?> publisher, Class<? extends Throwable> type, String message) {
		StepVerifier.create(publisher)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(type).hasMessageContaining(message))
			.verify(TIMEOUT);
	}

	private static final class ReadOnly implements TransactionDefinition {

		@Override
		public <T> T getAttribute(Option<T> option) {
			return option.equals(TransactionDefinition.READ_ONLY) ? option.cast(true) : null;
		}

	}

}
