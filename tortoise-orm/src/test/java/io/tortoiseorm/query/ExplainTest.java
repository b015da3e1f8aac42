package io.tortoiseorm.query;

import java.math.BigDecimal;
import java.util.List;

import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.Functions;
import io.tortoiseorm.expressions.Window;
import io.tortoiseorm.golden.models.Category;
import io.tortoiseorm.golden.models.Tag;
import io.tortoiseorm.golden.models.Team;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Plans, statements by hand, window conditions and assignments that read each other.
 */
@DatabaseTest
class ExplainTest {

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		orm = TestOrm.withGoldenTables(database);
		for (String name : List.of("red", "green", "blue", "black")) {
			run(Tag.objects.create("name", name));
			run(Team.objects.create("name", name));
		}
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	private static <T> T run(Mono<T> work) {
		return orm.await(work);
	}

	@Test
	void explainTellsThePlan() {
		assertThat(run(Tag.objects.filter("name", "red").explain())).isNotEmpty();
	}

	@Test
	void explainRefusesFormatsTheDatabaseDoesNotHave() {
		assertThatExceptionOfType(UnsupportedError.class)
			.isThrownBy(() -> run(Tag.objects.all().explain((explain) -> explain.format("x; DROP TABLE tags"))))
			.withMessageContaining("EXPLAIN format");
		assertThatExceptionOfType(UnsupportedError.class)
			.isThrownBy(() -> run(Tag.objects.all().explain((explain) -> explain.option("nope", true))))
			.withMessageContaining("NOPE");
	}

	@Test
	void explainOfPostgresAndMySqlComesAsJson(TestDatabase database) {
		if (database.kind() == TestDatabaseKind.POSTGRES || database.kind().isMySqlFamily()) {
			String plan = String.join("", run(Tag.objects.all().explain((explain) -> explain.format("json"))));
			assertThat(plan).contains("tags").contains("{");
		}
	}

	@Test
	void conditionsOnWindowFunctionsHoldAfterTheyAreComputed() {
		var numbered = Tag.objects.annotate("n", Functions.rowNumber().over(Window.orderedBy("name")))
			.filter("n__lte", 2)
			.orderBy("-n");
		assertThat(run(numbered.valuesListFlat("name").list())).containsExactly("blue", "black");
		assertThat(run(numbered.list())).extracting((tag) -> tag.name).containsExactly("blue", "black");
		assertThat(run(numbered.count())).isEqualTo(2);
		assertThat(run(numbered.limit(1).valuesListFlat("name").list())).containsExactly("blue");
	}

	@Test
	void assignmentsReadTheOldValues() {
		Category first = run(Category.objects.create("name", "a", "slug", "b"));
		run(Category.objects.filter("id", first.pk()).update("name", "new", "slug", F.of("name")));
		Category changed = run(Category.objects.get(first.pk()));
		assertThat(changed.name).isEqualTo("new");
		assertThat(changed.slug).isEqualTo("a");
	}

	@Test
	void assignmentsThatSwapWorkOrAreRefused(TestDatabase database) {
		Category first = run(Category.objects.create("name", "left", "slug", "right"));
		Mono<Long> swap = Category.objects.filter("id", first.pk()).update("name", F.of("slug"), "slug", F.of("name"));
		if (database.kind().isMySqlFamily()) {
			assertThatExceptionOfType(UnsupportedError.class).isThrownBy(() -> run(swap))
				.withMessageContaining("an update each");
		}
		else {
			run(swap);
			Category swapped = run(Category.objects.get(first.pk()));
			assertThat(List.of(swapped.name, swapped.slug)).containsExactly("right", "left");
		}
	}

	@Test
	void computedDecimalsCompareAndOrderAsNumbers() {
		var doubled = Tag.objects.filter("name__in", List.of("red", "blue", "green"))
			.annotate("size", Functions.cast(Functions.length("name").times(3), BigDecimal.class));
		assertThat(run(doubled.filter("size__lt", 10).valuesListFlat("name").list())).containsExactly("red");
		assertThat(run(doubled.orderBy("-size").valuesListFlat("name").list())).containsExactly("green", "blue", "red");
		assertThat(run(doubled.orderBy("-size").list())).extracting((tag) -> tag.name)
			.containsExactly("green", "blue", "red");
		assertThat(run(doubled.filter("size__range", List.of(9, 12)).count())).isEqualTo(2);
	}

	@Test
	void statementsByHandTakeParametersWithTheSameMarkerEverywhere() {
		var connection = orm.database();
		assertThat(run(connection.execute("UPDATE teams SET name = ? WHERE name = ?", "it's ?", "red"))).isOne();
		assertThat(run(connection.query("SELECT name FROM teams WHERE name = ?", "it's ?").collectList()))
			.singleElement()
			.satisfies((row) -> assertThat(row.values()).containsExactly("it's ?"));
		run(connection.execute("UPDATE teams SET name = 'red' WHERE name = ?", "it's ?"));
	}

}
