package io.tortoiseorm.schema;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.dialect.Dialect;
import io.tortoiseorm.dialect.DialectProbe;
import io.tortoiseorm.fields.BigIntField;
import io.tortoiseorm.fields.BinaryField;
import io.tortoiseorm.fields.BooleanField;
import io.tortoiseorm.fields.CharEnumField;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DateField;
import io.tortoiseorm.fields.DatetimeField;
import io.tortoiseorm.fields.DecimalField;
import io.tortoiseorm.fields.FloatField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.JSONField;
import io.tortoiseorm.fields.SmallIntField;
import io.tortoiseorm.fields.TextField;
import io.tortoiseorm.fields.TimeDeltaField;
import io.tortoiseorm.fields.TimeField;
import io.tortoiseorm.fields.UUIDField;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.sql.ddl.ColumnDefinition;
import io.tortoiseorm.sql.ddl.IndexDefinition;
import io.tortoiseorm.sql.ddl.TableDefinition;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What databases say of tables is what the models say of them.
 */
@DatabaseTest
class DefinitionsTest {

	private static final List<TableDefinition> TABLES = Stream.of(Library.registry(),
			ModelRegistry.builder().app("models", "default", Sample.class, ConstraintsTest.Reservation.class).build())
		.flatMap((registry) -> ModelTables.of(registry, "default").stream())
		.toList();

	private final TestDatabase database;

	DefinitionsTest(TestDatabase database) {
		this.database = database;
	}

	@BeforeDatabaseTests
	static void create(TestDatabase database) {
		Dialect dialect = DialectProbe.dialectOf(database.kind());
		SchemaGenerator.statements(TABLES, dialect).forEach(database::execute);
	}

	@Test
	void everythingIsAsDeclared() {
		for (TableDefinition table : TABLES) {
			String name = table.table().name();
			Catalog found = Catalog.of(this.database, name);
			assertThat(found.columns().keySet()).as("columns of %s", name)
				.containsExactlyElementsOf(table.columns().stream().map(ColumnDefinition::name).toList());
			for (ColumnDefinition column : table.columns()) {
				Catalog.Column there = found.columns().get(column.name());
				assertThat(there.nullable()).as("%s.%s is nullable", name, column.name()).isEqualTo(column.nullable());
				assertThat(there.hasDefault()).as("%s.%s has a default", name, column.name())
					.isEqualTo(column.defaultValue() != null);
			}
			assertThat(found.primaryKey()).as("key of %s", name).isEqualTo(table.primaryKey());
			assertThat(found.uniques()).as("uniques of %s", name).isEqualTo(uniques(table));
			assertThat(found.indexes()).as("indexes of %s", name).isEqualTo(indexes(table));
			assertThat(found.foreignKeys()).as("foreign keys of %s", name).isEqualTo(foreignKeys(table));
			assertThat(found.checks()).as("checks of %s", name).isEqualTo(checks(table));
			assertThat(found.comments()).as("comments of %s", name).isEqualTo(comments(table));
		}
	}

	private static Set<List<String>> uniques(TableDefinition table) {
		Set<List<String>> uniques = new HashSet<>();
		table.uniques().forEach((unique) -> uniques.add(unique.columns()));
		table.indexes().stream().filter(IndexDefinition::unique).forEach((index) -> uniques.add(index.columns()));
		return uniques;
	}

	private static TreeMap<String, List<String>> indexes(TableDefinition table) {
		TreeMap<String, List<String>> indexes = new TreeMap<>();
		table.indexes()
			.stream()
			.filter((index) -> !index.unique())
			.forEach((index) -> indexes.put(index.name(), index.columns()));
		return indexes;
	}

	private static TreeSet<String> foreignKeys(TableDefinition table) {
		TreeSet<String> keys = new TreeSet<>();
		table.foreignKeys()
			.forEach((key) -> keys
				.add(Catalog.foreignKey(key.columns(), key.target().name(), key.targetColumns(), key.onDelete())));
		return keys;
	}

