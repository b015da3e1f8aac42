package io.tortoiseorm.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.r2dbc.spi.R2dbcException;
import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.r2dbc.R2dbcDatabases;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.migrations.Drifts;
import io.tortoiseorm.dialect.DialectProbe;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.ForeignKeyDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Schemas as they are in the databases after their creation.
 */
@DatabaseTest
class SchemaCreationTest {

	private static final List<TableDefinition> TABLES = ModelTables.of(Library.registry(), "default");

	private final TestDatabase database;

	private final Catalog catalog;

	SchemaCreationTest(TestDatabase database) {
		this.database = database;
		this.catalog = new Catalog(database);
	}

	@BeforeDatabaseTests
	static void createSchema(TestDatabase database) {
		create(database);
	}

	private static void create(TestDatabase database) {
		Dialect dialect = DialectProbe.dialectOf(database.kind());
		SchemaGenerator.statements(TABLES, dialect).forEach(database::execute);
	}

	private String sql(String text) {
		return this.database.kind().isMySqlFamily() ? text.replace('"', '`') : text;
	}

	private void execute(String... statements) {
		this.database.execute(Arrays.stream(statements).map(this::sql).toArray(String[]::new));
	}

	private void fails(String statement) {
		assertThatExceptionOfType(R2dbcException.class).as(statement).isThrownBy(() -> execute(statement));
	}

	@Test
	void columnsAreThoseOfTheModels() {
		Map<String, List<String>> expected = new TreeMap<>();
		for (TableDefinition table : TABLES) {
			expected.put(table.table().name(), table.columns().stream().map(SchemaCreationTest::described).toList());
		}
		assertThat(this.catalog.columns()).isEqualTo(expected);
	}

	private static String described(ColumnDefinition column) {
		return column.name() + (column.nullable() ? "" : " NOT NULL");
	}

	@Test
	void foreignKeysAreThoseOfTheModels() {
		TreeSet<String> expected = new TreeSet<>();
		for (TableDefinition table : TABLES) {
			for (ForeignKeyDefinition key : table.foreignKeys()) {
				expected.add(table.table().name() + "." + key.columns().get(0) + " -> " + key.target().name() + "."
						+ key.targetColumns().get(0) + " " + key.onDelete());
			}
		}
		assertThat(this.catalog.foreignKeys()).isEqualTo(expected);
	}

	@Test
	void nothingDiffersFromTheModelsInTheWordsOfTheDatabase() {
		Database connected = R2dbcDatabases.builder(ConnectionConfig.of("default", this.database.url())).build();
		try {
			connected.open().block();
			assertThat(Drifts.of(connected, Library.registry())).isEmpty();
		}
		finally {
			connected.close().block();
		}
	}

	@Test
	void indexesAreThoseOfTheModels() {
		TreeSet<String> expected = new TreeSet<>();
		for (TableDefinition table : TABLES) {
			table.indexes().forEach((index) -> expected.add(index.name()));
		}
		assertThat(this.catalog.indexes()).containsAll(expected);
	}

	@Test
	void commentsAreKept() {
		if (this.database.kind() != TestDatabaseKind.SQLITE) {
			assertThat(this.catalog.comments()).contains("What can be lent; it's a lot",
					"As on the \"cover\"; not the spine's \\ back", "What a book is about");
		}
		else {
			assertThat(String.valueOf(this.database.queryValue("SELECT sql FROM sqlite_master WHERE name = 'books'")))
				.contains("What can be lent; it's a lot", "As on the \"cover\"; not the spine's \\ back");
		}
	}

	@Test
	void creatingAgainChangesNothing() {
		List<Object> before = this.catalog.everything();
		execute("INSERT INTO \"labels\" (\"name\") VALUES ('kept')");
		create(this.database);
		assertThat(this.catalog.everything()).isEqualTo(before);
		assertThat(this.database.query(sql("SELECT \"name\" FROM \"labels\" WHERE \"name\" = 'kept'"))).hasSize(1);
		execute("DELETE FROM \"labels\" WHERE \"name\" = 'kept'");
	}

	@Test
	void missingPartsAreCreated() {
		execute("DROP TABLE \"books_labels\"");
		create(this.database);
		assertThat(this.catalog.columns()).containsKey("books_labels");
	}

