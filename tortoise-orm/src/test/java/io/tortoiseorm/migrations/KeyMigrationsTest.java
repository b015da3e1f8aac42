package io.tortoiseorm.migrations;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.db.r2dbc.R2dbcDatabases;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.schema.SchemaGenerator;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Primary keys change, with rows in their tables and in those that refer to them.
 */
@DatabaseTest
class KeyMigrationsTest {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final List<Version> CUSTOMERS = List.of(version(MakeOptions.DEFAULTS, KeyedShop.V1.class),
			version(MakeOptions.DEFAULTS, KeyedShop.V2.class), version(MakeOptions.DEFAULTS, KeyedShop.V3.class),
			version(MakeOptions.DEFAULTS, KeyedShop.V4.class),
			version(MakeOptions.DEFAULTS.allowing("Customer.id"), KeyedShop.V5.class),
			version(MakeOptions.DEFAULTS.allowing("Customer.id", "Customer.code"), KeyedShop.V6.class),
			version(MakeOptions.DEFAULTS, KeyedShop.V7.class), version(MakeOptions.DEFAULTS, KeyedShop.V8.class),
			version(MakeOptions.DEFAULTS.allowing("Customer.number", "Customer.code"), KeyedShop.V9.class));

	private static final List<Version> LINES = List.of(version(MakeOptions.DEFAULTS, KeyedShop.Lines1.class),
			version(MakeOptions.DEFAULTS.allowing("Line.id", "Line.book_id,number"), KeyedShop.Lines2.class),
			version(MakeOptions.DEFAULTS, KeyedShop.Lines3.class),
			version(MakeOptions.DEFAULTS, KeyedShop.Lines4.class));

	private static final List<Version> USERS = List.of(version(MakeOptions.DEFAULTS, KeyedShop.Users1.class),
			version(MakeOptions.DEFAULTS.allowing("User.id"), KeyedShop.Users2.class),
			version(MakeOptions.DEFAULTS.allowing("User.id"), KeyedShop.Users3.class));

	private final TestDatabase database;

	private final Database connected;

	private final Path folder;

	KeyMigrationsTest(TestDatabase database, @TempDir Path folder) {
		this.database = database;
		this.folder = folder;
		this.connected = R2dbcDatabases.builder(ConnectionConfig.of("default", database.url())).build();
	}

	private static Version version(MakeOptions options, Class<?> models) {
		return new Version(options, models.getDeclaredClasses());
	}

	@AfterEach
	void close() {
		await(this.connected.close());
	}

	private static <T> T await(Mono<T> work) {
		return work.block(PATIENCE);
	}

