package io.tortoiseorm.migrations;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.RawStatements;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.exceptions.IntegrityError;
import io.tortoiseorm.exceptions.MigrationError;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets one instance at a time migrate a database. PostgreSQL, MySQL and MariaDB have
 * locks that end with their connection. H2 and servers without such locks get a row that
 * is taken for some time and renewed. SQLite has one writer at a time, and each step
 * looks again in its transaction.
 */
final class MigrationLock {

	private static final long POSTGRES_KEY = 0x746F72746F697365L;

	private static final Duration PAUSE = Duration.ofMillis(100);

	private static final Duration LEASE = Duration.ofSeconds(30);

	private static final TableRef TABLE = new TableRef(null, "tortoise_migration_lock");

	private final Database database;

	private final Duration patience;

	private final String holder = UUID.randomUUID().toString();

	MigrationLock(Database database, Duration patience) {
		this.database = database;
		this.patience = patience;
	}

	/**
	 * Runs work while nobody else does.
	 * @return the work's value; fails with {@link MigrationError} if the lock is not to
	 * be had in time
	 */
	<T> Mono<T> holding(Mono<T> work) {
		return switch (way(this.database.dialect())) {
			case "postgres" -> this.database.pinned(locked("SELECT pg_try_advisory_lock(" + POSTGRES_KEY + ")",
					"SELECT pg_advisory_unlock(" + POSTGRES_KEY + ")", work));
			case "mysql", "mariadb" ->
				this.database.pinned(locked("SELECT GET_LOCK(CONCAT('tortoise.', LEFT(SHA1(DATABASE()), 40)), 0) = 1",
						"SELECT RELEASE_LOCK(CONCAT('tortoise.', LEFT(SHA1(DATABASE()), 40)))", work));
			case "sqlite" -> work;
			default -> prepare().then(Mono.usingWhen(patiently(lease()).map((taken) -> renewing()), (renewal) -> work,
					(renewal) -> release(renewal), (renewal, error) -> release(renewal), this::release));
		};
	}

	/** Servers that only speak the language of another may lack its locks. */
	private static String way(Dialect dialect) {
		boolean known = dialect.supports(Feature.ADVISORY_LOCKS) || dialect.name().equals("sqlite");
		return known ? dialect.name() : "lease";
	}

	private <T> Mono<T> locked(String lock, String unlock, Mono<T> work) {
		Mono<Boolean> taken = patiently(ask(lock));
		Mono<Void> release = ask(unlock).onErrorResume((error) -> Mono.empty()).then();
		return Mono.usingWhen(taken, (held) -> work, (held) -> release, (held, error) -> release, (held) -> release);
	}

	private Mono<Boolean> ask(String query) {
		return Mono.defer(() -> this.database.list(RawStatements.of(this.database.dialect(), query, List.of()),
				(row) -> isTrue(String.valueOf(row.get(0, Object.class)))))
			.map((rows) -> rows.get(0));
	}

	private static boolean isTrue(String value) {
		return value.equals("1") || value.equals("true");
	}

	private Mono<Boolean> patiently(Mono<Boolean> attempt) {
		return attempt.filter((taken) -> taken)
			.repeatWhenEmpty((attempts) -> attempts.delayElements(PAUSE))
			.timeout(this.patience,
					Mono.error(() -> new MigrationError(
							"Another instance has been migrating %s for more than %s: wait for it, or raise the limit"
								.formatted(this.database.name(), this.patience))));
	}

	private Mono<Void> prepare() {
		TableDefinition table = new TableDefinition(TABLE,
				List.of(ColumnDefinition.of("id", SqlType.INTEGER, false),
						ColumnDefinition.of("holder", SqlType.varchar(36), true),
						ColumnDefinition.of("expires", SqlType.BIGINT, false)),
				List.of("id"), List.of(), List.of(), List.of(), List.of(), null);
		Mono<Void> created = Flux
			.fromIterable(this.database.dialect().ddl().createTable(this.database.dialect(), table))
			.concatMap(this.database::script)
			.then();
		SqlWriter row = this.database.dialect().writer().append("INSERT INTO ").node(TABLE).append(" (");
		row.names(List.of("id", "expires")).append(") VALUES (1, 0)");
		return created.then(this.database.update(row.toStatement()))
			.onErrorResume(IntegrityError.class, (present) -> Mono.empty())
			.then();
	}

	private Mono<Boolean> lease() {
		return Mono.defer(() -> {
			long now = Clock.systemUTC().millis();
			SqlWriter out = this.database.dialect().writer().append("UPDATE ").node(TABLE).append(" SET ");
			out.name("holder").append(" = ").bind(this.holder, SqlType.varchar(36)).append(", ");
			out.name("expires").append(" = ").append(now + LEASE.toMillis());
			out.append(" WHERE ").name("holder").append(" IS NULL OR ").name("expires").append(" < ").append(now);
			out.append(" OR ").name("holder").append(" = ").bind(this.holder, SqlType.varchar(36));
			return this.database.update(out.toStatement()).map((rows) -> rows == 1);
		});
	}

	private Disposable renewing() {
		return Flux.interval(LEASE.dividedBy(3))
			.concatMap((tick) -> lease().onErrorResume((error) -> Mono.empty()))
			.subscribe();
	}

	private Mono<Void> release(Disposable renewal) {
		return Mono.defer(() -> {
			renewal.dispose();
			SqlWriter out = this.database.dialect().writer().append("UPDATE ").node(TABLE).append(" SET ");
			out.name("holder").append(" = NULL WHERE ").name("holder").append(" = ");
			return this.database.update(out.bind(this.holder, SqlType.varchar(36)).toStatement()).then();
		});
	}

}
