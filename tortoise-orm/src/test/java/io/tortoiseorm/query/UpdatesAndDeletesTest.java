package io.tortoiseorm.query;

import java.math.BigDecimal;
import java.util.List;

import io.tortoiseorm.QuerySet;
import io.tortoiseorm.Values;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.exceptions.UnsupportedError;
import io.tortoiseorm.exceptions.ValidationError;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.OuterRef;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.expressions.Subquery;
import io.tortoiseorm.golden.models.Category;
import io.tortoiseorm.golden.models.Employee;
import io.tortoiseorm.golden.models.Event;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.OrderLine;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.Profile;
import io.tortoiseorm.golden.models.Tag;
import io.tortoiseorm.golden.models.User;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static io.tortoiseorm.expressions.Functions.concat;
import static io.tortoiseorm.expressions.Functions.count;
import static io.tortoiseorm.expressions.Functions.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Writes of all rows of a query: whatever the query says decides which rows are written.
 */
class UpdatesAndDeletesTest extends QueryTest {

	/** The keys that an update reaches. */
	private List<Object> updated(QuerySet<Product> query) {
		return awaitRolledBack(query.update("description", "changed")
			.flatMap((matched) -> Product.objects.filter("description", "changed")
				.orderBy("id")
				.valuesListFlat("id")
				.list()
				.doOnNext((keys) -> assertThat(matched).isEqualTo(keys.size()))));
	}

	/** The keys that a delete leaves. */
	private List<Object> left(QuerySet<OrderLine> query, long deleted) {
		return awaitRolledBack(query.delete()
			.doOnNext((matched) -> assertThat(matched).isEqualTo(deleted))
			.then(OrderLine.objects.filter("id__lte", 8).orderBy("id").valuesListFlat("id").list()));
	}

	@Test
	void updatesSetValues() {
		assertThat(awaitRolledBack(Product.objects.filter("id", 1)
			.update("name", "New", "price", "1.5", "rating", null, "category", 7)
			.then(Product.objects.filter("id", 1).values("name", "price", "rating", "categoryId").get())))
			.containsEntry("name", "New")
			.containsEntry("price", new BigDecimal("1.50"))
			.containsEntry("rating", null)
			.containsEntry("categoryId", 7);
	}

	@Test
	void updatesTakeInstancesAndKeys() {
		User bob = await(User.objects.get(2));
		for (Values values : List.of(Values.of("customer", bob), Values.of("customer", 2),
				Values.of("customerId", 2))) {
			assertThat(awaitRolledBack(Order.objects.filter("id", 1)
				.update(values)
				.then(Order.objects.filter("id", 1).valuesListFlat("customerId").get()))).isEqualTo(2);
		}
		assertThat(awaitRolledBack(Category.objects.filter("id", 2)
			.update("parent", null)
			.then(Category.objects.filter("parent__isnull", true).count()))).isEqualTo(4);
	}

	@Test
	void updatesCountMatchedRowsThoughNothingChanges() {
		assertThat(awaitRolledBack(Product.objects.filter("stock", 0).update("stock", 0))).isEqualTo(6);
		assertThat(awaitRolledBack(Product.objects.filter("stock", -1).update("stock", 0))).isZero();
		assertThat(awaitRolledBack(Product.objects.all().update(Values.of()))).isZero();
	}

	@Test
	void updatesAcrossEveryKindOfRelation() {
		assertThat(updated(Product.objects.filter("category__name", "Garden"))).containsExactly(12, 13, 14, 15, 20);
		assertThat(updated(Product.objects.filter("category__parent__name", "Books"))).containsExactly(7, 8, 19);
		assertThat(updated(Product.objects.filter("orderLines__quantity", 1))).containsExactly(1, 7, 11, 13);
		assertThat(updated(Product.objects.filter("tags__name", "new"))).containsExactly(2, 10);
		assertThat(updated(Product.objects.exclude("tags__isnull", false))).containsExactly(5, 9, 18, 19, 20);
		assertThat(awaitRolledBack(User.objects.filter("profile__website__isnull", false).update("age", 1)))
			.isEqualTo(4);
		assertThat(awaitRolledBack(Profile.objects.filter("user__username", "bob").update("website", "x")))
			.isEqualTo(1);
		assertThat(awaitRolledBack(Employee.objects.filter("manager__manager__name", "root").update("name", "x")))
			.isEqualTo(3);
		assertThat(awaitRolledBack(Event.objects.filter("participants__name", "Team B").update("name", "x")))
			.isEqualTo(3);
	}

	@Test
	void updatesOfSlicesReachOnlyThose() {
		assertThat(updated(Product.objects.orderBy("-price").limit(2))).containsExactly(4, 7);
		assertThat(updated(Product.objects.orderBy("price", "id").offset(1).limit(2))).containsExactly(2, 13);
		assertThat(updated(Product.objects.orderBy("id").offset(18))).containsExactly(19, 20);
		assertThat(updated(Product.objects.limit(0))).isEmpty();
		assertThat(updated(Product.objects.filter("category__name", "Garden").orderBy("-price").limit(1)))
			.containsExactly(20);
	}

	@Test
	void updatesWithConditionsOnAggregatesAndDistinct() {
		assertThat(updated(Product.objects.annotate("n", count("tags")).filter("n__gte", 3))).containsExactly(6, 8, 11,
				14, 16);
		assertThat(updated(Product.objects.filter("tags__id__in", List.of(1, 6)).distinct().orderBy("-price").limit(3)))
			.containsExactly(1, 4, 16);
	}

