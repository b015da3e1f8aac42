package io.tortoiseorm.migrations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.RawStatements;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.db.r2dbc.R2dbcDatabases;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.DialectProbe;
import io.tortoiseorm.schema.SchemaGenerator;
import io.tortoiseorm.sql.SqlWriter;
import io.tortoiseorm.sql.TableRef;
import io.tortoiseorm.sql.ddl.ColumnDefault;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Schemas made at random, changed at random. The migration that is found leads to the
 * schema that the changed models would be created with, and back; rows stay. The system
 * property {@code tortoise.test.migrations.rounds} sets how many changes are tried,
 * {@code tortoise.test.migrations.seed} which ones.
 */
@DatabaseTest
class GeneratedMigrationsTest {

	private static final Logger logger = LoggerFactory.getLogger(GeneratedMigrationsTest.class);

	private static final long SEED = Long.getLong("tortoise.test.migrations.seed", new Random().nextInt());

	private static final int ROUNDS = Integer.getInteger("tortoise.test.migrations.rounds", 300);

	/** How many changes go by until the differences are looked for again. */
	private static final int LOOKED_AT = 20;

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final TestDatabase database;

	private final Dialect dialect;

	private final Database connected;

	GeneratedMigrationsTest(TestDatabase database) {
		this.database = database;
		this.dialect = DialectProbe.dialectOf(database.kind());
		this.connected = R2dbcDatabases
			.builder(ConnectionConfig.of("default", this.database.url()).with(Map.of("maxsize", 1)))
			.build();
	}

	@AfterEach
	void close() {
		this.connected.close().block(PATIENCE);
	}

	@Test
	void schemasFollowTheirModelsUpAndDown() {
		RandomSchema schema = new RandomSchema(new Random(SEED));
		logger.info("{} changes of schemas by seed {}", ROUNDS, SEED);
		ProjectState from = schema.state(this.dialect);
		Map<String, String> catalog = created(from);
		for (int round = 0; round < ROUNDS; round++) {
			List<String> renames = schema.change();
			ProjectState to = schema.state(this.dialect);
			catalog = new Round(round, schema, from, to, renames).run(catalog);
			from = to;
		}
		drop(from);
	}

	private Map<String, String> created(ProjectState state) {
		List<TableDefinition> tables = state.tables().stream().map(TableState::table).toList();
		execute(SchemaGenerator.statements(tables, this.dialect));
		return LiveTables.of(this.connected);
	}

	/** All at once, so that nobody has to mind which table refers to which. */
	private void drop(ProjectState state) {
		String names = state.tables()
			.stream()
			.map((table) -> this.dialect.writer().node(table.name()).toStatement().text())
			.collect(Collectors.joining(", "));
		execute(switch (this.database.kind()) {
			case POSTGRES, H2 -> List.of("DROP TABLE " + names + " CASCADE");
			case MARIADB, MYSQL ->
				List.of("SET foreign_key_checks = 0", "DROP TABLE " + names, "SET foreign_key_checks = 1");
			case SQLITE -> Stream.of(names.split(", ")).map((name) -> "DROP TABLE " + name).toList();
		});
	}

	private void execute(Step step) {
		execute(step.actions(this.dialect).stream().map(Action::text).toList());
	}

	/** In one go where the database takes several statements at a time. */
	private void execute(List<String> statements) {
		if (statements.isEmpty()) {
			return;
		}
		Mono<Void> all = switch (this.database.kind()) {
			case POSTGRES, H2, MARIADB, MYSQL -> this.connected.script(String.join(";\n", statements));
			case SQLITE -> this.connected.script("PRAGMA foreign_keys = OFF")
				.then(this.connected.transactional(TransactionOptions.DEFAULTS,
						Flux.fromIterable(statements).concatMap(this.connected::script).then()));
		};
		this.connected.pinned(all).block(PATIENCE);
	}

	private List<String> query(String sql, int columns) {
		return Objects.requireNonNull(this.connected.list(RawStatements.of(this.dialect, sql, List.of()), (
				row) -> IntStream.range(0, columns).mapToObj((i) -> text(row.get(i, Object.class))).toList().toString())
			.block(PATIENCE));
	}

	private static String text(@Nullable Object value) {
		return (value instanceof byte[] bytes) ? Arrays.toString(bytes) : String.valueOf(value);
	}

	/**
	 * One change, up and down.
	 */
	private final class Round {

		private final int number;

		private final RandomSchema schema;

		private final ProjectState from;

		private final ProjectState to;

		private final List<String> renames;

		Round(int number, RandomSchema schema, ProjectState from, ProjectState to, List<String> renames) {
			this.number = number;
			this.schema = schema;
			this.from = from;
			this.to = to;
			this.renames = renames;
		}

