package io.tortoiseorm.query;

import java.math.BigDecimal;
import java.util.List;

import io.tortoiseorm.QuerySet;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.Exists;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.OuterRef;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.expressions.Subquery;
import io.tortoiseorm.golden.models.Category;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.OrderLine;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.User;
import org.junit.jupiter.api.Test;

import static io.tortoiseorm.expressions.Functions.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Queries inside queries: lists, single values, existence, and references to the query
 * around.
 */
class SubqueriesTest extends QueryTest {

	@Test
	void listsOfValues() {
		QuerySet<User> young = User.objects.filter("age__lt", 23);
		assertThat(
				keys(Order.objects.filter("customer__in", Subquery.of(User.objects.filter("age__lt", 23).values("id")))
					.orderBy("id")))
			.isEqualTo(keys(Order.objects.filter("customerId__in", List.of(1, 8)).orderBy("id")));
		assertThat(keys(Order.objects.filter("customerId__in", young).orderBy("id")))
			.isEqualTo(keys(Order.objects.filter("customerId__in", List.of(1, 8)).orderBy("id")));
		assertThat(keys(User.objects.filter("id__not_in", Subquery.of(Order.objects.valuesListFlat("customerId")))
			.orderBy("id"))).containsExactly(7, 9, 10, 11, 12);
	}

	@Test
	void listsOfSlicedQueries() {
		assertThat(keys(User.objects.filter("id__in", Subquery.of(User.objects.orderBy("-age").limit(2).values("id")))
			.orderBy("id"))).containsExactly(6, 7);
		assertThat(keys(User.objects
			.filter("id__in",
					Subquery
						.of(User.objects.filter("age__isnull", false).orderBy("-age").offset(1).limit(2).values("id")))
			.orderBy("id"))).containsExactly(5, 12);
	}

	@Test
	void singleValues() {
		assertThat(keys(Product.objects.filter("price",
				Subquery.of(Product.objects.orderBy("-price").limit(1).values("price")))))
			.containsExactly(7);
		assertThat(
				keys(Product.objects.filter("price__gt", Subquery.of(Product.objects.filter("id", 19).values("price")))
					.orderBy("id")))
			.containsExactly(4, 7);
	}

	@Test
	void correlatedValues() {
		assertThat(list(User.objects.filter("id__in", List.of(1, 4, 7))
			.orderBy("id")
			.annotate("last",
					Subquery.of(Order.objects.filter("customerId", OuterRef.of("id"))
						.orderBy("-placedAt")
						.limit(1)
						.values("orderNumber")))
			.valuesListFlat("last"))).containsExactly("ORD-029", "ORD-024", null);
	}

	@Test
	void correlatedAggregates() {
		assertThat(list(User.objects.filter("id__lte", 3)
			.orderBy("id")
			.annotate("n",
					Subquery.of(Order.objects.filter("customerId", OuterRef.of("id"))
						.annotate("n", count("id"))
						.groupBy("customerId")
						.values("n")))
			.valuesListFlat("n"))).containsExactly(8L, 8L, 2L);
	}

	@Test
	void existence() {
		Exists paid = Exists.of(Order.objects.filter("customerId", OuterRef.of("id"), "status", "paid"));
		assertThat(keys(User.objects.filter(paid).orderBy("id"))).containsExactly(1, 2, 5, 8);
		assertThat(keys(User.objects.filter(paid.not()).orderBy("id"))).containsExactly(3, 4, 6, 7, 9, 10, 11, 12);
		assertThat(keys(User.objects.filter(paid.and(Q.of("age__gt", 24))).orderBy("id"))).containsExactly(2, 5);
		assertThat(list(User.objects.filter("id__lte", 3).orderBy("id").annotate("x", paid).valuesListFlat("x")))
			.containsExactly(true, true, false);
	}

	@Test
	void referencesReachAcrossRelationsOfTheQueryAround() {
		assertThat(keys(Order.objects
			.filter(Exists.of(User.objects.filter("id", OuterRef.of("customer__id"), "username", "bob")))
			.orderBy("id"))).isEqualTo(keys(Order.objects.filter("customerId", 2).orderBy("id")));
		assertThat(keys(Category.objects
			.filter(Exists.of(Category.objects.filter("parentId", OuterRef.of("id"), "name__contains", "K")))
			.orderBy("id"))).containsExactly(1);
	}

	@Test
	void severalLevels() {
		// customers with an order of a product that has the tag "sale"
		Subquery onSale = Subquery.of(Product.objects.filter("tags__name", "sale").values("id"));
		assertThat(
				keys(User.objects
					.filter(Exists.of(Order.objects.filter("customerId", OuterRef.of("id"))
						.filter(Exists
							.of(OrderLine.objects.filter("orderId", OuterRef.of("id"), "product__in", onSale)))))
					.orderBy("id")))
			.isEqualTo(keys(User.objects.filter("orders__lines__product__tags__name", "sale").distinct().orderBy("id")))
			.isNotEmpty();
	}

	@Test
	void areComparedAndCalculatedWith() {
		Subquery most = Subquery.of(Product.objects.filter("categoryId", OuterRef.of("categoryId"))
			.orderBy("-price")
			.limit(1)
			.values("price"));
		assertThat(keys(Product.objects.annotate("most", most).filter("price", F.of("most")).orderBy("id")))
			.containsExactly(1, 4, 7, 9, 20);
		assertThat(list(Product.objects.filter("id", 2).annotate("x", most.minus(F.of("price"))).valuesListFlat("x")))
			.satisfiesExactly((x) -> assertThat((BigDecimal) x).isEqualByComparingTo("199.47"));
	}

	@Test
	void areSetInUpdates() {
		assertThat(awaitRolledBack(User.objects.filter("id__in", List.of(1, 4))
			.update("bio", Subquery
				.of(Order.objects.filter("customerId", OuterRef.of("id")).orderBy("id").limit(1).values("orderNumber")))
			.thenMany(User.objects.filter("id__in", List.of(1, 4)).orderBy("id").valuesListFlat("bio"))
			.collectList())).containsExactly("ORD-002", "ORD-004");
	}

	@Test
	void oneColumnOnly() {
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> list(User.objects.filter("id__in", Subquery.of(User.objects.values("id", "age")))))
			.withMessageContaining("one column");
	}

	@Test
	void referencesOutsideOfSubqueriesAreRefused() {
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> list(User.objects.filter("id", OuterRef.of("id"))))
			.withMessageContaining("not inside another");
	}

}
