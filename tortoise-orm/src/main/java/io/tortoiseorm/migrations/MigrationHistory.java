package io.tortoiseorm.migrations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.SqlRow;
import io.tortoiseorm.migrations.AppliedMigration.Status;
import io.tortoiseorm.schema.introspection.SchemaInspector;
import io.tortoiseorm.sql.Codec;
import io.tortoiseorm.sql.SqlNode;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The table of a database that tells which migrations it has.
 */
final class MigrationHistory {

	private static final TableRef TABLE = new TableRef(null, "tortoise_migrations");

	private static final int MAX_FAILURE = 2000;

	private static final List<ColumnDefinition> COLUMNS = List.of(column("app", SqlType.varchar(100)),
			column("name", SqlType.varchar(200)), column("checksum", SqlType.varchar(16)),
			column("status", SqlType.varchar(20)), column("position", SqlType.INTEGER),
			column("started_at", SqlType.INSTANT), column("duration_ms", SqlType.BIGINT),
			ColumnDefinition.of("failure", SqlType.varchar(MAX_FAILURE), true));

	private final Database database;

	MigrationHistory(Database database) {
		this.database = database;
	}

	private static ColumnDefinition column(String name, SqlType type) {
		return ColumnDefinition.of(name, type, false);
	}

	/** Creates the table if it is not there. */
	Mono<Void> create() {
		TableDefinition table = new TableDefinition(TABLE, COLUMNS, List.of("app", "name"), List.of(), List.of(),
				List.of(), List.of(), "Which migrations of Tortoise ORM this database has");
		return Flux
			.defer(() -> Flux.fromIterable(this.database.dialect().ddl().createTable(this.database.dialect(), table)))
			.concatMap(this.database::script)
			.then();
	}

	/** What there is, also where the table is not there yet. Writes nothing. */
	Mono<List<AppliedMigration>> peek() {
		return SchemaInspector.inspect(this.database)
			.flatMap((schema) -> (schema.table(TABLE.name()) != null) ? read() : Mono.just(List.of()));
	}

	/** What there is. */
	Mono<List<AppliedMigration>> read() {
		return Mono.defer(() -> {
			SqlWriter out = this.database.dialect().writer().append("SELECT ");
			for (int i = 0; i < COLUMNS.size(); i++) {
				ColumnDefinition column = COLUMNS.get(i);
				SqlNode node = (writer) -> writer.name(column.name());
				out.append((i > 0) ? ", " : "");
				codec(i).writeSelected(out, node);
			}
			out.append(" FROM ").node(TABLE).append(" ORDER BY ").names(List.of("started_at", "app", "name"));
			return this.database.list(out.toStatement(), this::map);
		});
	}

	private Codec codec(int column) {
		return this.database.dialect().types().codec(COLUMNS.get(column).type());
	}

	private AppliedMigration map(SqlRow row) {
		List<@Nullable Object> values = new ArrayList<>();
		for (int i = 0; i < COLUMNS.size(); i++) {
			Codec codec = codec(i);
			Object value = row.get(i, codec.driverClass());
			values.add((value != null) ? codec.fromDriver(value) : null);
		}
		Object failure = values.get(7);
		return new AppliedMigration(text(values.get(0)), text(values.get(1)), text(values.get(2)),
				Status.valueOf(text(values.get(3)).toUpperCase(Locale.ROOT)),
				(Integer) Objects.requireNonNull(values.get(4)), (Instant) Objects.requireNonNull(values.get(5)),
				Duration.ofMillis((Long) Objects.requireNonNull(values.get(6))),
				(failure != null) ? failure.toString() : null);
	}

	private static String text(@Nullable Object value) {
		return String.valueOf(value);
	}

	/** Whether a migration has a row. */
	Mono<Boolean> has(Migration migration) {
		return read().map((rows) -> rows.stream().anyMatch((row) -> row.key().equals(migration.key())));
	}

	Mono<Void> insert(Migration migration, Status status, Instant startedAt, Duration duration) {
		return Mono.defer(() -> {
			SqlWriter out = this.database.dialect().writer().append("INSERT INTO ").node(TABLE).append(" (");
			out.names(COLUMNS.stream().map(ColumnDefinition::name).toList()).append(") VALUES (");
			List<@Nullable Object> values = Arrays.asList(migration.app(), migration.name(), migration.checksum(),
					lower(status), 0, startedAt, duration.toMillis(), null);
			for (int i = 0; i < values.size(); i++) {
				out.append((i > 0) ? ", " : "");
				Object value = values.get(i);
				if (value != null) {
					out.bind(value, COLUMNS.get(i).type());
				}
				else {
					out.append("NULL");
				}
			}
			return this.database.update(out.append(")").toStatement()).then();
		});
	}

	private static String lower(Status status) {
		return status.name().toLowerCase(Locale.ROOT);
	}

	Mono<Void> setStatus(Migration migration, Status status, Duration duration) {
		return Mono.defer(() -> {
			SqlWriter out = update().name("status").append(" = ").bind(lower(status), COLUMNS.get(3).type());
			out.append(", ").name("duration_ms").append(" = ").bind(duration.toMillis(), SqlType.BIGINT);
			out.append(", ").name("position").append(" = 0, ").name("failure").append(" = NULL");
			return where(out, migration);
		});
	}

	Mono<Void> setChecksum(Migration migration) {
		return Mono.defer(() -> {
			SqlWriter out = update().name("checksum");
			return where(out.append(" = ").bind(migration.checksum(), COLUMNS.get(2).type()), migration);
		});
	}

	Mono<Void> setPosition(Migration migration, int position) {
		return Mono.defer(() -> {
			SqlWriter out = update().name("position").append(" = ").append(position);
			return where(out.append(", ").name("failure").append(" = NULL"), migration);
		});
	}

	Mono<Void> setFailure(Migration migration, String failure) {
		String cut = failure.substring(0, Math.min(MAX_FAILURE, failure.length()));
		return Mono.defer(() -> {
			SqlWriter out = update().name("failure").append(" = ").bind(cut, COLUMNS.get(7).type());
			return where(out, migration);
		});
	}

	Mono<Void> delete(Migration migration) {
		return Mono.defer(() -> where(this.database.dialect().writer().append("DELETE FROM ").node(TABLE), migration));
	}

	private SqlWriter update() {
		return this.database.dialect().writer().append("UPDATE ").node(TABLE).append(" SET ");
	}

	private Mono<Void> where(SqlWriter out, Migration migration) {
		out.append(" WHERE ").name("app").append(" = ").bind(migration.app(), COLUMNS.get(0).type());
		out.append(" AND ").name("name").append(" = ").bind(migration.name(), COLUMNS.get(1).type());
		return this.database.update(out.toStatement()).then();
	}

}
