package io.tortoiseorm.db.r2dbc;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A driver that blocks its caller, as H2's does.
 */
class BlockingDriverTest {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	@Test
	void statementsAskedForByAStatementsResultRunAtTheSameTime() {
		String alias = "CREATE ALIAS MEET FOR \"" + Meeting.class.getName() + ".meet\"";
		try (TestDatabase test = TestDatabase.create(TestDatabaseKind.H2)) {
			Database database = R2dbcDatabases.builder(ConnectionConfig.of("default", test.url())).build();
			try {
				Mono<Boolean> met = database.query("SELECT MEET() AS MET").next().map((row) -> true);
				List<Boolean> both = database.script(alias)
					.then(database.query("SELECT 1 AS ONE").collectList())
					.flatMapMany((rows) -> Flux.range(0, Meeting.PARTIES).flatMap((number) -> met))
					.collectList()
					.block(PATIENCE);
				assertThat(both).hasSize(Meeting.PARTIES);
			}
			finally {
				database.close().block(PATIENCE);
			}
		}
	}

	/**
	 * A function that ends when two statements call it at the same time.
	 */
	public static final class Meeting {

		static final int PARTIES = 2;

		private static final CyclicBarrier BARRIER = new CyclicBarrier(PARTIES);

		private Meeting() {
		}

		/**
		 * Waits for the other statement.
		 * @return a value
		 * @throws Exception when no other comes
		 */
		public static int meet() throws Exception {
			BARRIER.await(20, TimeUnit.SECONDS);
			return 1;
		}

	}

}
