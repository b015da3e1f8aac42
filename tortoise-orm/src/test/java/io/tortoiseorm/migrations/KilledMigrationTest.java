package io.tortoiseorm.migrations;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.r2dbc.R2dbcDatabases;
import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.exceptions.TortoiseException;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A migration whose connection or JVM is killed half-way, where no rollback undoes it.
 */
@DatabaseTest(only = { TestDatabaseKind.MARIADB, TestDatabaseKind.MYSQL })
class KilledMigrationTest {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final ModelRegistry REGISTRY = ModelRegistry.builder()
		.app("tracker", "default", Tracker.V1.Project.class, Tracker.V1.Ticket.class)
		.build();

	private static final Migration SLOW = migration("CREATE TABLE one (n INT)", "INSERT INTO one (n) SELECT SLEEP(50)",
			"CREATE TABLE three (n INT)");

	private final TestDatabase database;

	private final List<Database> open = new ArrayList<>();

	KilledMigrationTest(TestDatabase database) {
		this.database = database;
	}

	@AfterEach
	void close() {
		this.database.execute("DROP TABLE IF EXISTS one, three, tortoise_migrations");
		this.open.forEach((connected) -> connected.close().block(PATIENCE));
	}

	private static <T> @Nullable T await(Mono<T> work) {
		return work.block(PATIENCE);
	}

	private Migrations migrations(Migration migration) {
		Database connected = R2dbcDatabases.builder(ConnectionConfig.of("default", this.database.url())).build();
		this.open.add(connected);
		return Migrations.builder(Tortoise.builder(REGISTRY).database(connected).build())
			.source((apps) -> List.of(migration))
			.build();
	}

	private static Migration migration(String... statements) {
		return new Migration("tracker", "0001_initial", List.of(),
				List.of(statements)
					.stream()
					.<Operation>map((text) -> new RunSql(Map.of(RunSql.ALL, List.of(text)), null))
					.toList());
	}

	@Test
	void aConnectionKilledInMidStepIsRepaired() {
		Migrations migrations = migrations(SLOW);
		Mono<Void> kill = Mono.fromRunnable(this::killSleeping);
		Mono<List<PlannedMigration>> upgrade = migrations.upgrade();
		assertThatExceptionOfType(TortoiseException.class)
			.isThrownBy(() -> await(Mono.zip(upgrade, kill.subscribeOn(Schedulers.boundedElastic()).thenReturn(true))));
		List<AppliedMigration> history = Objects.requireNonNull(await(migrations(SLOW).history()));
		assertThat(history).hasSize(1);
		assertThat(history.get(0).status()).isEqualTo(AppliedMigration.Status.APPLYING);
		assertThat(history.get(0).position()).isEqualTo(1);
		Migrations after = migrations(SLOW);
		assertThatExceptionOfType(MigrationError.class).isThrownBy(() -> await(after.upgrade()))
			.withMessageContaining("after statement 1");
		await(after.repair("tracker/0001_initial", new Repair.At(2)));
		assertThat(await(after.resume())).hasSize(1);
		assertThat(await(after.upgrade())).isEmpty();
		assertThat(this.database.query("SELECT n FROM three")).isEmpty();
	}

	@Test
	void aJvmKilledInMidStepIsRepaired() throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Migrating.class.getName(),
				this.database.url())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		try {
			long sleeping = sleeping();
			process.destroyForcibly();
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
			// the server would sleep on before it notices that nobody listens
			this.database.execute("KILL " + sleeping);
		}
		finally {
			process.destroyForcibly();
		}
		Migrations after = migrations(SLOW);
		assertThatExceptionOfType(MigrationError.class).isThrownBy(() -> await(after.upgrade()))
			.withMessageContaining("tracker/0001_initial stopped half-way, after statement 1: resume or repair it");
		await(after.repair("tracker/0001_initial", new Repair.At(2)));
		assertThat(await(after.resume())).hasSize(1);
		assertThat(await(after.upgrade())).isEmpty();
		assertThat(this.database.query("SELECT n FROM three")).isEmpty();
	}

	private void killSleeping() {
		this.database.execute("KILL " + sleeping());
	}

	private long sleeping() {
		for (int attempt = 0; attempt < 1200; attempt++) {
			List<Map<String, @Nullable Object>> rows = this.database
				.query("SELECT id AS i FROM information_schema.processlist WHERE info LIKE 'INSERT%SLEEP%' AND db = '"
						+ this.database.name() + "'");
			if (!rows.isEmpty()) {
				return ((Number) Objects.requireNonNull(rows.get(0).values().iterator().next())).longValue();
			}
			try {
				Thread.sleep(50);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}
		throw new IllegalStateException("nothing sleeps");
	}

	/**
	 * An application that migrates and is killed meanwhile.
	 */
	static final class Migrating {

		private Migrating() {
		}

		public static void main(String[] args) {
			Database connected = R2dbcDatabases.builder(ConnectionConfig.of("default", args[0])).build();
			await(Migrations.builder(Tortoise.builder(REGISTRY).database(connected).build())
				.source((apps) -> List.of(SLOW))
				.build()
				.upgrade());
		}

	}

}
