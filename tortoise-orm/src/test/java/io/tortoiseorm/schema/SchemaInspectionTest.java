package io.tortoiseorm.schema;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;

import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.r2dbc.R2dbcDatabases;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.DialectProbe;
import io.tortoiseorm.dialect.Feature;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.schema.introspection.LiveColumn;
import io.tortoiseorm.schema.introspection.LiveForeignKey;
import io.tortoiseorm.schema.introspection.LiveIndex;
import io.tortoiseorm.schema.introspection.LiveKey;
import io.tortoiseorm.schema.introspection.LiveSchema;
import io.tortoiseorm.schema.introspection.LiveTable;
import io.tortoiseorm.schema.introspection.LiveView;
import io.tortoiseorm.schema.introspection.SchemaInspector;
import io.tortoiseorm.sql.SqlType;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a live database says of its tables.
 */
@DatabaseTest
class SchemaInspectionTest {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final List<TableDefinition> TABLES = ModelTables.of(Library.registry(), "default");

	private final TestDatabaseKind kind;

	private final Dialect dialect;

	private final LiveSchema schema;

	SchemaInspectionTest(TestDatabase database) {
		this.kind = database.kind();
		this.dialect = DialectProbe.dialectOf(this.kind);
		this.schema = inspect(database);
	}

	@BeforeDatabaseTests
	static void createSchema(TestDatabase database) {
		Dialect dialect = DialectProbe.dialectOf(database.kind());
		SchemaGenerator.statements(TABLES, dialect).forEach(database::execute);
		execute(database, "CREATE TABLE \"by hand\" (\"a\" INT NOT NULL, \"b\" VARCHAR(10) DEFAULT 'it''s',"
				+ " \"c\" INT DEFAULT 7, \"d\" DECIMAL(8,3), \"twice\" INT GENERATED ALWAYS AS (\"a\" * 2)"
				+ (database.kind() == TestDatabaseKind.H2 ? "" : " STORED")
				+ ", CONSTRAINT \"pair\" PRIMARY KEY (\"b\", \"a\"), CONSTRAINT \"positive\" CHECK (\"c\" > 0))");
		execute(database, "CREATE UNIQUE INDEX \"c_once\" ON \"by hand\" (\"c\")");
		execute(database, "CREATE INDEX \"down\" ON \"by hand\" (\"d\" DESC, \"a\")");
		execute(database, "CREATE TABLE \"child\" (\"x\" INT, \"y\" VARCHAR(10), CONSTRAINT \"child_of\" FOREIGN KEY"
				+ " (\"y\", \"x\") REFERENCES \"by hand\" (\"b\", \"a\") ON DELETE CASCADE ON UPDATE CASCADE)");
		execute(database, "CREATE VIEW \"seen\" AS SELECT \"a\", \"c\" FROM \"by hand\" WHERE \"c\" > 1");
		if (dialect.supports(Feature.PARTIAL_INDEXES)) {
			execute(database, "CREATE INDEX \"some\" ON \"by hand\" (\"d\") WHERE \"c\" > 5");
			execute(database, "CREATE INDEX \"low\" ON \"by hand\" ((LOWER(\"b\")))");
		}
	}

	@AfterDatabaseTests
	static void dropView(TestDatabase database) {
		execute(database, "DROP VIEW \"seen\"");
	}

	private static void execute(TestDatabase database, String statement) {
		database.execute(database.kind().isMySqlFamily() ? statement.replace('"', '`') : statement);
	}

	private static LiveSchema inspect(TestDatabase database) {
		return inspect(database, null);
	}

	private static LiveSchema inspect(TestDatabase database, String schema) {
		Database opened = R2dbcDatabases.builder(ConnectionConfig.of("default", database.url())).build();
		try {
			return Objects.requireNonNull(
					((schema != null) ? SchemaInspector.inspect(opened, schema) : SchemaInspector.inspect(opened))
						.block(PATIENCE));
		}
		finally {
			opened.close().block(PATIENCE);
		}
	}

	private LiveTable table(String name) {
		return Objects.requireNonNull(this.schema.table(name), name);
	}

	private LiveColumn column(String table, String name) {
		return Objects.requireNonNull(table(table).column(name), name);
	}

	@Test
	void tablesAreThoseThatWereCreated() {
		TreeSet<String> expected = new TreeSet<>(List.of("by hand", "child"));
		TABLES.forEach((table) -> expected.add(table.table().name()));
		assertThat(this.schema.tables()).extracting(LiveTable::name).containsExactlyElementsOf(expected);
	}