	private Migrations migrations(Version version) {
		return Migrations.builder(Tortoise.builder(version.registry()).database(this.connected).build())
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
	void rowsFollowTheKeyTheyReferTo() {
		walk(CUSTOMERS, () -> {
			this.database.execute(sql("INSERT INTO \"customers\" (\"id\", \"code\", \"name\") VALUES (3, 'c', 'Ada')"),
					sql("INSERT INTO \"customers\" (\"id\", \"code\", \"name\", \"referrer_id\") VALUES (7, 'd', 'Bob', 3)"),
					sql("INSERT INTO \"orders\" (\"title\", \"customer_id\") VALUES ('one', 7)"),
					sql("INSERT INTO \"orders\" (\"title\", \"customer_id\") VALUES ('two', 3)"),
					sql("INSERT INTO \"orders\" (\"title\", \"customer_id\") VALUES ('three', 7)"),
					sql("INSERT INTO \"badges\" (\"customer_id\", \"color\") VALUES (7, 'red')"),
					sql("INSERT INTO \"labels\" (\"name\") VALUES ('new')"),
					sql("INSERT INTO \"customers_labels\" (\"customers_id\", \"label_id\") VALUES (3, 1)"));
		}, this::assertCustomers);
	}

	private void assertCustomers(int version) {
		String key = (version == 8) ? "number" : (version < 6) ? "id" : "code";
		assertThat(rows("SELECT o.\"title\", c.\"name\" FROM \"orders\" o JOIN \"customers\" c ON c.\"" + key
				+ "\" = o.\"customer_id\" ORDER BY o.\"id\""))
			.as("orders at version %d", version)
			.containsExactly("one Bob", "two Ada", "three Bob");
		assertThat(rows("SELECT c.\"name\", r.\"name\" AS \"other\" FROM \"customers\" c JOIN \"customers\" r ON r.\""
				+ key + "\" = c.\"referrer_id\""))
			.as("referrers at version %d", version)
			.containsExactly("Bob Ada");
		assertThat(rows("SELECT b.\"color\", c.\"name\" FROM \"badges\" b JOIN \"customers\" c ON c.\"" + key
				+ "\" = b.\"customer_id\""))
			.as("badges at version %d", version)
			.containsExactly("red Bob");
		assertThat(rows("SELECT c.\"name\", p.\"label_id\" FROM \"customers_labels\" p JOIN \"customers\" c ON c.\""
				+ key + "\" = p.\"customers_id\""))
			.as("labels at version %d", version)
			.containsExactly("Ada 1");
		if (version < 5) {
			assertThat(rows("SELECT \"id\", \"code\" FROM \"customers\" ORDER BY \"id\"").subList(0, 2))
				.as("customers at version %d", version)
				.allMatch((row) -> row.matches("\\d+ [cd]"));
		}
	}

	@Test
	void keysOfSeveralColumnsComeAndGo() {
		walk(LINES, () -> {
			this.database.execute(sql("INSERT INTO \"books\" (\"title\") VALUES ('one')"),
					sql("INSERT INTO \"books\" (\"title\") VALUES ('two')"),
					sql("INSERT INTO \"lines\" (\"book_id\", \"number\", \"text\") VALUES (1, 1, 'a')"),
					sql("INSERT INTO \"lines\" (\"book_id\", \"number\", \"text\") VALUES (1, 2, 'b')"),
					sql("INSERT INTO \"lines\" (\"book_id\", \"number\", \"text\") VALUES (2, 1, 'c')"),
					sql("INSERT INTO \"notes\" (\"line_id\", \"text\") VALUES (3, 'of c')"),
					sql("INSERT INTO \"notes\" (\"line_id\", \"text\") VALUES (1, 'of a')"));
		}, (version) -> {
			assertThat(rows("SELECT \"book_id\", \"number\", \"text\" FROM \"lines\" ORDER BY 1, 2"))
				.as("lines at version %d", version)
				.containsExactly("1 1 a", "1 2 b", "2 1 c");
			List<String> key = (version == 1 || version == 4) ? List.of("id")
					: List.of("book_id", "number", "part").subList(0, version);
			String joined = key.stream()
				.map((column) -> "l.\"" + column + "\" = n.\"line_" + column + "\"")
				.collect(Collectors.joining(" AND "));
			assertThat(rows("SELECT n.\"text\", l.\"text\" AS \"other\" FROM \"notes\" n JOIN \"lines\" l ON " + joined
					+ " ORDER BY 1"))
				.as("notes at version %d", version)
				.containsExactly("of a a", "of c c");
		});
	}

	@Test
	void numbersBecomeTextsAndNumbersAgain() {
		walk(USERS, () -> {
			if (this.database.kind().isMySqlFamily()) {
				// zero asks for a number otherwise
				this.database.execute("SET SESSION sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')",
						"INSERT INTO users (id, name) VALUES (0, 'Ada')");
			}
			else {
				this.database.execute("INSERT INTO \"users\" (\"id\", \"name\") VALUES (0, 'Ada')");
			}
			this.database.execute(sql("INSERT INTO \"users\" (\"id\", \"name\") VALUES (7, 'Bob')"),
					sql("INSERT INTO \"letters\" (\"title\", \"user_id\") VALUES ('one', 7)"));
		}, (version) -> {
			assertThat(rows("SELECT \"id\", \"name\" FROM \"users\" ORDER BY 1")).as("version %d", version)
				.containsExactly("0 Ada", "7 Bob");
			assertThat(
					rows("SELECT \"title\", \"name\" FROM \"letters\" l JOIN \"users\" u ON u.\"id\" = l.\"user_id\""))
				.as("version %d", version)
				.containsExactly("one Bob");
		});
	}

	/** Up with all rows, and back to the first version. */
	private void walk(List<Version> versions, Runnable insert, IntConsumer check) {
		List<Map<String, String>> catalogs = new ArrayList<>();
		List<String> keys = new ArrayList<>();
		for (Version version : versions) {
			Migrations migrations = migrations(version);
			assertThat(migrations.make(version.options())).as("version %d", keys.size() + 1).hasSize(1);
			assertThat(migrations.changes(MakeOptions.DEFAULTS)).isEmpty();
			keys.add(Objects.requireNonNull(await(migrations.upgrade())).get(0).key());
			assertThat(Objects.requireNonNull(await(migrations.diff())).differences()).isEmpty();
			if (catalogs.isEmpty()) {
				insert.run();
			}
			check.accept(keys.size());
			catalogs.add(LiveTables.refreshed(this.connected));
		}
		Version last = versions.get(versions.size() - 1);
		Migrations migrations = migrations(last);
		for (int version = versions.size() - 1; version > 0; version--) {
			await(migrations.downgrade(keys.get(version - 1)));
			assertThat(LiveTables.refreshed(this.connected)).as("back at version %d", version)
				.isEqualTo(catalogs.get(version - 1));
			check.accept(version);
		}
		await(migrations.downgrade("shop/zero"));
		SchemaGenerator.statements(last.registry(), "default", this.connected.dialect())
			.forEach(this.database::execute);
		assertThat(LiveTables.of(this.connected)).isEqualTo(catalogs.get(versions.size() - 1));
		await(migrations.fake(null));
		await(migrations.downgrade("shop/zero"));
		this.database.execute(sql("DROP TABLE \"tortoise_migrations\""));
	}

	/**
	 * The models of a version, and what its author says when making the migration.
	 */
	private record Version(MakeOptions options, Class<?>... models) {

		ModelRegistry registry() {
			return ModelRegistry.builder().app("shop", "default", this.models).build();
		}

	}

}
