package io.tortoiseorm.spring.boot.autoconfigure.transaction;

import java.time.Duration;
import java.util.List;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.exceptions.ConfigurationError;
import io.tortoiseorm.spring.boot.autoconfigure.TestApplication;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ContextConsumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of transactions that an application shares with the ORM, on each database.
 */
@DatabaseTest
abstract class TransactionsTest {

	static final Duration LIMIT = Duration.ofSeconds(30);

	final TestDatabase database;

	TransactionsTest(TestDatabase database) {
		this.database = database;
	}

	@BeforeEach
	void empty() {
		this.database.execute("DELETE FROM authors");
	}

	final void run(int connections, ContextConsumer<AssertableApplicationContext> test) {
		TestApplication.runner()
			.withBean(AuthorService.class)
			.withPropertyValues("tortoise.connections.default=" + this.database.url(),
					"tortoise.connections.default.credentials.maxsize=" + connections,
					"tortoise.connections.default.credentials.max_acquire_time=10s")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				test.accept(context);
				TestApplication.assertThatNothingIsInUse(context.getBean(Tortoise.class));
			});
	}

	final List<@Nullable Object> names() {
		return this.database.query("SELECT name FROM authors ORDER BY name")
			.stream()
			.map((row) -> row.get("name"))
			.toList();
	}

	@BeforeDatabaseTests
	static void createTables(TestDatabase database) {
		TestApplication.runner()
			.withPropertyValues("tortoise.connections.default=" + database.url())
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@AfterEach
	void leftNoneActive() {
		assertThatExceptionOfType(ConfigurationError.class).isThrownBy(Tortoise::current);
	}

}
