package io.tortoiseorm.benchmarks;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactories;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.TortoiseConfig;
import io.tortoiseorm.db.ConnectionConfig;
import io.tortoiseorm.db.r2dbc.R2dbcDatabases;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import reactor.core.publisher.Mono;

/**
 * A database with the rows that are read, and the stores on it.
 */
final class Workbench implements AutoCloseable {

	static final int ITEMS = 1_000;

	static final int CUSTOMERS = 100;

	static final int PURCHASES_PER_CUSTOMER = 5;

	private final TestDatabase database;

	private final Map<Implementation, Store> stores = new EnumMap<>(Implementation.class);

	private Workbench(TestDatabase database) {
		this.database = database;
	}

	/**
	 * Creates the tables and fills them.
	 * @param database an empty database, which is dropped with the workbench
	 * @return the stores on the database
	 */
	static Workbench open(TestDatabase database) {
		ConnectionConfig connection = ConnectionConfig.of("default",
				database.url() + "?minsize=" + Store.CONNECTIONS + "&maxsize=" + Store.CONNECTIONS);
		TortoiseConfig config = TortoiseConfig.builder()
			.connection(connection)
			.app("models", (app) -> app.models(Item.class, Customer.class, Purchase.class))
			.build();
		Tortoise tortoise = Tortoise.init(config).block();
		fill(tortoise).block();
		Workbench workbench = new Workbench(database);
		workbench.stores.put(Implementation.ORM, new OrmStore(tortoise));
		workbench.stores.put(Implementation.RAW,
				raw(database.kind(), R2dbcDatabases.pool(connection, ConnectionFactories::get)));
		workbench.refillItems();
		return workbench;
	}

	private static RawStore raw(TestDatabaseKind kind, ConnectionPool pool) {
		return switch (kind) {
			case POSTGRES -> new RawPostgresStore(pool);
			case H2 -> new RawH2Store(pool);
			default -> throw new IllegalArgumentException("No SQL for " + kind.displayName());
		};
	}

	private static Mono<Void> fill(Tortoise tortoise) {
		List<Customer> customers = IntStream.range(0, CUSTOMERS).mapToObj(Customer::numbered).toList();
		Mono<?> purchases = Mono.defer(() -> Purchase.objects.bulkCreate(purchases(customers)));
		return tortoise.createSchemas()
			.then(Customer.objects.bulkCreate(customers))
			.then(purchases)
			.then()
			.contextWrite(tortoise.context());
	}

	private static List<Purchase> purchases(List<Customer> customers) {
		return customers.stream()
			.flatMap((customer) -> Stream.iterate(1, (number) -> number + 1)
				.limit(PURCHASES_PER_CUSTOMER)
				.map((number) -> Purchase.numbered(customer, number)))
			.toList();
	}

	Store store(Implementation implementation) {
		return this.stores.get(implementation);
	}

	/**
	 * Puts the items back to what they were at first: keys and numbers from 1 on.
	 */
	void refillItems() {
		this.database.execute("TRUNCATE TABLE items RESTART IDENTITY");
		store(Implementation.RAW).bulkCreate(items(1, ITEMS)).block();
		if (this.database.kind() == TestDatabaseKind.POSTGRES) {
			this.database.execute("ANALYZE items");
		}
	}

	static List<Item> items(int first, int count) {
		return IntStream.range(first, first + count).mapToObj(Item::numbered).toList();
	}

	/**
	 * Closes the connections and leaves the database as it is.
	 */
	void closeStores() {
		this.stores.values().forEach((store) -> store.close().block());
	}

	@Override
	public void close() {
		closeStores();
		this.database.close();
	}

}