	private static TreeSet<String> checks(TableDefinition table) {
		TreeSet<String> checks = new TreeSet<>();
		table.checks().forEach((check) -> checks.add(check.name()));
		return checks;
	}

	private static TreeSet<String> comments(TableDefinition table) {
		TreeSet<String> comments = new TreeSet<>();
		Stream
			.concat(Stream.ofNullable(table.comment()),
					table.columns().stream().flatMap((column) -> Stream.ofNullable(column.comment())))
			.forEach(comments::add);
		return comments;
	}

	@Test
	void creatingAgainChangesNothing() {
		List<Catalog> before = catalogs();
		create(this.database);
		assertThat(catalogs()).isEqualTo(before);
	}

	private List<Catalog> catalogs() {
		return TABLES.stream().map((table) -> Catalog.of(this.database, table.table().name())).toList();
	}

	@Test
	void typesAreThoseOfTheFields() {
		List<String> types = Catalog.of(this.database, "samples")
			.columns()
			.values()
			.stream()
			.map(Catalog.Column::type)
			.toList();
		assertThat(types).isEqualTo(switch (this.database.kind()) {
			case POSTGRES -> List.of("bigint", "integer", "smallint", "double precision", "numeric(10,2)", "boolean",
					"character varying(20)", "text", "character varying(5)", "date", "time(6) without time zone",
					"timestamp(6) with time zone", "timestamp(6) without time zone", "bigint", "uuid", "jsonb",
					"bytea");
			case H2 -> List.of("bigint", "integer", "smallint", "double precision", "numeric(10,2)", "boolean",
					"character varying(20)", "character varying", "character varying(5)", "date", "time",
					"timestamp with time zone", "timestamp", "bigint", "uuid", "json", "binary varying");
			case MYSQL -> List.of("bigint", "int", "smallint", "double", "decimal(10,2)", "tinyint(1)", "varchar(20)",
					"longtext", "varchar(5)", "date", "time(6)", "datetime(6)", "datetime(6)", "bigint", "char(36)",
					"json", "longblob");
			case MARIADB -> List.of("bigint(20)", "int(11)", "smallint(6)", "double", "decimal(10,2)", "tinyint(1)",
					"varchar(20)", "longtext", "varchar(5)", "date", "time(6)", "datetime(6)", "datetime(6)",
					"bigint(20)", "char(36)", "longtext", "longblob");
			case SQLITE -> List.of("integer", "int", "smallint", "real", "decimal_text(10, 2)", "boolean",
					"varchar(20)", "text", "varchar(5)", "date", "time", "timestamp", "datetime", "bigint", "char(36)",
					"json_text", "blob");
		});
	}

	/** Has a field of every type that all databases have. */
	@Table(name = "samples")
	public static class Sample extends Model<Sample> {

		@BigIntField(primaryKey = true)
		public Long id;

		@IntField
		public int number;

		@SmallIntField
		public short small;

		@FloatField
		public double fraction;

		@DecimalField(maxDigits = 10, decimalPlaces = 2)
		public BigDecimal amount = BigDecimal.ZERO;

		@BooleanField
		public boolean flag;

		@CharField(maxLength = 20)
		public String name = "";

		@TextField
		public String text = "";

		@CharEnumField(maxLength = 5)
		public Shade shade = Shade.LIGHT;

		@DateField
		public LocalDate day;

		@TimeField
		public LocalTime hour;

		@DatetimeField
		public Instant moment;

		@DatetimeField
		public LocalDateTime local;

		@TimeDeltaField
		public Duration length;

		@UUIDField
		public UUID uid;

		@JSONField
		public Map<String, Object> data = Map.of();

		@BinaryField
		public byte[] bytes = {};

	}

	/** How bright it is. */
	public enum Shade {

		/** Bright. */
		LIGHT,
		/** Not bright. */
		DARK

	}

}
