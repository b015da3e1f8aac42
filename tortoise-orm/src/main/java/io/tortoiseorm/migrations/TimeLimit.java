package io.tortoiseorm.migrations;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.sql.SqlStatement;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;

/**
 * Ends a statement that runs for too long where the database has no setting for it:
 * SQLite stops what is cancelled, and MySQL is told to stop it by another connection.
 */
final class TimeLimit {

	private static final Duration SOON = Duration.ofMillis(1);

	private final Database database;

	private final Duration limit;

	private final Duration left;

	private TimeLimit(Database database, Duration limit, Duration left) {
		this.database = database;
		this.limit = limit;
		this.left = (left.compareTo(SOON) > 0) ? left : SOON;
	}

	/**
	 * Limits work.
	 * @param database where it runs
	 * @param work the work
	 * @param limit how long it may take with what was before it
	 * @param left what is left of that
	 * @return the work, which fails if it takes longer
	 */
	static Mono<Void> of(Database database, Mono<Void> work, Duration limit, Duration left) {
		TimeLimit limited = new TimeLimit(database, limit, left);
		return switch (database.dialect().name()) {
			case "sqlite" -> work.timeout(limited.left, Mono.error(limited::error));
			case "mysql" -> limited.number().flatMap((number) -> limited.killing(number, work));
			default -> work;
		};
	}

	private MigrationError error() {
		return new MigrationError("It has taken longer than %s".formatted(this.limit));
	}

	/** The number of the connection that the work has. */
	private Mono<Long> number() {
		return this.database.list(new SqlStatement("SELECT CONNECTION_ID()", List.of(), null), (row) -> {
			Number number = row.get(0, Number.class);
			return (number != null) ? number.longValue() : 0;
		}).map((rows) -> rows.get(0));
	}

	/**
	 * What has ended before it could be stopped is done. Nothing else may begin on the
	 * connection as long as the other one is at it.
	 */
	private Mono<Void> killing(long number, Mono<Void> work) {
		AtomicBoolean late = new AtomicBoolean();
		Sinks.Empty<Void> told = Sinks.empty();
		Mono<Void> kill = this.database.script("KILL QUERY " + number)
			.contextWrite((context) -> Context.empty())
			.onErrorComplete()
			.doFinally((signal) -> told.tryEmitEmpty());
		Mono<Void> timer = Mono.delay(this.left).then(Mono.defer(() -> {
			late.set(true);
			return kill;
		}));
		Mono<Void> settled = Mono.defer(() -> late.get() ? told.asMono() : Mono.empty());
		return Mono.using(timer::subscribe,
				(running) -> work.onErrorResume((error) -> settled.then(Mono.error(() -> late.get() ? error() : error)))
					.then(settled),
				Disposable::dispose);
	}

}
