package io.tortoiseorm.migrations;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.r2dbc.R2dbcDatabases;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.ManyToManyField;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.relations.ManyToManyRelation;
import io.tortoiseorm.schema.SchemaGenerator;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tables move between schemas, with their rows and what refers to them.
 */
@SuppressWarnings("unused")
@DatabaseTest(
		only = { TestDatabaseKind.POSTGRES, TestDatabaseKind.H2, TestDatabaseKind.MARIADB, TestDatabaseKind.MYSQL })
class SchemaMovesTest {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final String SALES = "tortoise_sales";

	private static final String ARCHIVE = "tortoise_archive";

	private static final List<Class<?>> VERSIONS = List.of(V1.class, V2.class, V3.class, V4.class);

	private final TestDatabase database;

	private final Database connected;

	private final Path folder;

	SchemaMovesTest(TestDatabase database, @TempDir Path folder) {
		this.database = database;
		this.folder = folder;
		this.connected = R2dbcDatabases.builder(ConnectionConfig.of("default", database.url())).build();
	}

	@AfterEach
	void close() {
		await(this.connected.close());
	}

	private static <T> T await(Mono<T> work) {
		return work.block(PATIENCE);
	}

	private static ModelRegistry registry(Class<?> version) {
		return ModelRegistry.builder().app("shop", "default", version.getDeclaredClasses()).build();
	}

	private Migrations migrations(Class<?> version) {
		return Migrations.builder(Tortoise.builder(registry(version)).database(this.connected).build())
			.directory(this.folder)
			.build();
	}

	private String sql(String text) {
		return this.database.kind().isMySqlFamily() ? text.replace('"', '`') : text;
	}

	private List<String> rows(String query) {
		return this.database.query(sql(query))
			.stream()
			.map((row) -> String.join(" ", row.values().stream().map(String::valueOf).toList()))
			.toList();
	}

	@Test
	void tablesMoveWithTheirRowsAndReferences() {
		List<String> keys = new ArrayList<>();
		for (Class<?> version : VERSIONS) {
			Migrations migrations = migrations(version);
			assertThat(migrations.make(MakeOptions.DEFAULTS)).hasSize(1);
			assertThat(migrations.changes(MakeOptions.DEFAULTS)).isEmpty();
			keys.add(Objects.requireNonNull(await(migrations.upgrade())).get(0).key());
			if (keys.size() == 1) {
				insertRows();
			}
			assertVersion(keys.size());
		}
		Migrations last = migrations(V4.class);
		Map<String, String> sales = LiveTables.of(this.connected, SALES);
		Map<String, String> archive = LiveTables.of(this.connected, ARCHIVE);
		for (int version = VERSIONS.size() - 1; version > 0; version--) {
			await(last.downgrade(keys.get(version - 1)));
			assertVersion(version);
		}
		assertThat(rows("SELECT \"id\", \"name\" FROM \"customers\" ORDER BY \"id\"")).containsExactly("1 Ada", "2 Bob",
				"4 Eve1", "5 Eve2", "6 Eve3", "7 Eve4", "8 Eve3", "9 Eve2", "10 Eve1");
		await(last.downgrade("shop/zero"));
		await(this.connected.pinned(create(V4.class)));
		assertThat(LiveTables.of(this.connected, SALES)).isEqualTo(sales);
		assertThat(LiveTables.of(this.connected, ARCHIVE)).isEqualTo(archive);
		await(last.fake(null));
		await(last.downgrade("shop/zero"));
		Migrations schemas = Migrations.builder(Tortoise.builder(registry(V1.class)).database(this.connected).build())
			.source((apps) -> List.of(new Migration("shop", "0001_schemas", List.of(),
					List.of(new SchemaOperation.CreateSchema(SALES), new SchemaOperation.CreateSchema(ARCHIVE)))))
			.build();
		await(schemas.upgrade());
		await(schemas.downgrade("shop/zero"));
		assertThat(rows("SELECT schema_name FROM information_schema.schemata")).doesNotContain(SALES, ARCHIVE);
		this.database.execute(sql("DROP TABLE \"tortoise_migrations\""));
	}

	private Mono<Void> create(Class<?> version) {
		return Flux.fromIterable(SchemaGenerator.statements(registry(version), "default", this.connected.dialect()))
			.concatMap(this.connected::script)
			.then();
	}

	private void insertRows() {
		this.database.execute(sql("INSERT INTO \"customers\" (\"name\", \"points\") VALUES ('Ada', 1)"),
				sql("INSERT INTO \"customers\" (\"name\", \"points\", \"referrer_id\") VALUES ('Bob', 2, 1)"),
				sql("INSERT INTO \"customers\" (\"name\", \"points\") VALUES ('Cid', 3)"),
				sql("INSERT INTO \"orders\" (\"title\", \"customer_id\") VALUES ('one', 2)"),
				sql("INSERT INTO \"orders\" (\"title\", \"customer_id\") VALUES ('two', 1)"),
				sql("INSERT INTO \"labels\" (\"name\") VALUES ('new')"),
				sql("INSERT INTO \"customers_labels\" (\"customers_id\", \"label_id\") VALUES (2, 1)"),
				sql("DELETE FROM \"customers\" WHERE \"name\" = 'Cid'"));
	}

