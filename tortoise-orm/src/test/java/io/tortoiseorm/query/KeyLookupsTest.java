package io.tortoiseorm.query;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.tortoiseorm.Values;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.golden.models.Category;
import io.tortoiseorm.golden.models.Order;
import io.tortoiseorm.golden.models.Product;
import io.tortoiseorm.golden.models.Tag;
import io.tortoiseorm.golden.models.Thing;
import io.tortoiseorm.golden.models.User;
import org.junit.jupiter.api.Test;

import static io.tortoiseorm.expressions.Functions.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The name pk stands for the key in every place that takes a name.
 */
class KeyLookupsTest extends QueryTest {

	private static final UUID THING = UUID.fromString("00000000-0000-4000-8000-000000000002");

	@Test
	void inConditions() {
		assertThat(keys(User.objects.filter("pk", 3))).containsExactly(3);
		assertThat(keys(User.objects.filter("pk__in", List.of(3, 1)).orderBy("pk"))).containsExactly(1, 3);
		assertThat(keys(User.objects.exclude("pk__gt", 2).orderBy("pk"))).containsExactly(1, 2);
		assertThat(keys(User.objects.filter("pk", await(User.objects.get(4))))).containsExactly(4);
		assertThat(keys(Thing.objects.filter("pk", THING.toString()))).containsExactly(THING);
	}

	@Test
	void behindRelations() {
		assertThat(keys(Order.objects.filter("customer__pk", 4).orderBy("id"))).containsExactly(4, 19, 24);
		assertThat(keys(User.objects.filter("orders__pk", 4))).containsExactly(4);
		assertThat(keys(Product.objects.filter("tags__pk", 7).orderBy("id"))).containsExactly(2, 10);
		assertThat(keys(Product.objects.filter("category__parent__pk", 4).orderBy("pk"))).containsExactly(7, 8, 19);
	}

	@Test
	void inOrderings() {
		assertThat(keys(User.objects.filter("pk__lt", 4).orderBy("-pk"))).containsExactly(3, 2, 1);
		assertThat(keys(Order.objects.filter("pk__lt", 5).orderBy("customer__pk", "-pk"))).containsExactly(3, 2, 4, 1);
	}

	@Test
	void inSelections() {
		assertThat(list(User.objects.filter("pk", 1).values("pk", "username")))
			.containsExactly(Map.of("pk", 1, "username", "alice"));
		assertThat(list(Order.objects.filter("pk", 4).valuesList("pk", "customer__pk"))).containsExactly(List.of(4, 4));
		assertThat(list(User.objects.filter("pk__lte", 2).orderBy("pk").valuesListFlat("pk"))).containsExactly(1, 2);
		assertThat(list(User.objects.filter("pk", 1).values(Values.of("key", "pk")))).containsExactly(Map.of("key", 1));
	}

	@Test
	void inPartialInstances() {
		assertThat(list(User.objects.filter("pk", 1).only("pk"))).extracting((user) -> user.id).containsExactly(1);
	}

	@Test
	void inGroupsAndAggregates() {
		assertThat(
				list(Category.objects.annotate("n", count("products")).groupBy("pk").orderBy("pk").values("pk", "n")))
			.hasSize(7)
			.contains(Map.of("pk", 6, "n", 4L));
		assertThat(await(Tag.objects.aggregate("n", count("pk")))).containsEntry("n", 8L);
	}

	@Test
	void inExpressionsAndRelatedConditions() {
		assertThat(keys(User.objects.filter("pk", F.of("pk")))).hasSize(12);
		assertThat(keys(User.objects.filter(Q.any("orders", Q.of("pk", 4))))).containsExactly(4);
		assertThat(keys(Category.objects.filter("parentId__lt", F.of("pk")).orderBy("id"))).containsExactly(2, 3, 5, 6);
	}

	@Test
	void inBulk() {
		assertThat(await(Tag.objects.inBulk(List.of(2, 1)))).containsOnlyKeys(1, 2);
		assertThat(await(Tag.objects.inBulk(List.of(2), "pk"))).containsOnlyKeys(2);
		assertThat(await(Tag.objects.inBulk(List.of("orm", "nope"), "name"))).containsOnlyKeys("orm");
	}

	@Test
	void theKeyCannotBeUpdated() {
		assertThatExceptionOfType(FieldError.class)
			.isThrownBy(() -> await(Tag.objects.filter("pk", 1).update("pk", 100)))
			.withMessageContaining("primary key");
	}

}