		/** Leaves the changed schema as it is created, without rows. */
		Map<String, String> run(Map<String, String> before) {
			Autodetector detector = new Autodetector(this.from, this.to, "app", this.renames, this::fill);
			Step step = new Step("app", this.from, detector.operations());
			String told = "seed %d, round %d: %s%s".formatted(SEED, this.number, this.renames, step.operations());
			try {
				insertRows();
				List<String> rows = rows(false);
				execute(step);
				refresh(this.to);
				Map<String, String> migrated = LiveTables.of(GeneratedMigrationsTest.this.connected);
				assertThat(rows(true)).as(told).isEqualTo(rows);
				if (this.number % LOOKED_AT == 0) {
					assertThat(drift(this.to)).as(told).containsExactly(new LiveDrift(List.of(), List.of()));
				}
				Step back = step.reversed();
				execute(back);
				refresh(this.from);
				assertThat(LiveTables.of(GeneratedMigrationsTest.this.connected)).as(told + " reverted")
					.isEqualTo(before);
				assertThat(rows(false)).as(told + " reverted").isEqualTo(rows);
				assertThat(back.after().tables()).as(told).hasSameSizeAs(this.from.tables());
				drop(this.from);
				Map<String, String> created = created(this.to);
				assertThat(migrated).as(told).isEqualTo(created);
				assertThat(unchanged(step)).as(told).isEmpty();
				return created;
			}
			catch (RuntimeException ex) {
				throw new IllegalStateException(told, ex);
			}
		}

		private List<LiveDrift> drift(ProjectState state) {
			List<TableDefinition> tables = state.tables().stream().map(TableState::table).toList();
			return Objects.requireNonNull(
					LiveDrift.of(GeneratedMigrationsTest.this.connected, tables).collectList().block(PATIENCE));
		}

		/**
		 * H2 tells old names of renamed columns in constraints until it makes the table
		 * anew.
		 */
		private void refresh(ProjectState state) {
			if (GeneratedMigrationsTest.this.database.kind() == TestDatabaseKind.H2 && !this.renames.isEmpty()) {
				List<String> statements = new ArrayList<>();
				for (TableState table : state.tables()) {
					String altered = "ALTER TABLE \"" + table.name().name() + "\" ";
					statements.add(altered + "ADD COLUMN refresh INT");
					statements.add(altered + "DROP COLUMN refresh");
				}
				execute(statements);
			}
		}

		/** Nothing is left to be done after the operations. */
		private List<Operation> unchanged(Step step) {
			return new Autodetector(step.after(), this.to, "app", List.of(), this::fill).operations();
		}

		private @Nullable ColumnDefault fill(TableRef table, String column) {
			ColumnDefinition found = this.to.tables()
				.stream()
				.filter((state) -> state.name().equals(table))
				.flatMap((state) -> state.table().columns().stream())
				.filter((definition) -> definition.name().equals(column))
				.findFirst()
				.orElseThrow();
			return new ColumnDefault.Literal(RandomSchema.value(found.type(), 42));
		}

		private void insertRows() {
			List<String> statements = new ArrayList<>();
			for (TableState table : this.from.tables()) {
				statements.add(insert(table.table(), List.of(1, 3)));
				statements.add(insert(table.table(), List.of(2)));
			}
			execute(statements);
		}

		/** Of the second row only what it has to have. */
		private String insert(TableDefinition table, List<Integer> rows) {
			List<ColumnDefinition> columns = table.columns()
				.stream()
				.filter((column) -> table.foreignKeys()
					.stream()
					.noneMatch((key) -> key.columns().contains(column.name())))
				.filter((column) -> !(column.nullable() && rows.contains(2)))
				.toList();
			String values = rows.stream()
				.map((row) -> columns.stream()
					.map((column) -> column.name().equals("id") ? Integer.toString(row) : literal(column, row))
					.collect(Collectors.joining(", ", "(", ")")))
				.collect(Collectors.joining(", "));
			SqlWriter out = GeneratedMigrationsTest.this.dialect.writer().append("INSERT INTO ").node(table.table());
			out.append(" (").names(columns.stream().map(ColumnDefinition::name).toList()).append(") VALUES ");
			return out.append(values).toStatement().text();
		}

		private String literal(ColumnDefinition column, int row) {
			return GeneratedMigrationsTest.this.dialect.ddl()
				.literal(GeneratedMigrationsTest.this.dialect, RandomSchema.value(column.type(), row), column.type());
		}

		/** The rows of what both schemas have without a difference but for the names. */
		private List<String> rows(boolean renamed) {
			List<String> all = new ArrayList<>();
			for (RandomSchema.Table table : this.schema.tables) {
				if (table.fresh()) {
					continue;
				}
				TableRef old = new TableRef(null, String.valueOf(table.original));
				List<String> columns = new ArrayList<>(List.of("id"));
				for (RandomSchema.Column column : table.columns) {
					if (!column.fresh() && isUntouched(old, column)) {
						columns.add(renamed ? column.name : String.valueOf(column.original));
					}
				}
				SqlWriter out = GeneratedMigrationsTest.this.dialect.writer().append("SELECT ").names(columns);
				out.append(" FROM ").node(new TableRef(null, renamed ? table.name : old.name())).append(" ORDER BY 1");
				all.addAll(query(out.toStatement().text(), columns.size()));
			}
			return all;
		}

		private boolean isUntouched(TableRef old, RandomSchema.Column column) {
			return this.from.get(old)
				.table()
				.columns()
				.stream()
				.anyMatch((was) -> was.name().equals(column.original) && was.type().equals(column.type)
						&& was.nullable() == column.nullable);
		}

	}

}
