package io.tortoiseorm.query;

import java.util.List;

import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.OuterRef;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.golden.models.Category;
import io.tortoiseorm.golden.models.Employee;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.Tournament;
import io.tortoiseorm.golden.models.User;
import org.junit.jupiter.api.Test;

import static io.tortoiseorm.expressions.Functions.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Conditions on related rows that never multiply results, beside those that join.
 */
class AnyNoneAllTest extends QueryTest {

	private static final Q PAID = Q.of("status", "paid");

	@Test
	void joinedConditionsGiveOneResultForEachRelatedRow() {
		assertThat(keys(User.objects.filter("orders__status", "paid").orderBy("id"))).containsExactly(1, 1, 1, 1, 2, 2,
				2, 2, 5, 8);
		assertThat(keys(User.objects.filter("orders__status", "paid").distinct().orderBy("id"))).containsExactly(1, 2,
				5, 8);
		assertThat(await(User.objects.filter("orders__status", "paid").count())).isEqualTo(10);
		assertThat(await(User.objects.filter("orders__status", "paid").distinct().count())).isEqualTo(4);
	}

	@Test
	void any() {
		assertThat(keys(User.objects.filter(Q.any("orders", PAID)).orderBy("id"))).containsExactly(1, 2, 5, 8);
		assertThat(await(User.objects.filter(Q.any("orders", PAID)).count())).isEqualTo(4);
		assertThat(keys(User.objects.filter(Q.any("orders")).orderBy("id"))).containsExactly(1, 2, 3, 4, 5, 6, 8);
		assertThat(keys(User.objects.filter(Q.any("orders", PAID, Q.of("total", 0))).orderBy("id"))).containsExactly(1,
				2, 8);
	}

	@Test
	void none() {
		assertThat(keys(User.objects.filter(Q.none("orders", PAID)).orderBy("id"))).containsExactly(3, 4, 6, 7, 9, 10,
				11, 12);
		assertThat(keys(User.objects.filter(Q.none("orders")).orderBy("id"))).containsExactly(7, 9, 10, 11, 12);
	}

	@Test
	void all() {
		assertThat(keys(User.objects.filter(Q.all("orders", Q.of("status__in", List.of("cancelled", "pending"))))
			.orderBy("id"))).containsExactly(6, 7, 9, 10, 11, 12);
		assertThat(keys(User.objects
			.filter(Q.any("orders"), Q.all("orders", Q.of("status__in", List.of("cancelled", "pending"))))
			.orderBy("id"))).containsExactly(6);
	}

	@Test
	void aConditionThatIsUnknownDoesNotHoldForAll() {
		// the rating of products 6 and 12 and 18 is NULL
		assertThat(keys(Category.objects.filter(Q.all("products", Q.of("rating__gt", 0))).orderBy("id")))
			.containsExactly(1, 2, 4, 5);
	}

	@Test
	void manyToManyRelations() {
		assertThat(keys(Product.objects.filter(Q.any("tags", Q.of("name", "sale"))).orderBy("id"))).containsExactly(4,
				6, 8, 10, 11, 12, 16);
		assertThat(keys(Product.objects.filter(Q.any("tags"), Q.all("tags", Q.of("name__in", List.of("java", "sale"))))
			.orderBy("id"))).containsExactly(4, 12);
		assertThat(keys(Employee.objects.filter(Q.none("talksTo"), Q.none("getsTalkedTo")).orderBy("id")))
			.containsExactly(6, 7);
	}

	@Test
	void toOneRelations() {
		assertThat(keys(Category.objects.filter(Q.any("parent", Q.of("name", "Books"))).orderBy("id")))
			.containsExactly(5);
		assertThat(keys(Category.objects.filter(Q.none("parent")).orderBy("id"))).containsExactly(1, 4, 7);
		assertThat(keys(User.objects.filter(Q.any("profile", Q.of("website__isnull", true))))).containsExactly(3);
	}

	@Test
	void overPathsOfRelations() {
		assertThat(keys(User.objects.filter(Q.any("orders__lines__product", Q.of("categoryId", 7))).orderBy("id")))
			.isEqualTo(keys(User.objects.filter("orders__lines__product__categoryId", 7).distinct().orderBy("id")))
			.isNotEmpty();
		assertThat(
				keys(Tournament.objects.filter(Q.none("events__participants", Q.of("name", "Team D"))).orderBy("id")))
			.containsExactly(1, 3);
		assertThat(keys(Tournament.objects.filter(Q.all("events__participants", Q.of("id__lte", 3))).orderBy("id")))
			.containsExactly(1, 3);
	}

	@Test
	void insideOthersAndNegated() {
		assertThat(keys(User.objects.filter(Q.any("orders", Q.all("lines", Q.of("quantity__gte", 5)), Q.any("lines")))
			.orderBy("id"))).isEqualTo(keys(User.objects.filter("id__in", List.of(3, 8)).orderBy("id")));
		assertThat(keys(User.objects.filter(Q.any("orders", PAID).not().or(Q.of("username", "bob"))).orderBy("id")))
			.containsExactly(2, 3, 4, 6, 7, 9, 10, 11, 12);
		assertThat(keys(User.objects.exclude(Q.any("orders", PAID)).orderBy("id"))).containsExactly(3, 4, 6, 7, 9, 10,
				11, 12);
	}

	@Test
	void referToTheRowAround() {
		assertThat(keys(
				Product.objects.filter(Q.any("orderLines", Q.of("quantity__gt", OuterRef.of("stock")))).orderBy("id")))
			.isEqualTo(keys(Product.objects.filter("orderLines__quantity__gt", F.of("stock")).distinct().orderBy("id")))
			.isNotEmpty();
	}

	@Test
	void leaveAggregatesAsTheyAre() {
		assertThat(list(User.objects.filter(Q.any("orders", PAID))
			.annotate("n", count("orders"))
			.orderBy("id")
			.valuesListFlat("n"))).containsExactly(8L, 8L, 4L, 3L);
	}

	@Test
	void eachPathHasRowsOfItsOwn() {
		// products of the category and products with the tag are joined apart
		assertThat(keys(Product.objects.filter("category__products__name", "Rake", "tags__products__name", "Trackball")
			.distinct()
			.orderBy("id"))).containsExactly(12, 13, 14, 15);
		assertThat(keys(Employee.objects.filter("manager__name", "root", "talksTo__name", "loose"))).isEmpty();
		assertThat(keys(Order.objects.filter("customer__orders__id", 4, "lines__order__id", 24).distinct()))
			.containsExactly(24);
	}

	@Test
	void theyAreInUpdatesAndDeletes() {
		assertThat(awaitRolledBack(User.objects.filter(Q.any("orders", PAID)).update("age", 1))).isEqualTo(4);
		assertThat(awaitRolledBack(User.objects.filter(Q.none("orders")).delete())).isEqualTo(5);
	}

	@Test
	void unknownRelationsAreRefused() {
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> list(User.objects.filter(Q.any("order"))))
			.withMessageContaining("orders");
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(() -> list(User.objects.filter(Q.any("orders", Q.of("statuss", 1)))))
			.withMessageContaining("status");
	}

}
