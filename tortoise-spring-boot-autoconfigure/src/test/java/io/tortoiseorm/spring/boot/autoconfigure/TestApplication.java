package io.tortoiseorm.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.UUID;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.PoolState;
import org.awaitility.Awaitility;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications for tests.
 */
public final class TestApplication {

	/** The property that names the models of tests. */
	public static final String MODELS = "tortoise.apps.models.models=io.tortoiseorm.spring.boot.autoconfigure.library";

	private static final Duration SOON = Duration.ofMillis(10);

	private TestApplication() {
	}

	/**
	 * An application that has everything but a web server and connections.
	 * @return the application, with models whose tables are generated
	 */
	public static ApplicationContextRunner runner() {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(TortoiseConnectionsAutoConfiguration.class,
					TortoiseConnectionDetailsAutoConfiguration.class,
					TortoiseTransactionManagersAutoConfiguration.class,
					TortoiseSingleTransactionManagerAutoConfiguration.class, TortoiseAutoConfiguration.class,
					R2dbcAutoConfiguration.class, R2dbcTransactionManagerAutoConfiguration.class,
					TransactionAutoConfiguration.class, TransactionManagerCustomizationAutoConfiguration.class))
			.withPropertyValues(MODELS, "tortoise.generate-schemas=true");
	}

	/**
	 * A database that nobody else uses.
	 * @return its URL
	 */
	public static String h2() {
		return "h2://mem:" + UUID.randomUUID();
	}

	/**
	 * Waits until no connection is in use, which a cancellation takes a moment for.
	 * @param tortoise the ORM whose connections are meant
	 */
	public static void assertThatNothingIsInUse(Tortoise tortoise) {
		for (Database database : tortoise.databases().all()) {
			Awaitility.await().pollDelay(SOON).pollInterval(SOON).atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
				PoolState pool = database.poolState();
				assertThat(pool).isNotNull();
				assertThat(pool.acquired()).as("connections of %s in use", database.name()).isZero();
				assertThat(pool.pending()).as("callers waiting for %s", database.name()).isZero();
			});
		}
	}

}