	@Test
	void theDatabaseNumbersRows() {
		execute("INSERT INTO \"authors\" (\"full name\") VALUES ('A'), ('B')");
		List<Map<String, @Nullable Object>> ids = this.database
			.query(sql("SELECT \"id\" FROM \"authors\" WHERE \"full name\" IN ('A', 'B') ORDER BY \"full name\""));
		assertThat(((Number) Objects.requireNonNull(ids.get(1).get("id"))).intValue())
			.isEqualTo(((Number) Objects.requireNonNull(ids.get(0).get("id"))).intValue() + 1);
		fails("INSERT INTO \"settings\" (\"number\") VALUES (1)");
	}

	@Test
	void defaultsAreThoseOfTheModels() {
		execute("INSERT INTO \"settings\" (\"id\") VALUES (1)");
		Map<String, @Nullable Object> row = this.database
			.query(sql("SELECT \"number\", \"label\", \"text\", \"flag\","
					+ " \"amount\", \"uid\", \"data\", \"hex\", \"computed\", \"now\" FROM \"settings\""))
			.get(0);
		assertThat(((Number) Objects.requireNonNull(row.get("number"))).intValue()).isEqualTo(42);
		assertThat(row.get("label")).isEqualTo("it's; a \\ \"text\"");
		assertThat(row.get("text")).isEqualTo("long");
		assertThat(String.valueOf(row.get("flag"))).isIn("true", "1");
		assertThat(String.valueOf(row.get("amount"))).isEqualTo("1.50");
		assertThat(String.valueOf(row.get("uid"))).isEqualTo("00000000-0000-4000-8000-000000000001");
		assertThat(String.valueOf(row.get("hex"))).matches("[0-9a-f]{32}");
		assertThat(((Number) Objects.requireNonNull(row.get("computed"))).intValue()).isEqualTo(42);
		assertThat(row.get("now")).isNotNull();
		assertThat(this.database
			.query(sql("SELECT \"id\" FROM \"settings\" WHERE \"day\" = " + literal("DATE", "'2026-03-01'"))))
			.hasSize(1);
		assertThat(this.database.query(sql("SELECT \"id\" FROM \"settings\" WHERE \"moment\" = " + moment())))
			.hasSize(1);
	}

	private String literal(String type, String text) {
		return (this.database.kind() == TestDatabaseKind.SQLITE) ? text : type + " " + text;
	}

	private String moment() {
		return switch (this.database.kind()) {
			case H2, POSTGRES -> "TIMESTAMP WITH TIME ZONE '2026-03-01 12:30:00+00:00'";
			case MARIADB, MYSQL, SQLITE -> "'2026-03-01 12:30:00.000000'";
		};
	}

	@Test
	void tablesMayReferToEachOther() {
		execute("INSERT INTO \"departments\" (\"id\", \"head_id\") VALUES (1, NULL)",
				"INSERT INTO \"people\" (\"id\", \"department_id\", \"favourite_id\") VALUES (5, 1, 12345)",
				"UPDATE \"departments\" SET \"head_id\" = 5 WHERE \"id\" = 1");
		fails("UPDATE \"departments\" SET \"head_id\" = 99 WHERE \"id\" = 1");
		fails("INSERT INTO \"departments\" (\"id\", \"head_id\") VALUES (2, 5)");
		execute("DELETE FROM \"people\" WHERE \"id\" = 5");
		assertThat(this.database.query(sql("SELECT \"id\" FROM \"departments\" WHERE \"head_id\" IS NULL"))).hasSize(1);
		execute("DELETE FROM \"departments\"");
	}

	/**
	 * What the database says of its tables.
	 */
	private record Catalog(TestDatabase database) {

		private static final String STANDARD_COLUMNS = "SELECT table_name AS t, column_name AS c, is_nullable AS n"
				+ " FROM information_schema.columns WHERE table_schema = %s ORDER BY ordinal_position";

		private static final String STANDARD_KEYS = "SELECT k.table_name AS t, k.column_name AS c,"
				+ " u.table_name AS t2, u.column_name AS c2, r.delete_rule AS d"
				+ " FROM information_schema.referential_constraints r"
				+ " JOIN information_schema.key_column_usage k ON k.constraint_name = r.constraint_name"
				+ " AND k.constraint_schema = r.constraint_schema"
				+ " JOIN information_schema.key_column_usage u ON u.constraint_name = r.unique_constraint_name"
				+ " AND u.constraint_schema = r.unique_constraint_schema"
				+ " AND u.ordinal_position = k.position_in_unique_constraint WHERE r.constraint_schema = %s";

