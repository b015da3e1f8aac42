package io.tortoiseorm.schema;

import java.util.List;

import io.tortoiseorm.CheckConstraint;
import io.tortoiseorm.Index;
import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.UniqueTogether;
import io.tortoiseorm.db.TransactionOptions;
import io.tortoiseorm.exceptions.IntegrityError;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.Deferrable;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/**
 * Constraints of tables refuse rows, and those that a database has not got are refused
 * when its schema is made.
 */
@DatabaseTest
class ConstraintsTest {

	private final TestDatabase database;

	ConstraintsTest(TestDatabase database) {
		this.database = database;
	}

	@Test
	void checksRefuseRows() {
		try (TestOrm orm = TestOrm.withModels(this.database, Reservation.class)) {
			orm.await(Reservation.objects.create("place", 1, "fromHour", 9, "toHour", 10));
			assertThatExceptionOfType(IntegrityError.class)
				.isThrownBy(() -> orm.await(Reservation.objects.create("place", 1, "fromHour", 9, "toHour", 8)))
				.satisfies((error) -> {
					assertThat(error.getKind()).isEqualTo(IntegrityError.Kind.CHECK);
					assertThat(error.getConstraint()).isEqualToIgnoringCase("ends_after_it_starts");
				});
			assertThatExceptionOfType(IntegrityError.class)
				.isThrownBy(() -> orm.await(Reservation.objects.filter("place", 1).update("place", 0)));
			assertThat(orm.await(Reservation.objects.all().count())).isEqualTo(1L);
			assertThat(String.valueOf(orm.tortoise().registry().get(Reservation.class).describe().get("checks")))
				.contains("ends_after_it_starts");
		}
	}

	@Test
	void aUniqueConstraintWithAConditionComparesTheRowsThatMeetIt() {
		if (!hasPartialIndexes()) {
			assertThatExceptionOfType(UnsupportedError.class)
				.isThrownBy(() -> TestOrm.withModels(this.database, Membership.class))
				.withMessage(this.database.kind().displayName()
						+ " has no partial indexes, which the unique index one_active of table memberships needs");
			return;
		}
		try (TestOrm orm = TestOrm.withModels(this.database, Membership.class)) {
			orm.await(Membership.objects.create("email", "a", "active", 0));
			orm.await(Membership.objects.create("email", "a", "active", 0));
			orm.await(Membership.objects.create("email", "a", "active", 1));
			assertThatExceptionOfType(IntegrityError.class)
				.isThrownBy(() -> orm.await(Membership.objects.create("email", "a", "active", 1)))
				.extracting(IntegrityError::getKind)
				.isEqualTo(IntegrityError.Kind.UNIQUE);
			orm.await(orm.tortoise().createSchemas());
		}
	}

	private boolean hasPartialIndexes() {
		return this.database.kind() == TestDatabaseKind.POSTGRES || this.database.kind() == TestDatabaseKind.SQLITE;
	}

	@Test
	void aDeferredConstraintIsLookedAtWhenTheTransactionCommits() {
		if (this.database.kind() != TestDatabaseKind.POSTGRES) {
			assertThatExceptionOfType(UnsupportedError.class)
				.isThrownBy(() -> TestOrm.withModels(this.database, Place.class))
				.withMessage(this.database.kind().displayName()
						+ " has no deferrable unique constraints, of which table places has one_per_position");
			return;
		}
		try (TestOrm orm = TestOrm.withModels(this.database, Place.class)) {
			orm.await(Place.objects.create("name", "a", "position", 1));
			orm.await(Place.objects.create("name", "b", "position", 2));
			Mono<Long> swapped = Place.objects.filter("name", "a")
				.update("position", 2)
				.then(Place.objects.filter("name", "b").update("position", 1));
			orm.await(orm.database().transactional(TransactionOptions.DEFAULTS, swapped));
			assertThat(orm.await(Place.objects.get("name", "a"))).asInstanceOf(type(Place.class))
				.extracting((place) -> place.position)
				.isEqualTo(2);
			Mono<Long> same = Place.objects.filter("name", "a").update("position", 1);
			assertThatExceptionOfType(IntegrityError.class)
				.isThrownBy(() -> orm.await(orm.database().transactional(TransactionOptions.DEFAULTS, same)));
		}
	}

	@Test
	void indexesThatServeSpeedAloneAreLeftOutWhereThereAreNone() {
		try (TestOrm orm = TestOrm.withModels(this.database, Document.class)) {
			orm.await(orm.tortoise().createSchemas());
			List<String> names = List.copyOf(Catalog.of(this.database, "documents").indexes().keySet());
			List<String> expected = switch (this.database.kind()) {
				case POSTGRES ->
					List.of("doc_block_range", "doc_hash", "doc_lower_title", "doc_number_and_title", "doc_recent");
				case SQLITE -> List.of("doc_lower_title", "doc_number_and_title", "doc_recent");
				case MYSQL -> List.of("doc_hash", "doc_lower_title", "doc_number_and_title", "doc_words");
				case MARIADB -> List.of("doc_hash", "doc_number_and_title", "doc_words");
				case H2 -> List.of("doc_number_and_title");
			};
			assertThat(names).containsExactlyElementsOf(expected);
		}
	}

	/** Ends after it starts. */
	@Table(name = "reservations",
			checks = { @CheckConstraint(name = "ends_after_it_starts", value = "to_hour > from_hour"),
					@CheckConstraint(name = "known_place", value = "place > 0") })
	public static class Reservation extends Model<Reservation> {

		public static final Manager<Reservation> objects = Manager.of(Reservation.class);

		@IntField
		public int place;

		@IntField
		public int fromHour;

		@IntField
		public int toHour;

	}

	/** One active membership for each address. */
	@Table(name = "memberships",
			uniqueTogether = @UniqueTogether(value = "email", condition = "active = 1", name = "one_active"))
	public static class Membership extends Model<Membership> {

		public static final Manager<Membership> objects = Manager.of(Membership.class);

		@CharField(maxLength = 50)
		public String email = "";

		@IntField
		public int active;

	}

	/** Two of them can swap their positions. */
	@Table(name = "places", uniqueTogether = @UniqueTogether(value = "position", deferrable = Deferrable.DEFERRED,
			name = "one_per_position"))
	public static class Place extends Model<Place> {

		public static final Manager<Place> objects = Manager.of(Place.class);

		@CharField(maxLength = 10)
		public String name = "";

		@IntField
		public int position;

	}

	/** Has every kind of index. */
	@Table(name = "documents",
			indexes = { @Index(value = { "number", "title" }, name = "doc_number_and_title"),
					@Index(value = "number", name = "doc_recent", condition = "number > 100"),
					@Index(expressions = "LOWER(title)", name = "doc_lower_title"),
					@Index(value = "number", name = "doc_hash", using = "hash"),
					@Index(value = "number", name = "doc_block_range", using = "brin"),
					@Index(value = "title", name = "doc_words", using = "fulltext") })
	public static class Document extends Model<Document> {

		@IntField
		public int number;

		@CharField(maxLength = 100)
		public String title = "";

	}

}
