package io.tortoiseorm.instances;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.tortoiseorm.QuerySet;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.instances.Orders.Item;
import io.tortoiseorm.instances.Orders.ItemKey;
import io.tortoiseorm.instances.Orders.Order;
import io.tortoiseorm.instances.Orders.Product;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static io.tortoiseorm.expressions.Functions.count;
import static io.tortoiseorm.expressions.Functions.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Queries of models whose key consists of several fields, and of those related to them.
 */
@DatabaseTest
class CompositeKeyQueriesTest {

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		orm = TestOrm.withModels(database, Order.class, Product.class, Item.class);
		orm.await(Flux.just(1, 2, 3).concatMap((id) -> Order.objects.create("id", id)).then());
		orm.await(Flux.just("a", "b", "c").concatMap((code) -> Product.objects.create("code", code)).then());
		orm.await(Item.objects
			.bulkCreate(List.of(Item.of(1, "a", 1), Item.of(1, "b", 2), Item.of(2, "a", 3), Item.of(2, "c", 4))));
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	private static String items(QuerySet<Item> query) {
		return String.valueOf(orm.await(query.orderBy("pk").list()));
	}

	private static String orders(QuerySet<Order> query) {
		return String.valueOf(orm.await(query.distinct().orderBy("id").valuesListFlat("id").list()));
	}

	@Test
	void keysAreCompared() {
		assertThat(items(Item.objects.filter("pk", List.of(1, "b")))).isEqualTo("[1b2]");
		assertThat(items(Item.objects.filter("pk__not", List.of(1, "b")))).isEqualTo("[1a1, 2a3, 2c4]");
		assertThat(items(Item.objects.exclude("pk", new ItemKey(1, "b")))).isEqualTo("[1a1, 2a3, 2c4]");
		List<Object> keys = List.of(List.of(1, "a"), new ItemKey(2, "c"), List.of(9, "c"));
		assertThat(items(Item.objects.filter("pk__in", keys))).isEqualTo("[1a1, 2c4]");
		assertThat(items(Item.objects.filter("pk__not_in", keys))).isEqualTo("[1b2, 2a3]");
		assertThat(items(Item.objects.filter("pk__in", List.of()))).isEqualTo("[]");
		assertThat(items(Item.objects.filter(Q.of("pk", List.of(1, "a")).or(Q.of("quantity", 4)))))
			.isEqualTo("[1a1, 2c4]");
		assertThat(items(Item.objects.filter("pk__isnull", false))).isEqualTo("[1a1, 1b2, 2a3, 2c4]");
	}

	@Test
	void manyKeysAreCompared() {
		List<Object> keys = new ArrayList<>(List.of(List.of(2, "a")));
		IntStream.range(10, 3010).forEach((order) -> keys.add(List.of(order, "a")));
		assertThat(items(Item.objects.filter("pk__in", keys))).isEqualTo("[2a3]");
	}

