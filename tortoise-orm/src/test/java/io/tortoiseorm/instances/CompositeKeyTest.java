package io.tortoiseorm.instances;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.Values;
import io.tortoiseorm.exceptions.DoesNotExist;
import io.tortoiseorm.exceptions.IntegrityError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.instances.Orders.Item;
import io.tortoiseorm.instances.Orders.ItemKey;
import io.tortoiseorm.instances.Orders.Order;
import io.tortoiseorm.instances.Orders.Product;
import io.tortoiseorm.jackson.TortoiseJacksonModule;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Instances whose key consists of several fields: each operation reaches the one row.
 */
@DatabaseTest
class CompositeKeyTest {

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		orm = TestOrm.withModels(database, Order.class, Product.class, Item.class);
		orm.await(Flux.just(1, 2, 3).concatMap((id) -> Order.objects.create("id", id)).then());
		orm.await(Flux.just("a", "b", "c").concatMap((code) -> Product.objects.create("code", code)).then());
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	/** Items 1a1, 1b2, 2a3, and nothing else. */
	private static <T> @Nullable T withItems(Mono<T> work) {
		return orm.awaitRolledBack(
				Item.objects.bulkCreate(List.of(Item.of(1, "a", 1), Item.of(1, "b", 2), Item.of(2, "a", 3)))
					.then(work));
	}

	private static Mono<String> all() {
		return Item.objects.all().orderBy("pk").list().map(List::toString);
	}

	@Test
	void aRowIsFoundByItsKeyInAnyForm() {
		for (Object key : List.of(List.of(1, "b"), List.of(1L, "b"), Map.of("order", 1, "product", "b"),
				Map.of("orderId", 1, "productId", "b"), new ItemKey(1, "b"), Item.of(1, "b", 9))) {
			Item found = Objects.requireNonNull(withItems(Item.objects.get(key)));
			assertThat(found).hasToString("1b2");
			assertThat(found.pk()).isEqualTo(List.of(1, "b"));
			assertThat(found).isEqualTo(Item.of(1, "b", 7)).hasSameHashCodeAs(Item.of(1, "b", 7));
			assertThat(found).isNotEqualTo(Item.of(2, "b", 2));
		}
		assertThat(withItems(Item.objects.getOrNone(List.of(2, "b")))).isNull();
		assertThatExceptionOfType(DoesNotExist.class).isThrownBy(() -> withItems(Item.objects.get(List.of(3, "a"))));
	}