	@Test
	void columnsHaveTheTypesOfTheModels() {
		for (TableDefinition table : TABLES) {
			assertThat(table(table.table().name()).columns()).as(table.table().name())
				.extracting(LiveColumn::name)
				.containsExactlyElementsOf(table.columns().stream().map(ColumnDefinition::name).toList());
			for (ColumnDefinition expected : table.columns()) {
				LiveColumn found = column(table.table().name(), expected.name());
				String named = table.table().name() + "." + expected.name();
				SqlType type = Objects.requireNonNull(found.sqlType(), named + " " + found.type());
				// what numbers itself has one name and 64 bits in SQLite
				boolean same = this.kind != TestDatabaseKind.SQLITE || !expected.identity();
				assertThat(this.dialect.types().columnType(type)).as(named)
					.isEqualTo(this.dialect.types().columnType(same ? expected.type() : SqlType.BIGINT));
				assertThat(found.nullable()).as(named).isEqualTo(expected.nullable());
				assertThat(found.identity()).as(named).isEqualTo(expected.identity());
				assertThat(found.comment()).as(named).isEqualTo(expected.comment());
				assertThat(found.defaultValue() != null).as(named).isEqualTo(expected.defaultValue() != null);
				assertThat(found.computed()).as(named).isNull();
			}
		}
	}

	@Test
	void keysAreThoseOfTheModels() {
		for (TableDefinition table : TABLES) {
			LiveTable found = table(table.table().name());
			assertThat(found.keyColumns()).isEqualTo(table.primaryKey());
			assertThat(found.comment()).isEqualTo(table.comment());
			TreeSet<String> expected = new TreeSet<>();
			table.uniques().forEach((unique) -> expected.add(unique.name() + unique.columns()));
			TreeSet<String> uniques = new TreeSet<>();
			found.uniques().forEach((unique) -> uniques.add(unique.name() + unique.columns()));
			TreeSet<String> indexes = new TreeSet<>();
			table.indexes().forEach((index) -> expected.add(index.name() + index.columns()));
			found.indexes().forEach((index) -> indexes.add(index.name() + index.columns()));
			uniques.addAll(indexes);
			assertThat(uniques).as(found.name()).isEqualTo(expected);
			table.uniques().forEach((unique) -> assertThat(found.isUnique(unique.columns())).isTrue());
			table.foreignKeys()
				.forEach((key) -> assertThat(found.foreignKeys()).contains(new LiveForeignKey(key.name(), key.columns(),
						key.target(), key.targetColumns(), key.onDelete(), defaultAction())));
			assertThat(found.foreignKeys()).hasSameSizeAs(table.foreignKeys());
		}
	}

	private String defaultAction() {
		return (this.kind == TestDatabaseKind.MARIADB) ? "RESTRICT" : "NO ACTION";
	}

	@Test
	void defaultsAreExpressionsOfTheDatabase() {
		assertThat(column("by hand", "b").defaultValue()).contains("it''s");
		assertThat(column("by hand", "c").defaultValue()).isEqualTo("7");
		assertThat(column("settings", "text").defaultValue()).contains("'long'");
		assertThat(column("by hand", "d").defaultValue()).isNull();
	}

	@Test
	void decimalsHaveTheirDigits() {
		if (this.kind != TestDatabaseKind.SQLITE) {
			assertThat(column("by hand", "d").sqlType()).isEqualTo(SqlType.decimal(8, 3));
		}
		assertThat(column("books", "price").sqlType()).isEqualTo(SqlType.decimal(10, 2));
	}

	@Test
	void computedColumnsHaveTheirExpression() {
		assertThat(column("by hand", "twice").computed()).contains("2");
		assertThat(column("by hand", "twice").defaultValue()).isNull();
	}

	@Test
	void keysOfSeveralColumnsKeepTheirOrder() {
		LiveTable table = table("by hand");
		assertThat(table.keyColumns()).containsExactly("b", "a");
		assertThat(Objects.requireNonNull(table.primaryKey()).name())
			.isEqualTo(this.kind.isMySqlFamily() ? "PRIMARY" : "pair");
		LiveForeignKey key = table("child").foreignKeys().get(0);
		assertThat(key.name()).isEqualTo("child_of");
		assertThat(key.columns()).containsExactly("y", "x");
		assertThat(key.targetColumns()).containsExactly("b", "a");
		assertThat(key.target().name()).isEqualTo("by hand");
		assertThat(List.of(key.onDelete(), key.onUpdate())).containsExactly("CASCADE", "CASCADE");
		assertThat(table("child").primaryKey()).isNull();
	}

