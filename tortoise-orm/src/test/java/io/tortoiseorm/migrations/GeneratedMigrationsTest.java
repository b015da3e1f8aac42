package io.tortoiseorm.migrations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.r2dbc.R2dbcDatabases;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.DialectProbe;
import io.tortoiseorm.dialect.Feature;
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
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Schemas made at random, changed at random. The migration that is found leads to the
 * schema that the changed models would be created with, and back; rows stay. The system
 * property {@code tortoise.test.migrations.rounds} sets how many changes are tried,
 * {@code tortoise.test.migrations.seed} which ones.
 */
@DatabaseTest
class GeneratedMigrationsTest {

	private final TestDatabase database;

	private final Dialect dialect;

	GeneratedMigrationsTest(TestDatabase database) {
		this.database = database;
		this.dialect = DialectProbe.dialectOf(database.kind());
	}

	@Test
	void schemasFollowTheirModelsUpAndDown() {
		long seed = Long.getLong("tortoise.test.migrations.seed", 1);
		int rounds = Integer.getInteger("tortoise.test.migrations.rounds", defaultRounds(this.database.kind()));
		Database connected = R2dbcDatabases.builder(ConnectionConfig.of("default", this.database.url())).build();
		try {
			Random random = new Random(seed);
			RandomSchema schema = new RandomSchema(random);
			ProjectState from = schema.state(this.dialect);
			create(from);
			for (int round = 0; round < rounds; round++) {
				List<String> renames = schema.change();
				ProjectState to = schema.state(this.dialect);
				new Round("seed %d, round %d".formatted(seed, round), connected, schema, from, to, renames).run();
				from = to;
			}
			drop(from);
		}
		finally {
			connected.close().block(Duration.ofSeconds(60));
		}
	}

	private static int defaultRounds(TestDatabaseKind kind) {
		return switch (kind) {
			case H2 -> 50;
			case SQLITE -> 100;
			case POSTGRES -> 30;
			case MARIADB, MYSQL -> 8;
		};
	}

	private void create(ProjectState state) {
		List<TableDefinition> tables = state.tables().stream().map(TableState::table).toList();
		execute(SchemaGenerator.statements(tables, this.dialect));
	}

	private void drop(ProjectState state) {
		Autodetector detector = new Autodetector(state, ProjectState.EMPTY, "app", List.of(), (table, column) -> null);
		execute(new Step("app", state, detector.operations()));
	}

	private void execute(Step step) {
		execute(step.actions(this.dialect).stream().map(Action::text).toList());
	}

	private void execute(List<String> statements) {
		List<String> all = new ArrayList<>();
		boolean transactional = this.dialect.supports(Feature.TRANSACTIONAL_DDL);
		if (this.database.kind() == TestDatabaseKind.SQLITE) {
			all.add("PRAGMA foreign_keys = OFF");
		}
		if (transactional) {
			all.add("BEGIN");
		}
		all.addAll(statements);
		if (transactional) {
			all.add("COMMIT");
		}
		this.database.execute(all.toArray(String[]::new));
	}

	/**
	 * One change, up and down.
	 */
	private final class Round {

		private final String name;

		private final Database connected;

		private final RandomSchema schema;

		private final ProjectState from;

		private final ProjectState to;

		private final List<String> renames;

		Round(String name, Database connected, RandomSchema schema, ProjectState from, ProjectState to,
				List<String> renames) {
			this.name = name;
			this.connected = connected;
			this.schema = schema;
			this.from = from;
			this.to = to;
			this.renames = renames;
		}

		void run() {
			Autodetector detector = new Autodetector(this.from, this.to, "app", this.renames, this::fill);
			Step step = new Step("app", this.from, detector.operations());
			String told = this.name + ": " + this.renames + step.operations();
			try {
				Map<String, String> before = LiveTables.of(this.connected);
				insertRows();
				List<List<String>> rows = rows(false);
				execute(step);
				refresh(this.to);
				Map<String, String> migrated = LiveTables.of(this.connected);
				assertThat(rows(true)).as(told).isEqualTo(rows);
				Step back = step.reversed();
				execute(back);
				refresh(this.from);
				assertThat(LiveTables.of(this.connected)).as(told + " reverted").isEqualTo(before);
				assertThat(rows(false)).as(told + " reverted").isEqualTo(rows);
				assertThat(back.after().tables()).as(told).hasSameSizeAs(this.from.tables());
				drop(this.from);
				create(this.to);
				assertThat(migrated).as(told).isEqualTo(LiveTables.of(this.connected));
				assertThat(unchanged(step)).as(told).isEmpty();
			}
			catch (RuntimeException ex) {
				throw new IllegalStateException(told, ex);
			}
		}

		/**
		 * H2 tells old names of renamed columns in constraints until it makes the table
		 * anew.
		 */
		private void refresh(ProjectState state) {
			if (GeneratedMigrationsTest.this.database.kind() == TestDatabaseKind.H2) {
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
				for (int row = 1; row <= RandomSchema.ROWS; row++) {
					statements.add(insert(table.table(), row));
				}
			}
			execute(statements);
		}

		private String insert(TableDefinition table, int row) {
			List<String> columns = new ArrayList<>();
			List<String> values = new ArrayList<>();
			for (ColumnDefinition column : table.columns()) {
				boolean refers = table.foreignKeys().stream().anyMatch((key) -> key.columns().contains(column.name()));
				if (!refers && !(column.nullable() && row == 2)) {
					columns.add(column.name());
					values.add(column.name().equals("id") ? Integer.toString(row) : literal(column, row));
				}
			}
			SqlWriter out = GeneratedMigrationsTest.this.dialect.writer()
				.append("INSERT INTO ")
				.node(table.table())
				.append(" (")
				.names(columns)
				.append(") VALUES (")
				.append(String.join(", ", values))
				.append(")");
			return out.toStatement().text();
		}

		private String literal(ColumnDefinition column, int row) {
			return GeneratedMigrationsTest.this.dialect.ddl()
				.literal(GeneratedMigrationsTest.this.dialect, RandomSchema.value(column.type(), row), column.type());
		}

		/** The rows of what both schemas have without a difference but for the names. */
		private List<List<String>> rows(boolean renamed) {
			List<List<String>> all = new ArrayList<>();
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
				GeneratedMigrationsTest.this.database.query(out.toStatement().text())
					.forEach((row) -> all.add(row.values().stream().map(Round::text).toList()));
			}
			return all;
		}

		private static String text(@Nullable Object value) {
			return (value instanceof byte[] bytes) ? Arrays.toString(bytes) : String.valueOf(value);
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
