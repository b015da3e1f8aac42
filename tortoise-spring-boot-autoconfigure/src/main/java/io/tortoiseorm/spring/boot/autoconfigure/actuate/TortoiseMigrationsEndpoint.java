package io.tortoiseorm.spring.boot.autoconfigure.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.tortoiseorm.migrations.AppliedMigration;
import io.tortoiseorm.migrations.Migrations;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * Shows which migrations the databases have, and which are not applied, whether or not
 * the application applies them itself.
 */
@Endpoint(id = "tortoisemigrations")
public class TortoiseMigrationsEndpoint {

	private final Migrations migrations;

	/**
	 * Creates the endpoint.
	 * @param migrations the migrations of the application
	 */
	public TortoiseMigrationsEndpoint(Migrations migrations) {
		this.migrations = migrations;
	}

	/**
	 * Asks the databases.
	 * @return what is applied and what is not
	 */
	@ReadOperation
	public Mono<Report> report() {
		return Mono.zip(this.migrations.history(), this.migrations.pending(),
				(applied, pending) -> new Report(applied.stream().map(Applied::of).toList(), pending));
	}

	/**
	 * The migrations of an application.
	 *
	 * @param applied what the databases know of, the oldest first
	 * @param pending what is not applied, or not whole, in the order of application
	 */
	public record Report(List<Applied> applied, List<String> pending) {

	}

	/**
	 * A migration that a database knows of.
	 *
	 * @param key the migration, such as {@code shop/0001_initial}
	 * @param status whether it is applied whole
	 * @param startedAt when it was begun
	 * @param duration how long it took
	 * @param failure why it stopped half-way, or {@code null}
	 */
	public record Applied(String key, AppliedMigration.Status status, Instant startedAt, Duration duration,
			@Nullable String failure) {

		static Applied of(AppliedMigration row) {
			return new Applied(row.key(), row.status(), row.startedAt(), row.duration(), row.failure());
		}

	}

}