	@Test
	void keysAreLookedForAmongRowsOfAQuery() {
		assertThat(items(Item.objects.filter("pk__in", Item.objects.filter("quantity__gte", 3))))
			.isEqualTo("[2a3, 2c4]");
		assertThat(items(Item.objects.filter("pk__in", Item.objects.all().orderBy("-quantity").limit(1))))
			.isEqualTo("[2c4]");
		assertThat(items(Item.objects.filter("pk__in", Item.objects.all().values("orderId", "productId"))))
			.isEqualTo("[1a1, 1b2, 2a3, 2c4]");
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> items(Item.objects.filter("pk__in", Order.objects.all())))
			.withMessageContaining("select what to compare with [orderId, productId]");
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> items(Item.objects.filter("pk__in", Item.objects.all().values("orderId"))))
			.withMessageContaining("the subquery selects 1 columns");
	}

	@Test
	void whatNeedsOneValueIsRefused() {
		for (QuerySet<Item> query : List.of(Item.objects.filter("pk__gt", List.of(1, "a")),
				Item.objects.filter("pk__orderId__in", List.of(1)), Item.objects.filter("quantity", F.of("pk")),
				Item.objects.annotate("n", count("pk").distinct()))) {
			assertThatExceptionOfType(FieldError.class).isThrownBy(() -> orm.await(query.list()))
				.withMessageContaining("composite key");
		}
		assertThatExceptionOfType(FieldError.class).isThrownBy(() -> orm.await(Item.objects.all().values("pk").list()))
			.withMessage("'pk' is the composite key of Item, which is no single value: name one of its fields "
					+ "[orderId, productId].");
	}

	@Test
	void ordersAndEnds() {
		assertThat(orm.await(Item.objects.all().orderBy("-pk").list())).hasToString("[2c4, 2a3, 1b2, 1a1]");
		assertThat(orm.await(Item.objects.all().first())).hasToString("1a1");
		assertThat(orm.await(Item.objects.all().last())).hasToString("2c4");
		assertThat(orm.await(Item.objects.all().orderBy("product__pk", "-order__pk").list()))
			.hasToString("[2a3, 1a1, 1b2, 2c4]");
		assertThat(orders(Order.objects.all().orderBy("items__pk"))).isEqualTo("[1, 2, 3]");
	}

	@Test
	void rowsAreCounted() {
		assertThat(orm.await(Item.objects.all().count())).isEqualTo(4L);
		assertThat(orm.await(Item.objects.all().distinct().count())).isEqualTo(4L);
		assertThat(orm.await(Item.objects.filter("order__products__code", "a").distinct().count())).isEqualTo(4L);
		assertThat(orm.await(Item.objects.all().limit(3).count())).isEqualTo(3L);
		assertThat(orm.await(Item.objects.filter("pk", List.of(1, "a")).exists())).isTrue();
		assertThat(orm.await(Item.objects.filter("quantity", 1).contains(Item.of(1, "a", 1)))).isTrue();
		assertThat(orm.await(Item.objects.filter("quantity", 1).contains(Item.of(2, "a", 1)))).isFalse();
		assertThat(orm.await(Order.objects.annotate("n", count("items")).orderBy("id").valuesListFlat("n").list()))
			.isEqualTo(List.of(2L, 2L, 0L));
		assertThat(orm.await(Item.objects.annotate("n", count("order__products")).filter("n", 2).orderBy("pk").list()))
			.hasToString("[1a1, 1b2, 2a3, 2c4]");
		assertThat(orm.await(Item.objects.aggregate("all", sum("quantity")))).isEqualTo(Map.of("all", 10L));
	}

	@Test
	void inBulkIsByKey() {
		Map<Object, Item> found = orm
			.await(Item.objects.inBulk(List.of(List.of(1, "a"), List.of(2, "c"), List.of(3, "a"))));
		assertThat(found).containsOnlyKeys(List.of(1, "a"), List.of(2, "c"));
		assertThat(found.get(List.of(2, "c"))).hasToString("2c4");
	}

	@Test
	void partsAreLoaded() {
		Item item = orm.await(Item.objects.filter("pk", List.of(1, "b")).only("pk").get());
		assertThat(item).isNotNull();
		assertThat(item.pk()).isEqualTo(List.of(1, "b"));
		assertThat(orm.await(Item.objects.all().only("quantity").orderBy("pk").first()).pk())
			.isEqualTo(List.of(1, "a"));
		QuerySet<Item> both = Item.objects.filter("quantity", 2).union(Item.objects.filter("quantity", 1));
		assertThat(orm.await(both.count())).isEqualTo(2L);
		assertThat(orm.await(both.orderBy("-pk").list())).hasToString("[1b2, 1a1]");
	}

	@Test
	void relationsLeadThere() {
		assertThat(orders(Order.objects.filter("items", Item.of(2, "c", 0)))).isEqualTo("[2]");
		assertThat(orders(Order.objects.filter("items__pk", List.of(1, "a")))).isEqualTo("[1]");
		assertThat(orders(Order.objects.filter("items__in", List.of(Item.of(2, "c", 0), List.of(1, "a")))))
			.isEqualTo("[1, 2]");
		assertThat(orders(Order.objects.filter("items__isnull", true))).isEqualTo("[3]");
		assertThat(orders(Order.objects.exclude("items__pk", List.of(1, "a"))))
			.isEqualTo(orders(Order.objects.exclude("items__quantity", 1)));
		assertThat(items(Item.objects.filter("product", "a", "order__id__lt", 2))).isEqualTo("[1a1]");
		assertThat(items(Item.objects.filter("order__items__pk", List.of(1, "a")))).isEqualTo("[1a1, 1b2]");
	}

	@Test
	void relationsAreLoaded() {
		List<Order> orders = orm
			.await(Order.objects.all().orderBy("id").prefetchRelated("items__product", "products").list());
		assertThat(orders).extracting((order) -> order.items.list().size()).containsExactly(2, 2, 0);
		assertThat(orders.get(1).products.list()).extracting((product) -> product.code)
			.containsExactlyInAnyOrder("a", "c");
		assertThat(orders.get(0).items.list().get(0).product.get().code).isEqualTo("a");
		Item item = orm.await(Item.objects.all().selectRelated("order", "product").orderBy("-pk").first());
		assertThat(item.order.get().id).isEqualTo(2);
		assertThat(item.product.get().code).isEqualTo("c");
	}

	@Test
	void slicesAreUpdatedAndDeletedByKey() {
		assertThat(changed(Item.objects.all().orderBy("-quantity").limit(2).update("quantity", 0)))
			.isEqualTo("[1a1, 1b2, 2a0, 2c0]");
		assertThat(changed(Item.objects.all().orderBy("-quantity").limit(2).delete())).isEqualTo("[1a1, 1b2]");
		assertThat(changed(Item.objects.filter("order__products__code", "c").update("quantity", 7)))
			.isEqualTo("[1a1, 1b2, 2a7, 2c7]");
		assertThat(changed(Item.objects.filter("order__products__code", "c").delete())).isEqualTo("[1a1, 1b2]");
		assertThat(changed(Item.objects.filter("pk__in", List.of(List.of(1, "a"), List.of(2, "a"))).delete()))
			.isEqualTo("[1b2, 2c4]");
	}

	@Test
	void rowsAreDeletedByAQueryOfTheirOwnTable() {
		assertThat(changed(Item.objects.filter("pk__in", Item.objects.filter("quantity__gte", 3)).delete()))
			.isEqualTo("[1a1, 1b2]");
	}

	private static String changed(Mono<?> change) {
		return String.valueOf(orm.awaitRolledBack(change.then(Item.objects.all().orderBy("pk").list())));
	}

}
