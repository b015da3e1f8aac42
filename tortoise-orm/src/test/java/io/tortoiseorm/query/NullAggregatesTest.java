package io.tortoiseorm.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.golden.models.Category;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static io.tortoiseorm.expressions.Functions.avg;
import static io.tortoiseorm.expressions.Functions.coalesce;
import static io.tortoiseorm.expressions.Functions.count;
import static io.tortoiseorm.expressions.Functions.max;
import static io.tortoiseorm.expressions.Functions.min;
import static io.tortoiseorm.expressions.Functions.stdDev;
import static io.tortoiseorm.expressions.Functions.sum;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Aggregates that may be NULL, and results ordered by them.
 */
@DatabaseTest
class NullAggregatesTest {

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		orm = TestOrm.withGoldenTables(database);
		for (String name : new String[] { "cheap", "empty", "dear" }) {
			run(Category.objects.create("name", name, "slug", name));
		}
		product("cheap", "2.00");
		product("dear", "90.00");
		product("dear", "10.00");
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	@Test
	void ordersByASelectedAggregate() {
		assertThat(run(Category.objects.annotate("worth", sum("products__price"))
			.orderBy("-worth")
			.values("name", "worth")
			.list())).extracting((row) -> row.get("name")).containsExactly("empty", "dear", "cheap");
		assertThat(run(Category.objects.annotate("worth", max("products__price")).orderBy("worth").list()))
			.extracting("name")
			.containsExactly("cheap", "dear", "empty");
	}

	@Test
	void ordersByAFunctionOfAnAggregate() {
		assertThat(run(Category.objects.annotate("worth", coalesce(sum("products__price"), BigDecimal.ZERO))
			.orderBy("-worth")
			.values("name", "worth")
			.list())).extracting((row) -> row.get("name")).containsExactly("dear", "cheap", "empty");
	}

	@Test
	void anAggregateOfNoRowsIsNullAlsoOverAnIndex() {
		Q nothing = Q.of("id__in", List.of());
		assertThat(run(Category.objects.all()
			.aggregate("first", min("id").filter(nothing), "number", count("id").filter(nothing))))
			.containsEntry("first", null)
			.containsEntry("number", 0L);
	}

	@Test
	void numbersOfNoRowsAreNullUnderAFilterThatNeverHolds() {
		Q nothing = Q.of("id__in", List.of());
		assertThat(run(Product.objects.all()
			.aggregate("a", avg("id").filter(nothing), "b", sum("categoryId").filter(nothing), "c",
					avg("price").filter(nothing), "d", stdDev("rating").filter(nothing), "e",
					sum("stock").filter(nothing.not()))))
			.containsEntry("a", null)
			.containsEntry("b", null)
			.containsEntry("c", null)
			.containsEntry("d", null)
			.containsEntry("e", 0L);
	}

	@Test
	void ordersGroups() {
		assertThat(run(Product.objects.annotate("worth", sum("price"))
			.groupBy("category__name")
			.orderBy("-worth")
			.values("category__name", "worth")
			.list())).extracting((row) -> row.get("category__name")).containsExactly("dear", "cheap");
	}

	private static void product(String category, String price) {
		Category found = run(Category.objects.get("name", category));
		run(Product.objects.create("name", price, "price", new BigDecimal(price), "category", found, "createdAt",
				Instant.EPOCH));
	}

	private static <T> T run(Mono<T> work) {
		return orm.await(work);
	}

}
