package io.tortoiseorm.migrations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.RawStatements;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.migrations.AppliedMigration.Status;
import io.tortoiseorm.sql.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Applies and reverts single migrations on a database: as a whole where a rollback undoes
 * definitions, else statement by statement, noting how many are done.
 */
final class StepRunner {

	private static final Logger logger = LoggerFactory.getLogger(StepRunner.class);

	private static final Duration PROGRESS = Duration.ofSeconds(10);

	private final Tortoise tortoise;

	private final Database database;

	private final MigrationHistory history;

	private final Function<String, JavaMigration> javaMigrations;

	private final @Nullable Duration lockLimit;

	private final @Nullable Duration timeLimit;

	StepRunner(Tortoise tortoise, Database database, MigrationsBuilder settings) {
		this.tortoise = tortoise;
		this.database = database;
		this.history = new MigrationHistory(database);
		this.javaMigrations = settings.javaMigrations;
		this.lockLimit = settings.tableLockTimeout;
		this.timeLimit = settings.timeout;
	}

	/**
	 * Applies or reverts a migration, unless somebody else has meanwhile.
	 * @param migration the migration
	 * @param backward whether it is reverted
	 * @param actions what is done
	 * @return whether it was done
	 */
	Mono<Boolean> run(Migration migration, boolean backward, List<Action> actions) {
		return Mono.defer(() -> {
			Instant started = now();
			logger.info("{} {} on {}", backward ? "Reverting" : "Applying", migration, this.database.name());
			Mono<Boolean> whole = isWhole(migration) ? transactional(migration, backward, actions, started)
					: stepwise(migration, backward, actions, started);
			return whole.doOnNext((done) -> {
				if (done) {
					logger.info("{} {} on {} in {} ms", backward ? "Reverted" : "Applied", migration,
							this.database.name(), Duration.between(started, now()).toMillis());
				}
			});
		});
	}

	/**
	 * Whether a rollback undoes all of it. SQLite makes tables anew, which takes a
	 * transaction.
	 */
	private boolean isWhole(Migration migration) {
		return this.database.dialect().supports(Feature.TRANSACTIONAL_DDL)
				&& (!migration.online() || this.database.dialect().name().equals("sqlite"));
	}

	private StatementLimits limits() {
		return new StatementLimits(this.database, this.lockLimit, this.timeLimit);
	}