	@Test
	void updatesWithExpressions() {
		assertThat(awaitRolledBack(Product.objects.filter("id__in", List.of(1, 7))
			.update("stock", F.of("stock").plus(F.of("id")), "name", concat("name", "!"))
			.thenMany(Product.objects.filter("id__in", List.of(1, 7)).orderBy("id").valuesList("stock", "name"))
			.collectList())).containsExactly(List.of(101, "Mechanical Keyboard!"), List.of(10, "Async Python!"));
		assertThat(awaitRolledBack(Order.objects.filter("id", 1)
			.update("total",
					Subquery.of(OrderLine.objects.filter("orderId", OuterRef.of("id"))
						.annotate("worth", sum(F.of("quantity").times(2)))
						.groupBy("orderId")
						.values("worth")))
			.then(Order.objects.filter("id", 1).valuesListFlat("total").get()))).isEqualTo(new BigDecimal("30.00"));
	}

	@Test
	void updatesReadTheOldValues() {
		Category changed = awaitRolledBack(Category.objects.filter("id", 1)
			.update("name", "new", "slug", F.of("name"))
			.then(Category.objects.get(1)));
		assertThat(changed.name).isEqualTo("new");
		assertThat(changed.slug).isEqualTo(name(1));
	}

	@Test
	void updatesThatSwapWorkOrAreRefused() {
		Mono<Category> swapped = Category.objects.filter("id", 1)
			.update("name", F.of("slug"), "slug", F.of("name"))
			.then(Category.objects.get(1));
		if (kind().isMySqlFamily()) {
			assertThatExceptionOfType(UnsupportedError.class).isThrownBy(() -> awaitRolledBack(swapped))
				.withMessageContaining("an update each");
		}
		else {
			assertThat(awaitRolledBack(swapped).slug).isEqualTo(name(1));
		}
	}

	private String name(int category) {
		return await(Category.objects.get(category)).name;
	}

	@Test
	void updatesOfASubqueryOfTheSameTable() {
		Subquery dearest = Subquery.of(Product.objects.orderBy("-price").limit(1).values("id"));
		assertThat(updated(Product.objects.filter("id", dearest))).containsExactly(7);
		assertThat(
				updated(Product.objects.filter("id__in", Subquery.of(Product.objects.filter("stock", 3).values("id")))))
			.containsExactly(3, 7, 17);
		assertThat(updated(Product.objects.filter(Q.any("category__products", Q.of("name", "Rake")))))
			.containsExactly(12, 13, 14, 15, 20);
		assertThat(awaitRolledBack(Employee.objects.filter(Q.none("teamMembers"), Q.none("talksTo")).delete()))
			.isEqualTo(1);
		assertThat(awaitRolledBack(Product.objects.filter("id", 1)
			.update("stock", Subquery.of(Product.objects.filter("id", 2).values("stock")), "price",
					Subquery.of(Product.objects.filter("categoryId", OuterRef.of("categoryId"))
						.orderBy("price")
						.limit(1)
						.values("price")))
			.then(Product.objects.filter("id", 1).valuesList("stock", "price").get())))
			.isEqualTo(List.of(40, new BigDecimal("10.46")));
	}

	@Test
	void updatesRefuseWhatTheyCannotSet() {
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> await(User.objects.all().update("agee", 1)))
			.withMessageContaining("age");
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> await(User.objects.all().update("id", 1)))
			.withMessageContaining("primary key");
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> await(User.objects.all().update("orders", 1)));
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(() -> await(User.objects.all().update("age", count("orders"))))
			.withMessageContaining("aggregate");
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> await(Order.objects.all().update("customer", new Tag())));
		assertThatExceptionOfType(ValidationError.class)
			.isThrownBy(() -> await(Tag.objects.all().update("name", "x".repeat(51))));
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> await(User.objects.values("id").update("age", 1)));
	}

	@Test
	void deletesAcrossEveryKindOfRelation() {
		assertThat(left(OrderLine.objects.filter("order__customer__username", "heidi"), 6)).containsExactly(4, 5, 6, 7,
				8);
		assertThat(left(OrderLine.objects.filter("product__tags__name", "sale"), 19)).containsExactly(1, 2, 3, 5, 6, 7,
				8);
		assertThat(awaitRolledBack(Order.objects.filter("lines__quantity", 1).delete())).isEqualTo(5);
		assertThat(awaitRolledBack(User.objects.filter("profile__isnull", true, "orders__isnull", true).delete()))
			.isEqualTo(5);
	}

	@Test
	void deletesOfSlicesReachOnlyThose() {
		assertThat(left(OrderLine.objects.orderBy("id").limit(2), 2)).containsExactly(3, 4, 5, 6, 7, 8);
		assertThat(left(OrderLine.objects.orderBy("id").offset(1).limit(2), 2)).containsExactly(1, 4, 5, 6, 7, 8);
		assertThat(left(OrderLine.objects.limit(0), 0)).hasSize(8);
		assertThat(left(OrderLine.objects.filter("orderId", 1).orderBy("-unitPrice").limit(1), 1)).containsExactly(2, 3,
				4, 5, 6, 7, 8);
	}

	@Test
	void deletesWithConditionsOnAggregates() {
		assertThat(awaitRolledBack(Order.objects.annotate("n", count("lines")).filter("n", 0).delete())).isEqualTo(9);
		assertThat(awaitRolledBack(OrderLine.objects.all().delete())).isEqualTo(53);
	}

	@Test
	void relatedRowsFollow() {
		assertThat(awaitRolledBack(Order.objects.filter("id", 1).delete().then(OrderLine.objects.count())))
			.isEqualTo(50);
		assertThat(awaitRolledBack(Category.objects.filter("id", 4)
			.delete()
			.then(Category.objects.filter("parent__isnull", true).count()))).isEqualTo(3);
	}

	@Test
	void deletesRefuseShapes() {
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> await(User.objects.values("id").delete()));
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(() -> await(User.objects.filter(Q.of("nope", 1)).delete()));
	}

}
