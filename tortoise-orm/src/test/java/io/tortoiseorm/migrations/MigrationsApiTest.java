package io.tortoiseorm.migrations;

import java.time.Duration;
import java.util.List;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.exceptions.TortoiseException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Migrations of an application that has no files yet.
 */
class MigrationsApiTest {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	@Test
	void withoutFilesThereIsNothingToDo() {
		Tortoise tortoise = Tortoise.init("h2://mem:no-migrations", "io.tortoiseorm.docs.models").block(TIMEOUT);
		try {
			Migrations migrations = tortoise.migrations();
			Mono<List<PlannedMigration>> applied = migrations.upgrade();
			Mono<List<PlannedMigration>> reverted = migrations.downgrade("shop/0001");
			Mono<List<PlannedMigration>> planned = migrations.plan(null);
			Mono<List<AppliedMigration>> history = migrations.history();
			assertThat(planned.block(TIMEOUT)).isEmpty();
			assertThat(applied.block(TIMEOUT)).isEmpty();
			assertThat(history.block(TIMEOUT)).isEmpty();
			assertThatExceptionOfType(TortoiseException.class).isThrownBy(() -> reverted.block(TIMEOUT))
				.withMessageContaining("shop/0001");
		}
		finally {
			tortoise.close().block(TIMEOUT);
		}
	}

}
