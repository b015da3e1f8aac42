package io.tortoiseorm.query;

import java.util.List;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.Table;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.ForeignKeyField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.relations.ForeignKeyRelation;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static io.tortoiseorm.expressions.Functions.length;
import static io.tortoiseorm.expressions.Functions.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The order of results: by names, expressions and annotations, across relations, with
 * NULLs at either end, and the order that a model has of its own.
 */
@DatabaseTest
class OrderingsTest {

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void open(TestDatabase database) {
		orm = TestOrm.withModels(database, Runner.class);
		Runner first = new Runner(1, "Cleo", 2, null);
		List<Runner> runners = List.of(first, new Runner(2, "Al", null, first), new Runner(3, "Bea", 1, first),
				new Runner(4, "Dora", 2, null));
		runners.get(3).coach.set(runners.get(2));
		orm.await(Runner.objects.bulkCreate(runners));
	}

	@AfterDatabaseTests
	static void close() {
		orm.close();
	}

	private static List<Object> keys(QuerySet<Runner> query) {
		return orm.await(query.valuesListFlat("id").list());
	}

	@Test
	void byNamesInBothDirections() {
		assertThat(keys(Runner.objects.orderBy("name"))).containsExactly(2, 3, 1, 4);
		assertThat(keys(Runner.objects.orderBy("-name"))).containsExactly(4, 1, 3, 2);
		assertThat(keys(Runner.objects.orderBy("-place", "-id"))).containsExactly(2, 4, 1, 3);
	}

	@Test
	void nullComesLastAscendingAndFirstDescendingUnlessAsked() {
		assertThat(keys(Runner.objects.orderBy("place", "id"))).containsExactly(3, 1, 4, 2);
		assertThat(keys(Runner.objects.orderBy("-place", "id"))).containsExactly(2, 1, 4, 3);
		assertThat(keys(Runner.objects.orderBy(F.of("place").asc().nullsFirst(), F.of("id").asc()))).containsExactly(2,
				3, 1, 4);
		assertThat(keys(Runner.objects.orderBy(F.of("place").desc().nullsLast(), F.of("id").asc()))).containsExactly(1,
				4, 3, 2);
	}

	@Test
	void acrossRelations() {
		assertThat(keys(Runner.objects.orderBy("coach__name", "id"))).containsExactly(4, 2, 3, 1);
		assertThat(keys(Runner.objects.orderBy("-coach__coach__name", "name"))).containsExactly(2, 3, 1, 4);
	}

	@Test
	void byExpressionsAndAnnotations() {
		assertThat(keys(Runner.objects.orderBy(length("name").desc(), F.of("id").desc()))).containsExactly(4, 1, 3, 2);
		assertThat(keys(Runner.objects.annotate("size", length("name")).orderBy("size", "id"))).containsExactly(2, 3, 1,
				4);
	}

	@Test
	void atRandomNothingIsLost() {
		assertThat(keys(Runner.objects.orderBy(random().asc()))).containsExactlyInAnyOrder(1, 2, 3, 4);
	}

	@Test
	void theModelsOwnOrderHoldsUntilAnotherIsAskedFor() {
		assertThat(keys(Runner.objects.all())).containsExactly(2, 4, 1, 3);
		assertThat(keys(Runner.objects.orderBy("id"))).containsExactly(1, 2, 3, 4);
		assertThat(keys(Runner.objects.orderBy("id").orderBy())).containsExactly(2, 4, 1, 3);
		assertThat(keys(Runner.objects.orderBy("id").orderBy("-id"))).containsExactly(4, 3, 2, 1);
		assertThat(orm.await(Runner.objects.first()).id).isEqualTo(2);
		assertThat(orm.await(Runner.objects.last()).id).isEqualTo(3);
	}

	@Test
	void whatHasNoOrderIsRefused() {
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> keys(Runner.objects.orderBy("nmae")))
			.withMessageContaining("Did you mean name");
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> keys(Runner.objects.orderBy("?")));
	}

	/**
	 * Has an order of its own.
	 */
	@Table(name = "runners", ordering = { "-place", "-name" })
	static class Runner extends Model<Runner> {

		static final Manager<Runner> objects = Manager.of(Runner.class);

		@IntField(primaryKey = true, generated = false)
		int id;

		@CharField(maxLength = 20)
		String name = "";

		@IntField
		@Nullable Integer place;

		@ForeignKeyField(relatedName = "runners", nullable = true)
		ForeignKeyRelation<Runner> coach;

		Runner() {
		}

		Runner(int id, String name, @Nullable Integer place, @Nullable Runner coach) {
			this.id = id;
			this.name = name;
			this.place = place;
			this.coach.set(coach);
		}

	}

}
