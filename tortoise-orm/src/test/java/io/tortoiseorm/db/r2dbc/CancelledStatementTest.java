package io.tortoiseorm.db.r2dbc;

import java.time.Duration;
import java.util.List;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static io.tortoiseorm.db.r2dbc.TestConnections.PATIENCE;
import static io.tortoiseorm.db.r2dbc.TestConnections.sql;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Statements that the server still works on when nobody waits for them any more.
 */
@DatabaseTest(only = { TestDatabaseKind.POSTGRES, TestDatabaseKind.MARIADB, TestDatabaseKind.MYSQL })
class CancelledStatementTest {

	private final TestDatabase testDatabase;

	private final Database database;

	CancelledStatementTest(TestDatabase testDatabase) {
		this.testDatabase = testDatabase;
		this.database = TestConnections.open(testDatabase, "maxsize=1");
	}

	@AfterEach
	void close() {
		this.database.close().block(PATIENCE);
	}

	private Mono<List<Object>> sleep(double seconds) {
		String function = (this.testDatabase.kind() == TestDatabaseKind.POSTGRES) ? "pg_sleep" : "SLEEP";
		return this.database.list(sql("SELECT " + function + "(" + seconds + ")"), (row) -> "slept");
	}

	private Mono<List<Integer>> one() {
		return this.database.list(sql("SELECT 1"), (row) -> ((Number) row.get(0, Object.class)).intValue());
	}

	private long millisUntilUsable(Mono<?> cancelled) {
		one().block(PATIENCE);
		Disposable running = cancelled.subscribe();
		Mono.delay(Duration.ofMillis(200)).block();
		long begin = System.nanoTime();
		running.dispose();
		StepVerifier.create(one()).expectNext(List.of(1)).expectComplete().verify(PATIENCE);
		assertThat(TestConnections.awaitNoneAcquired(this.database)).isZero();
		return Duration.ofNanos(System.nanoTime() - begin).toMillis();
	}

	@Test
	void nobodyIsGivenTheConnectionBeforeItIsFree() {
		assertThat(millisUntilUsable(sleep(1.5))).isBetween(0L, 3000L);
		assertThat(this.database.poolState()).satisfies((state) -> assertThat(state.allocated()).isOne());
	}

	@Test
	void aTransactionThatIsHeldUpForLongIsGivenUp() {
		Mono<?> work = this.database.transactional(TransactionOptions.DEFAULTS, one().then(sleep(25)));
		assertThat(millisUntilUsable(work)).isLessThan(15_000);
	}

	@Test
	void postgresIsAskedToStop() {
		if (this.testDatabase.kind() == TestDatabaseKind.POSTGRES) {
			assertThat(millisUntilUsable(sleep(25))).isLessThan(2_000);
			assertThat(
					millisUntilUsable(this.database.transactional(TransactionOptions.DEFAULTS, one().then(sleep(25)))))
				.isLessThan(2_000);
		}
	}

	@Test
	void aTimeLimitStopsTheStatementOnTheServerToo() {
		long begin = System.nanoTime();
		StepVerifier
			.create(this.database.transactional(TransactionOptions.DEFAULTS.timeout(Duration.ofMillis(500)), sleep(25)))
			.expectError()
			.verify(PATIENCE);
		StepVerifier.create(one()).expectNext(List.of(1)).expectComplete().verify(PATIENCE);
		assertThat(Duration.ofNanos(System.nanoTime() - begin).toMillis()).isLessThan(4_000);
	}

}
