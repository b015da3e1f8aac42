package io.tortoiseorm.migrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.tortoiseorm.CompositeKey;
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
import io.tortoiseorm.fields.OnDelete;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.relations.ManyToManyRelation;
import io.tortoiseorm.schema.SchemaGenerator;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Relations to a model with a key of several fields come and go by migrations.
 */
@DatabaseTest
class CompositeRelationMigrationTest {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final TestDatabase database;

	private final Database connected;

	private final Path folder;

	CompositeRelationMigrationTest(TestDatabase database, @TempDir Path folder) {
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

	private static ModelRegistry registry(Class<?> guest) {
		return ModelRegistry.builder().app("hall", "default", Seat.class, guest).build();
	}

	private Migrations migrations(ModelRegistry registry) {
		return Migrations.builder(Tortoise.builder(registry).database(this.connected).build())
			.directory(this.folder)
			.build();
	}

	@Test
	void relationsAreAddedAndTakenAway() throws IOException {
		Migrations plain = migrations(registry(Guest.class));
		plain.make(MakeOptions.DEFAULTS);
		String first = await(plain.upgrade()).get(0).key();
		Map<String, String> before = LiveTables.of(this.connected);
		Migrations related = migrations(registry(SeatedGuest.class));
		List<Path> made = related.make(MakeOptions.DEFAULTS);
		assertThat(Files.readString(made.get(0))).contains("seat_row", "seat_number", "guests_seats");
		await(related.upgrade());
		assertThat(await(related.diff())).isEqualTo(new Drift(List.of(), List.of(), List.of(), List.of()));
		assertThat(related.changes(MakeOptions.DEFAULTS)).isEmpty();
		Map<String, String> after = LiveTables.refreshed(this.connected);
		await(related.downgrade(first));
		assertThat(LiveTables.refreshed(this.connected)).isEqualTo(before);
		await(related.downgrade("hall/zero"));
		SchemaGenerator.statements(registry(SeatedGuest.class), "default", this.connected.dialect())
			.forEach(this.database::execute);
		assertThat(LiveTables.of(this.connected)).isEqualTo(after);
	}

	/** A seat. */
	@Table(name = "seats")
	@CompositeKey({ "row", "number" })
	static class Seat extends Model<Seat> {

		@CharField(maxLength = 2)
		String row = "";

		@IntField
		int number;

	}

	/** A guest. */
	@Table(name = "guests")
	static class Guest extends Model<Guest> {

		@IntField(primaryKey = true)
		@Nullable Integer id;

		@CharField(maxLength = 20)
		String name = "";

	}

	/** A guest who has a seat. */
	@Table(name = "guests")
	static class SeatedGuest extends Model<SeatedGuest> {

		@IntField(primaryKey = true)
		@Nullable Integer id;

		@CharField(maxLength = 20)
		String name = "";

		@ForeignKeyField(nullable = true, index = true, onDelete = OnDelete.SET_NULL)
		ForeignKeyRelation<Seat> seat;

		@ManyToManyField(relatedName = "likedBy")
		ManyToManyRelation<Seat> liked;

	}

}
