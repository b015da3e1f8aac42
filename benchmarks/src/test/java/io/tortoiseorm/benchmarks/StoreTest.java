package io.tortoiseorm.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The work by hand and by the ORM is the same work.
 */
@DatabaseTest(only = { TestDatabaseKind.POSTGRES, TestDatabaseKind.H2 })
class StoreTest {

	private static Workbench workbench;

	@BeforeDatabaseTests
	static void open(TestDatabase database) {
		workbench = Workbench.open(database);
	}

	@AfterDatabaseTests
	static void close() {
		workbench.closeStores();
	}

	@BeforeEach
	void refill() {
		workbench.refillItems();
	}

	@ParameterizedTest
	@EnumSource
	void getsByKey(Implementation implementation) {
		Item item = store(implementation).get(7).block();
		assertThat(values(item)).isEqualTo(values(stored(7)));
	}

	@ParameterizedTest
	@EnumSource
	void readsRows(Implementation implementation) {
		List<Item> items = store(implementation).read(100).block();
		assertThat(items.stream().map(StoreTest::values).toList())
			.isEqualTo(IntStream.rangeClosed(1, 100).mapToObj(StoreTest::stored).map(StoreTest::values).toList());
	}

	@ParameterizedTest
	@EnumSource
	void inserts(Implementation implementation) {
		Item item = store(implementation).insert(Item.numbered(1_001)).block();
		assertThat(item.id).isEqualTo(1_001);
		assertThat(values(other(implementation).get(1_001).block())).isEqualTo(values(item));
	}

	@ParameterizedTest
	@EnumSource
	void updates(Implementation implementation) {
		Item item = store(implementation).get(7).block();
		item.quantity = 4_711;
		assertThat(store(implementation).updateQuantity(item).block()).isSameAs(item);
		assertThat(values(other(implementation).get(7).block())).isEqualTo(values(item));
		assertThat(values(other(implementation).get(8).block())).isEqualTo(values(stored(8)));
	}

	@ParameterizedTest
	@EnumSource
	void createsManyAtOnce(Implementation implementation) {
		List<Item> items = new ArrayList<>(Workbench.items(1, ItemBenchmarks.BULK));
		store(implementation).bulkCreate(items).block();
		assertThat(items).extracting((item) -> item.id)
			.isEqualTo(IntStream.rangeClosed(1_001, 2_000).mapToObj(Long::valueOf).toList());
		List<Item> all = other(implementation).read(2_000).block();
		assertThat(all.stream().skip(Workbench.ITEMS).map(StoreTest::values).toList())
			.isEqualTo(items.stream().map(StoreTest::values).toList());
	}

	@ParameterizedTest
	@EnumSource
	void readsParentsWithChildren(Implementation implementation) {
		List<Customer> customers = store(implementation).customersWithPurchases().block();
		assertThat(customers).hasSize(Workbench.CUSTOMERS).allSatisfy((customer) -> {
			assertThat(customer.purchases.list()).extracting((purchase) -> purchase.number)
				.containsExactlyInAnyOrder("P-1", "P-2", "P-3", "P-4", "P-5");
			assertThat(customer.purchases.list()).allMatch((purchase) -> customer.id.equals(purchase.customer.id()));
		});
	}

	private static Store store(Implementation implementation) {
		return workbench.store(implementation);
	}

	private static Store other(Implementation implementation) {
		return store((implementation == Implementation.RAW) ? Implementation.ORM : Implementation.RAW);
	}

	private static Item stored(int id) {
		Item item = Item.numbered(id);
		item.id = (long) id;
		return item;
	}

	private static List<Object> values(Item item) {
		return List.of(item.id, item.sku, item.name, item.description, item.quantity, item.price, item.weight,
				item.active, item.status, item.reference, item.releasedOn, item.createdAt);
	}

}