	/** Numbers of rows that were deleted are not given again. */
	private void assertVersion(int version) {
		assertThat(Objects.requireNonNull(await(migrations(VERSIONS.get(version - 1)).diff())).differences())
			.as("version %d", version)
			.isEmpty();
		String customers = List.of("", "\"" + SALES + "\".", "\"" + SALES + "\".", "\"" + ARCHIVE + "\".")
			.get(version - 1) + "\"customers\"";
		String pairs = customers.replace("customers", "customers_labels");
		String orders = ((version < 3) ? "" : "\"" + SALES + "\".") + "\"orders\"";
		assertThat(rows("SELECT o.\"title\", c.\"name\", r.\"name\" AS \"other\" FROM " + orders + " o JOIN "
				+ customers + " c ON c.\"id\" = o.\"customer_id\" LEFT JOIN " + customers
				+ " r ON r.\"id\" = c.\"referrer_id\" ORDER BY 1"))
			.as("version %d", version)
			.containsExactly("one Bob Ada", "two Ada null");
		assertThat(rows(
				"SELECT c.\"name\" FROM " + pairs + " p JOIN " + customers + " c ON c.\"id\" = p.\"customers_id\""))
			.as("version %d", version)
			.containsExactly("Bob");
		this.database
			.execute(sql("INSERT INTO " + customers + " (\"name\", \"points\") VALUES ('Eve" + version + "', 5)"));
	}

	/** All in the schema of the connection. */
	static final class V1 {

		@Table(name = "customers", description = "Who buys")
		static final class Customer extends Model<Customer> {

			@CharField(maxLength = 50, description = "The whole name")
			private String name = "";

			@IntField(index = true)
			private int points = 3;

			@ForeignKeyField(relatedName = "referred")
			private @Nullable ForeignKeyRelation<Customer> referrer;

			@ManyToManyField(relatedName = "customers")
			private ManyToManyRelation<Label> labels;

		}

		@Table(name = "orders")
		static final class Order extends Model<Order> {

			@CharField(maxLength = 50)
			private String title = "";

			@ForeignKeyField(relatedName = "orders", index = true)
			private ForeignKeyRelation<Customer> customer;

		}

		@Table(name = "labels")
		static final class Label extends Model<Label> {

			@CharField(maxLength = 50)
			private String name = "";

		}

	}

	/** Customers in a schema of their own. */
	static final class V2 {

		@Table(name = "customers", schema = "tortoise_sales", description = "Who buys")
		static final class Customer extends Model<Customer> {

			@CharField(maxLength = 50, description = "The whole name")
			private String name = "";

			@IntField(index = true)
			private int points = 3;

			@ForeignKeyField(relatedName = "referred")
			private @Nullable ForeignKeyRelation<Customer> referrer;

			@ManyToManyField(relatedName = "customers")
			private ManyToManyRelation<Label> labels;

		}

		@Table(name = "orders")
		static final class Order extends Model<Order> {

			@CharField(maxLength = 50)
			private String title = "";

			@ForeignKeyField(relatedName = "orders", index = true)
			private ForeignKeyRelation<Customer> customer;

		}

		@Table(name = "labels")
		static final class Label extends Model<Label> {

			@CharField(maxLength = 50)
			private String name = "";

		}

	}

	/** All in the other schema. */
	static final class V3 {

		@Table(name = "customers", schema = "tortoise_sales", description = "Who buys")
		static final class Customer extends Model<Customer> {

			@CharField(maxLength = 50, description = "The whole name")
			private String name = "";

			@IntField(index = true)
			private int points = 3;

			@ForeignKeyField(relatedName = "referred")
			private @Nullable ForeignKeyRelation<Customer> referrer;

			@ManyToManyField(relatedName = "customers")
			private ManyToManyRelation<Label> labels;

		}

		@Table(name = "orders", schema = "tortoise_sales")
		static final class Order extends Model<Order> {

			@CharField(maxLength = 50)
			private String title = "";

			@ForeignKeyField(relatedName = "orders", index = true)
			private ForeignKeyRelation<Customer> customer;

		}

		@Table(name = "labels", schema = "tortoise_sales")
		static final class Label extends Model<Label> {

			@CharField(maxLength = 50)
			private String name = "";

		}

	}

	/** Customers in a third one. */
	static final class V4 {

		@Table(name = "customers", schema = "tortoise_archive", description = "Who buys")
		static final class Customer extends Model<Customer> {

			@CharField(maxLength = 50, description = "The whole name")
			private String name = "";

			@IntField(index = true)
			private int points = 3;

			@ForeignKeyField(relatedName = "referred")
			private @Nullable ForeignKeyRelation<Customer> referrer;

			@ManyToManyField(relatedName = "customers")
			private ManyToManyRelation<Label> labels;

		}

		@Table(name = "orders", schema = "tortoise_sales")
		static final class Order extends Model<Order> {

			@CharField(maxLength = 50)
			private String title = "";

			@ForeignKeyField(relatedName = "orders", index = true)
			private ForeignKeyRelation<Customer> customer;

		}

		@Table(name = "labels", schema = "tortoise_sales")
		static final class Label extends Model<Label> {

			@CharField(maxLength = 50)
			private String name = "";

		}

	}

}
