package io.tortoiseorm.migrations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.tortoiseorm.db.Database;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How long statements wait for tables that others use, and how long they run. A statement
 * that waits for a lock keeps all others waiting that come after it.
 */
final class StatementLimits {

	private final Database database;

	private final @Nullable Duration lock;

	private final @Nullable Duration time;

	StatementLimits(Database database, @Nullable Duration lock, @Nullable Duration time) {
		this.database = database;
		this.lock = lock;
		this.time = time;
	}

	/**
	 * Runs work on one connection that keeps these limits as far as the database can.
	 * @param work what runs
	 * @param <T> its value
	 * @return the work's value
	 */
	<T> Mono<T> during(Mono<T> work) {
		List<String> on = new ArrayList<>();
		List<String> off = new ArrayList<>();
		if (this.lock != null) {
			on.addAll(lock(this.lock.toMillis()));
			off.addAll(lock(-1));
		}
		if (this.time != null) {
			on.addAll(time(this.time.toMillis()));
			off.addAll(time(-1));
		}
		if (on.isEmpty()) {
			return work;
		}
		Mono<Void> restored = run(off);
		return this.database.pinned(Mono.usingWhen(run(on).thenReturn(true), (limited) -> work, (limited) -> restored,
				(limited, error) -> restored.onErrorComplete(), (limited) -> restored));
	}

	private Mono<Void> run(List<String> statements) {
		return Flux.fromIterable(statements).concatMap(this.database::script).then();
	}

	private List<String> lock(long millis) {
		return switch (this.database.dialect().name()) {
			case "postgres" -> List.of("SET lock_timeout = " + orDefault(millis));
			case "mysql", "mariadb" -> List.of("SET SESSION lock_wait_timeout = " + seconds(millis),
					"SET SESSION innodb_lock_wait_timeout = " + seconds(millis));
			default -> List.of();
		};
	}

	private List<String> time(long millis) {
		return switch (this.database.dialect().name()) {
			case "postgres" -> List.of("SET statement_timeout = " + orDefault(millis));
			case "mariadb" ->
				List.of("SET SESSION max_statement_time = " + ((millis < 0) ? "DEFAULT" : millis / 1000.0));
			case "h2" -> List.of("SET QUERY_TIMEOUT " + Math.max(0, millis));
			default -> List.of();
		};
	}

	private static String orDefault(long millis) {
		return (millis < 0) ? "DEFAULT" : Long.toString(millis);
	}

	/** These servers know whole seconds only. */
	private static String seconds(long millis) {
		return (millis < 0) ? "DEFAULT" : Long.toString(Math.max(1, millis / 1000));
	}

}