		private static final String MYSQL_KEYS = "SELECT k.table_name AS t, k.column_name AS c,"
				+ " k.referenced_table_name AS t2, k.referenced_column_name AS c2, r.delete_rule AS d"
				+ " FROM information_schema.key_column_usage k JOIN information_schema.referential_constraints r"
				+ " ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name"
				+ " WHERE k.constraint_schema = DATABASE() AND k.referenced_table_name IS NOT NULL";

		private static final String SQLITE_TABLES = "(SELECT name FROM sqlite_master WHERE type = 'table'"
				+ " AND name NOT LIKE 'sqlite%') m";

		private String schema() {
			return switch (this.database.kind()) {
				case H2 -> "'PUBLIC'";
				case POSTGRES -> "'public'";
				default -> "DATABASE()";
			};
		}

		Map<String, List<String>> columns() {
			String query = (this.database.kind() == TestDatabaseKind.SQLITE)
					? "SELECT m.name AS t, i.name AS c, CASE i.\"notnull\" WHEN 1 THEN 'NO' ELSE 'YES' END AS n FROM "
							+ SQLITE_TABLES + ", pragma_table_info(m.name) i ORDER BY i.cid"
					: STANDARD_COLUMNS.formatted(schema());
			return rows(query).stream()
				.collect(Collectors.groupingBy((row) -> row.get(0), TreeMap::new, Collectors
					.mapping((row) -> row.get(1) + (row.get(2).equals("NO") ? " NOT NULL" : ""), Collectors.toList())));
		}

		TreeSet<String> foreignKeys() {
			String query = switch (this.database.kind()) {
				case H2, POSTGRES -> STANDARD_KEYS.formatted(schema());
				case MARIADB, MYSQL -> MYSQL_KEYS;
				case SQLITE ->
					"SELECT m.name AS t, f.\"from\" AS c, f.\"table\" AS t2, f.\"to\" AS c2, f.on_delete AS d"
							+ " FROM " + SQLITE_TABLES + ", pragma_foreign_key_list(m.name) f";
			};
			return rows(query).stream()
				.map((row) -> row.get(0) + "." + row.get(1) + " -> " + row.get(2) + "." + row.get(3) + " " + row.get(4))
				.collect(Collectors.toCollection(TreeSet::new));
		}

		TreeSet<String> indexes() {
			String query = switch (this.database.kind()) {
				case H2 -> "SELECT index_name AS i FROM information_schema.indexes";
				case POSTGRES -> "SELECT indexname AS i FROM pg_indexes WHERE schemaname = 'public'";
				case MARIADB, MYSQL ->
					"SELECT DISTINCT index_name AS i FROM information_schema.statistics WHERE table_schema = DATABASE()";
				case SQLITE -> "SELECT name AS i FROM sqlite_master WHERE type = 'index'";
			};
			return rows(query).stream().map((row) -> row.get(0)).collect(Collectors.toCollection(TreeSet::new));
		}

		List<String> comments() {
			String query = switch (this.database.kind()) {
				case H2 -> "SELECT remarks AS r FROM information_schema.tables UNION ALL"
						+ " SELECT remarks FROM information_schema.columns";
				case POSTGRES -> "SELECT description AS r FROM pg_description d JOIN pg_class c ON c.oid = d.objoid"
						+ " WHERE c.relnamespace = 'public'::regnamespace";
				case MARIADB,
						MYSQL ->
					"SELECT table_comment AS r FROM information_schema.tables WHERE table_schema ="
							+ " DATABASE() UNION ALL SELECT column_comment FROM information_schema.columns WHERE"
							+ " table_schema = DATABASE()";
				case SQLITE -> throw new IllegalStateException("SQLite keeps no comments");
			};
			return rows(query).stream().map((row) -> row.get(0)).filter((text) -> !text.isEmpty()).sorted().toList();
		}

		List<Object> everything() {
			List<Object> all = new ArrayList<>(List.of(columns(), foreignKeys(), indexes()));
			if (this.database.kind() != TestDatabaseKind.SQLITE) {
				all.add(comments());
			}
			return all;
		}

		private List<List<String>> rows(String query) {
			return this.database.query(query)
				.stream()
				.map((row) -> row.values().stream().map(String::valueOf).toList())
				.toList();
		}

	}

}