	private static Instant now() {
		return Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS);
	}

	private Mono<Boolean> transactional(Migration migration, boolean backward, List<Action> actions, Instant started) {
		Mono<Void> work = actions(migration, actions, 0, (position) -> Mono.empty());
		Mono<Void> noted = Mono.defer(() -> backward ? this.history.delete(migration)
				: this.history.insert(migration, Status.APPLIED, started, Duration.between(started, now())));
		Mono<Boolean> all = isDue(migration, backward)
			.flatMap((due) -> due ? guarded(work).then(noted).thenReturn(true) : Mono.just(false));
		Mono<Boolean> inTransaction = this.database.transactional(TransactionOptions.DEFAULTS.name("migration"), all);
		return this.database.dialect().name().equals("sqlite") ? this.database.pinned(withoutForeignKeys(inTransaction))
				: limits().during(inTransaction);
	}

	private Mono<Boolean> isDue(Migration migration, boolean backward) {
		return this.history.has(migration).map((there) -> there == backward);
	}

	/** SQLite only: what refers to a row that is not there is found before the commit. */
	private Mono<Void> guarded(Mono<Void> work) {
		if (!this.database.dialect().name().equals("sqlite")) {
			return work;
		}
		Mono<List<String>> violations = query("PRAGMA foreign_key_check");
		return violations.flatMap((before) -> work.then(violations).flatMap((after) -> {
			List<String> fresh = after.stream().filter((table) -> !before.contains(table)).toList();
			return fresh.isEmpty() ? Mono.<Void>empty() : Mono.error(() -> new MigrationError(
					"It leaves rows that refer to nothing, in " + String.join(", ", fresh) + ": nothing was changed"));
		}));
	}

	private <T> Mono<T> withoutForeignKeys(Mono<T> work) {
		return query("PRAGMA foreign_keys").flatMap((enforced) -> {
			if (!enforced.equals(List.of("1"))) {
				return work;
			}
			Mono<Void> on = this.database.script("PRAGMA foreign_keys = ON");
			return Mono.usingWhen(this.database.script("PRAGMA foreign_keys = OFF").thenReturn(true), (off) -> work,
					(off) -> on, (off, error) -> on, (off) -> on);
		});
	}

	private Mono<List<String>> query(String sql) {
		return Mono.defer(() -> this.database.list(RawStatements.of(this.database.dialect(), sql, List.of()),
				(row) -> String.valueOf(row.get(0, Object.class))));
	}

	private Mono<Boolean> stepwise(Migration migration, boolean backward, List<Action> actions, Instant started) {
		Status begun = backward ? Status.REVERTING : Status.APPLYING;
		return isDue(migration, backward).flatMap((due) -> {
			if (!due) {
				return Mono.just(false);
			}
			Mono<Void> noted = backward ? this.history.setStatus(migration, begun, Duration.ZERO)
					: this.history.insert(migration, begun, started, Duration.ZERO);
			return noted.then(rest(migration, backward, actions, 0, started)).thenReturn(true);
		});
	}

	/**
	 * Does what is left of a migration that stopped half-way.
	 * @param position how many actions are done
	 * @return completes when all are
	 */
	Mono<Void> rest(Migration migration, boolean backward, List<Action> actions, int position, Instant started) {
		Mono<Void> done = Mono.defer(() -> backward ? this.history.delete(migration)
				: this.history.setStatus(migration, Status.APPLIED, Duration.between(started, now())));
		Mono<Void> work = actions(migration, actions, position, (at) -> this.history.setPosition(migration, at));
		return limits().during(work)
			.onErrorResume((error) -> this.history.setFailure(migration, String.valueOf(error.getMessage()))
				.onErrorResume((unnoted) -> Mono.empty())
				.then(Mono.error(error)))
			.then(done);
	}

	private Mono<Void> actions(Migration migration, List<Action> actions, int from,
			Function<Integer, Mono<Void>> noted) {
		return Mono.defer(() -> {
			Instant begun = now();
			return Flux.range(from, Math.max(0, actions.size() - from))
				.concatMap((index) -> inTime(migration, begun, index + 1)
					.then(Mono.defer(() -> action(migration, actions, index, begun)))
					.then(noted.apply(index + 1)))
				.then();
		});
	}

	private Mono<Void> inTime(Migration migration, Instant begun, int number) {
		Duration limit = this.timeLimit;
		return Mono
			.defer(() -> (limit != null && Duration.between(begun, now()).compareTo(limit) > 0)
					? Mono.error(
							new MigrationError("%s stopped before statement %d on %s, as it has taken longer than %s%s"
								.formatted(migration, number, this.database.name(), limit, hint(migration))))
					: Mono.empty());
	}

	/** Of the databases that do not end statements themselves when it is time. */
	private Mono<Void> inTime(Mono<Void> work, Instant begun) {
		return (this.timeLimit != null) ? TimeLimit.of(this.database, work, this.timeLimit,
				this.timeLimit.minus(Duration.between(begun, now()))) : work;
	}

	/** Drops what an earlier try of a statement has left behind unfinished. */
	private Mono<Void> withoutLeftovers(String statement) {
		SqlStatement query = this.database.dialect().alterations().leftovers(this.database.dialect(), statement);
		return (query == null) ? Mono.empty()
				: this.database.list(query, (row) -> String.valueOf(row.get(0, String.class)))
					.flatMapIterable((drops) -> drops)
					.concatMap((drop) -> {
						logger.info("{} on {}, which an earlier try has left behind", drop, this.database.name());
						return this.database.script(drop);
					})
					.then();
	}

	private Mono<Void> action(Migration migration, List<Action> actions, int index, Instant begun) {
		Action action = actions.get(index);
		String place = "statement %d of %d".formatted(index + 1, actions.size());
		logger.debug("{}: {}: {}", migration, place, action.text());
		Mono<Void> cleared = (action instanceof Action.Sql) ? withoutLeftovers(action.text()) : Mono.empty();
		Mono<Void> work = cleared.then(Mono.defer(() -> inTime(run(action), begun)));
		return watched(work,
				migration + ": " + place)
			.onErrorMap((error) -> new MigrationError("%s stopped at %s on %s: %s. The statement is: %s"
				.formatted(migration, place, this.database.name(), error.getMessage(), action.text()) + hint(migration),
					error));
	}

	private String hint(Migration migration) {
		return isWhole(migration) ? ". Nothing of it was kept"
				: ". What is before it was kept: mend the cause, then resume, or repair if you have finished or undone"
						+ " it by hand";
	}

	/** Says every now and then that it is still at it. */
	private static Mono<Void> watched(Mono<Void> work, String what) {
		return Mono.using(() -> Flux.interval(PROGRESS)
			.subscribe((tick) -> logger.info("{} has been running for {} s", what, PROGRESS.toSeconds() * (tick + 1))),
				(ticks) -> work, Disposable::dispose);
	}

	private Mono<Void> run(Action action) {
		if (action instanceof Action.Java java) {
			return Mono.defer(() -> {
				JavaMigration migration = this.javaMigrations.apply(java.className());
				return MigrationContext.of(this.tortoise, this.database, java.state())
					.run(java.backward() ? migration::down : migration::up);
			});
		}
		return this.database.script(action.text());
	}

}
