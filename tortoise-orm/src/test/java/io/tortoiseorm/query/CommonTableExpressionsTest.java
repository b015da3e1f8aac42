package io.tortoiseorm.query;

import java.util.Map;

import io.tortoiseorm.QuerySet;
import io.tortoiseorm.Values;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.CteRef;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.golden.models.Category;
import io.tortoiseorm.golden.models.Employee;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.User;
import org.junit.jupiter.api.Test;

import static io.tortoiseorm.expressions.Functions.avg;
import static io.tortoiseorm.expressions.Functions.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Named queries in front of a query, and those that refer to themselves.
 */
class CommonTableExpressionsTest extends QueryTest {

	private static final QuerySet<Map<String, Object>> BUYERS = Order.objects.annotate("n", count("id"))
		.groupBy("customerId")
		.filter("n__gte", 4)
		.values(Values.of("customer", "customerId", "orders", "n"));

	@Test
	void membership() {
		assertThat(keys(User.objects.all()
			.with("buyers", BUYERS)
			.filter("id__in", CteRef.of("buyers", "customer"))
			.orderBy("id"))).containsExactly(1, 2, 5);
		assertThat(keys(User.objects.all()
			.with("buyers", BUYERS)
			.filter(Q.of("id__in", CteRef.of("buyers", "customer")).not())
			.filter("id__lt", 5)
			.orderBy("id"))).containsExactly(3, 4);
	}

	@Test
	void singleValues() {
		assertThat(keys(Product.objects.all()
			.with("mean", Product.objects.annotate("price_mean", avg("price")).groupBy().values("price_mean"))
			.filter("price__gt", CteRef.of("mean", "price_mean"))
			.orderBy("price")
			.limit(2))).containsExactly(10, 6);
	}

	@Test
	void severalAndOnesThatUseOthers() {
		assertThat(keys(User.objects.all()
			.with("buyers", BUYERS)
			.with("young", User.objects.filter("id__in", CteRef.of("buyers", "customer"), "age__lt", 30).values("id"))
			.filter("id__in", CteRef.of("young", "id"))
			.orderBy("id"))).containsExactly(1, 2);
	}

	@Test
	void countedSlicedAndSelected() {
		QuerySet<User> query = User.objects.all()
			.with("buyers", BUYERS)
			.filter("id__in", CteRef.of("buyers", "customer"))
			.orderBy("id");
		assertThat(await(query.count())).isEqualTo(3);
		assertThat(await(query.exists())).isTrue();
		assertThat(keys(query.offset(1).limit(1))).containsExactly(2);
		assertThat(list(query.values("username"))).extracting((row) -> row.get("username"))
			.containsExactly("alice", "bob", "erin");
		assertThat(awaitRolledBack(query.orderBy().update("age", 1))).isEqualTo(3);
	}

	@Test
	void treesDownwards() {
		assertThat(keys(Category.objects.filter("id", 4).recursively("children").orderBy("id"))).containsExactly(4, 5,
				6);
		assertThat(keys(Employee.objects.filter("name", "root").recursively("teamMembers").orderBy("id")))
			.containsExactly(1, 3, 4, 5, 6, 7, 8);
	}

	@Test
	void treesUpwards() {
		assertThat(keys(Employee.objects.filter("name", "2.1.1").recursively("manager").orderBy("id")))
			.containsExactly(1, 4, 7, 8);
	}

	@Test
	void networksWithCycles() {
		assertThat(keys(Employee.objects.filter("id", 1).recursively("talksTo").orderBy("id"))).containsExactly(1, 2, 3,
				4, 5, 8);
	}

	@Test
	void whatIsReachedIsAQueryLikeAnyOther() {
		QuerySet<Category> below = Category.objects.filter("id", 4).recursively("children");
		assertThat(keys(below.exclude("id", 4).orderBy("-name"))).containsExactly(5, 6);
		assertThat(await(below.count())).isEqualTo(3);
		assertThat(list(below.annotate("n", count("products")).orderBy("id").valuesListFlat("n"))).containsExactly(0L,
				3L, 4L);
		assertThat(await(Product.objects.filter("category__in", below).count())).isEqualTo(7);
		assertThat(list(below.prefetchRelated("products").orderBy("id")))
			.extracting((category) -> category.products.list().size())
			.containsExactly(0, 3, 4);
		assertThat(awaitRolledBack(below.update("slug", io.tortoiseorm.expressions.Functions.concat("slug", "!"))))
			.isEqualTo(3);
	}

	@Test
	void severalRootsAndNone() {
		assertThat(keys(Category.objects.filter("parent__isnull", true).recursively("children").orderBy("id")))
			.hasSize(7);
		assertThat(keys(Category.objects.filter("id", -1).recursively("children"))).isEmpty();
	}

	@Test
	void misuseIsRefused() {
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(() -> list(User.objects.filter("id__in", CteRef.of("buyers", "customer"))))
			.withMessageContaining("buyers");
		assertThatExceptionOfType(FieldError.class).isThrownBy(
				() -> list(User.objects.all().with("buyers", BUYERS).filter("id__in", CteRef.of("buyers", "custom"))))
			.withMessageContaining("customer");
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> list(User.objects.all().with("buyers", Order.objects.all())))
			.withMessageContaining("values(..)");
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> list(User.objects.all().with("a b", BUYERS)))
			.withMessageContaining("letters");
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(() -> list(Category.objects.filter("id", 1).recursively("products")))
			.withMessageContaining("itself");
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(() -> list(Category.objects.filter("id", 1).recursively("child")))
			.withMessageContaining("children");
	}

}
