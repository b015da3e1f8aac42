package io.tortoiseorm.r2dbc.sqlite;

import java.time.Duration;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcTimeoutException;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TimeoutTests extends SqliteTestSupport {

	private static final String ENDLESS_COUNT = "SELECT count(*) FROM (" + ENDLESS + ")";

	@Test
	void endsAStatement() {
		await(this.connection.setStatementTimeout(Duration.ofMillis(100)));
		long start = System.nanoTime();
		timesOut(ints(this.connection, ENDLESS_COUNT));
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(90),
				Duration.ofSeconds(10));
		await(this.connection.setStatementTimeout(Duration.ZERO));
		assertThat(select("SELECT 1")).containsExactly(1);
	}

	@Test
	void endsAChangeAndItsTransaction() {
		execute("CREATE TABLE item (a)");
		await(this.connection.setStatementTimeout(Duration.ofMillis(100)));
		timesOut(update(this.connection, "INSERT INTO item " + ENDLESS));
		await(this.connection.setStatementTimeout(Duration.ZERO));
		assertThat(select("SELECT count(*) FROM item")).containsExactly(0);
	}

	@Test
	void endsARegularExpressionThatBacktracks() {
		await(this.connection.setStatementTimeout(Duration.ofMillis(100)));
		timesOut(ints(this.connection, "SELECT ? REGEXP '^(.*?,){25}P'", "1,".repeat(50)));
	}

	@Test
	void endsTheWaitForALock() {
		execute("CREATE TABLE item (a)");
		Connection writer = open();
		await(writer.beginTransaction());
		await(this.connection.setStatementTimeout(Duration.ofMillis(100)));
		timesOut(update(this.connection, "INSERT INTO item VALUES (1)"));
		await(writer.commitTransaction());
		await(this.connection.setStatementTimeout(Duration.ZERO));
		assertThat(execute("INSERT INTO item VALUES (1)")).isOne();
	}

	@Test
	void doesNotCountTheTimeOfTheReader() {
		await(this.connection.setStatementTimeout(Duration.ofMillis(500)));
		Flux<Integer> rows = ints(this.connection, ENDLESS + " LIMIT 4").limitRate(1)
			.concatMap((row) -> Flux.just(row).delayElements(Duration.ofMillis(200)), 1);
		assertThat(await(rows)).containsExactly(1, 2, 3, 4);
	}

	@Test
	void canBeTakenBack() {
		await(this.connection.setStatementTimeout(Duration.ofNanos(1)));
		timesOut(ints(this.connection, ENDLESS_COUNT));
		await(this.connection.setStatementTimeout(Duration.ZERO));
		assertThat(select("SELECT count(*) FROM (" + ENDLESS + " LIMIT 300000)")).containsExactly(300_000);
	}

	@Test
	void canBeConfigured() {
		SqliteConnectionFactory impatient = SqliteConnectionFactory
			.from(configuration().statementTimeout(Duration.ofMillis(50)).build());
		timesOut(ints(open(impatient), ENDLESS_COUNT));
	}

	@Test
	void cannotBeNegative() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.connection.setStatementTimeout(Duration.ofMillis(-1)));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.connection.setLockWaitTimeout(Duration.ofMillis(-1)));
	}

	private static void timesOut(Publisher<?> publisher) {
		StepVerifier.create(publisher)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOfSatisfying(R2dbcTimeoutException.class,
					(timeout) -> assertThat(timeout.getSqlState()).isEqualTo("57014")))
			.verify(TIMEOUT);
	}

}