	@Test
	void anIncompleteKeyIsRefused() {
		for (Object key : List.of(1, "b", List.of(1), List.of(1, "b", 3), Map.of("order", 1),
				Map.of("order", 1, "x", 2), new Order())) {
			assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> orm.await(Item.objects.getOrNone(key)))
				.withMessageContaining("The key of Item is [orderId, productId]: give a list of these values");
		}
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> orm.await(Item.objects.getOrNone(List.of("x", "b"))))
			.withMessageContaining("Item.");
	}

	@Test
	void savingAndDeletingReachOneRow() {
		assertThat(withItems(Item.objects.get(List.of(1, "a")).flatMap((item) -> {
			item.quantity = 8;
			return item.save();
		}).then(all()))).isEqualTo("[1a8, 1b2, 2a3]");
		assertThat(withItems(Item.objects.get(List.of(1, "a")).flatMap(Item::delete).then(all())))
			.isEqualTo("[1b2, 2a3]");
		assertThat(withItems(Item.objects.get(List.of(1, "a"))
			.flatMap((item) -> Item.objects.filter("pk", item).update("quantity", 5).then(item.refreshFromDb()))
			.map(Item::toString))).isEqualTo("1a5");
	}

	@Test
	void aRowThatIsGoneIsTold() {
		assertThatExceptionOfType(IntegrityError.class)
			.isThrownBy(() -> withItems(Item.objects.get(List.of(1, "a")).flatMap((item) -> {
				item.quantity = 8;
				return Item.objects.filter("pk", item).delete().then(item.save());
			})))
			.withMessageStartingWith("Can't update Item with orderId=1, productId=a: there is no such row any more.");
		assertThatExceptionOfType(DoesNotExist.class)
			.isThrownBy(() -> withItems(Item.objects.get(List.of(1, "a"))
				.flatMap((item) -> Item.objects.filter("pk", item).delete().then(item.refreshFromDb()))))
			.withMessage("Item with orderId=1, productId=a does not exist any more.");
	}

	@Test
	void aKeyIsThereOnce() {
		assertThatExceptionOfType(IntegrityError.class)
			.isThrownBy(() -> withItems(Item.objects.create("order", 1, "product", "a")))
			.satisfies((error) -> assertThat(error.getKind()).isEqualTo(IntegrityError.Kind.UNIQUE));
	}

	@Test
	void insertsReadDefaultsOfTheDatabase() {
		assertThat(withItems(Item.objects.create("order", 3, "product", "c")).wrapping).isEqualTo("plain");
		Order order = new Order();
		order.id = 3;
		assertThat(withItems(Item.objects.create("order", order, "product", "b").map(Item::pk)))
			.isEqualTo(List.of(3, "b"));
	}

	@Test
	void manyAreWrittenAtOnce() {
		assertThat(withItems(Item.objects
			.bulkCreate(List.of(Item.of(1, "a", 7), Item.of(3, "c", 9)),
					(options) -> options.onConflict("order", "product").update("quantity"))
			.then(all()))).isEqualTo("[1a7, 1b2, 2a3, 3c9]");
		assertThat(withItems(
				Item.objects.bulkCreate(List.of(Item.of(1, "a", 7), Item.of(3, "c", 9)), (o) -> o.ignoreConflicts())
					.then(all())))
			.isEqualTo("[1a1, 1b2, 2a3, 3c9]");
		assertThat(withItems(Item.objects
			.bulkUpdate(List.of(Item.of(1, "a", 10), Item.of(2, "a", 30), Item.of(2, "c", 0)), List.of("quantity"))
			.then(all()))).isEqualTo("[1a10, 1b2, 2a30]");
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> withItems(Item.objects.bulkUpdate(List.of(Item.of(1, "a", 1)), List.of("product"))))
			.withMessageContaining("primary key");
	}

	@Test
	void rowsAreFoundOrCreated() {
		assertThat(withItems(Item.objects.getOrCreate(Values.of("order", 1, "product", "a"))))
			.satisfies((result) -> assertThat(result.created() + " " + result.object()).isEqualTo("false 1a1"));
		assertThat(
				withItems(Item.objects.updateOrCreate(Values.of("order", 1, "product", "a"), Values.of("quantity", 6))
					.then(all())))
			.isEqualTo("[1a6, 1b2, 2a3]");
	}

	@Test
	void copiesGetAKeyOfTheirOwn() {
		Item original = Item.of(1, "b", 2);
		Item copy;
		try (Tortoise.Binding bound = orm.tortoise().bind()) {
			Objects.requireNonNull(bound);
			copy = original.clone(List.of(3, "c"));
			assertThatExceptionOfType(ParamsError.class).isThrownBy(original::clone);
		}
		assertThat(withItems(copy.save().then(all()))).isEqualTo("[1a1, 1b2, 2a3, 3c2]");
	}

	@Test
	void linksOfAManyToManyRelationCanHaveSuchAKey() {
		assertThat(withItems(Order.objects.get(3).flatMap((order) -> {
			Product product = new Product();
			product.code = "c";
			return order.products.add(product, Values.of("quantity", 4));
		}).then(all()))).isEqualTo("[1a1, 1b2, 2a3, 3c4]");
		Long orders = withItems(Order.objects.filter("products", "a").count());
		assertThat(orders).isEqualTo(2L);
		assertThat(withItems(Order.objects.get(1).flatMap((order) -> order.products.clear()).then(all())))
			.isEqualTo("[2a3]");
	}

	@Test
	void instancesAreWrittenAndReadAsJson() {
		JsonMapper mapper = JsonMapper.builder().addModule(new TortoiseJacksonModule()).build();
		String json = mapper.writeValueAsString(Item.of(1, "a", 2));
		assertThat(json).contains("\"orderId\":1").contains("\"productId\":\"a\"").contains("\"quantity\":2");
		assertThat(mapper.readValue(json, Item.class).pk()).isEqualTo(List.of(1, "a"));
	}

	@Test
	void metadataDescribesTheKey() {
		assertThat(orm.tortoise().registry().get(Item.class).describe()).containsEntry("pkField", null)
			.containsEntry("compositeKey", List.of("orderId", "productId"));
		assertThat(new Item().pk()).isNull();
	}

}