	@Test
	void uniqueIndexesAreFound() {
		LiveTable table = table("by hand");
		assertThat(table.isUnique(List.of("c"))).isTrue();
		assertThat(table.isUnique(List.of("a", "b"))).isTrue();
		assertThat(table.isUnique(List.of("a"))).isFalse();
		if (this.kind.isMySqlFamily()) {
			assertThat(table.uniques()).containsExactly(new LiveKey("c_once", List.of("c")));
		}
		else {
			assertThat(index("c_once").unique()).isTrue();
		}
	}

	private LiveIndex index(String name) {
		return table("by hand").indexes().stream().filter((one) -> one.name().equals(name)).findFirst().orElseThrow();
	}

	@Test
	void indexesKnowTheirDirection() {
		assertThat(index("down").columns()).containsExactly("d", "a");
		assertThat(index("down").parts()).extracting(LiveIndex.Part::descending).containsExactly(true, false);
		assertThat(index("down").using()).isNull();
	}

	@Test
	void indexesKnowConditionsAndExpressions() {
		if (this.dialect.supports(Feature.PARTIAL_INDEXES)) {
			assertThat(index("some").condition()).contains("c", "> 5");
			assertThat(index("low").plain()).isFalse();
			assertThat(Objects.requireNonNull(index("low").parts().get(0).expression()).toLowerCase(Locale.ROOT))
				.startsWith("lower(");
		}
		else {
			assertThat(table("by hand").indexes()).allMatch(LiveIndex::plain)
				.allMatch((index) -> index.condition() == null);
		}
	}

	@Test
	void checksAreFound() {
		assertThat(table("by hand").checks()).hasSize(1).allSatisfy((check) -> {
			assertThat(check.name()).isEqualTo("positive");
			assertThat(check.condition()).contains("c", "> 0");
		});
		assertThat(table("books").checks()).isEmpty();
	}

	@Test
	void viewsHaveColumnsAndDefinition() {
		assertThat(this.schema.views()).hasSize(1);
		LiveView view = Objects.requireNonNull(this.schema.view("seen"));
		assertThat(view.columns()).extracting(LiveColumn::name).containsExactly("a", "c");
		assertThat(Objects.requireNonNull(view.definition()).toLowerCase(Locale.ROOT)).contains("by hand");
	}

	@Test
	void otherSchemasAreAskedForByName(TestDatabase database) {
		if (!this.dialect.supports(Feature.SCHEMAS)) {
			assertThat(this.schema.name()).isNull();
			assertThatExceptionOfType(UnsupportedError.class).isThrownBy(() -> inspect(database, "other"))
				.withMessageContaining("SQLite has no schemas");
			return;
		}
		String other = Objects.requireNonNull(this.schema.name()) + "_other";
		execute(database, "CREATE SCHEMA \"" + other + "\"");
		execute(database,
				"CREATE TABLE \"" + other + "\".\"t\" (\"id\" INT NOT NULL PRIMARY KEY, \"up\" INT, \"label\" "
						+ (this.kind.isMySqlFamily() ? "VARCHAR(50) CHARACTER SET utf8mb4 COLLATE "
								+ (this.kind == TestDatabaseKind.MYSQL ? "utf8mb4_0900_bin" : "utf8mb4_nopad_bin")
								: "VARCHAR(50)" + (this.kind == TestDatabaseKind.POSTGRES ? " COLLATE \"C\"" : ""))
						+ ", FOREIGN KEY (\"label\") REFERENCES \"" + this.schema.name() + "\".\"labels\" (\"name\"),"
						+ " CONSTRAINT \"up\" FOREIGN KEY (\"up\") REFERENCES \"" + other + "\".\"t\" (\"id\"))");
		try {
			LiveSchema found = inspect(database, other);
			assertThat(found.name()).isEqualTo(other);
			assertThat(found.tables()).hasSize(1);
			LiveTable table = found.tables().get(0);
			assertThat(table.table().schema()).isEqualTo(other);
			assertThat(table.foreignKeys())
				.extracting((key) -> String.valueOf(key.target().schema()) + "." + key.target().name())
				.containsExactlyInAnyOrder("null.labels", other + ".t");
			assertThat(inspect(database, "nowhere to be found").tables()).isEmpty();
		}
		finally {
			Arrays.asList("DROP TABLE \"" + other + "\".\"t\"", "DROP SCHEMA \"" + other + "\"")
				.forEach((statement) -> execute(database, statement));
		}
	}

}
