package io.tortoiseorm.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.db.Database;
import io.tortoiseorm.dialect.Dialects;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.sql.SqlStatement;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The ORM's own work, on rows that are in memory: what it adds to that of a driver.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = { "-Xms1g", "-Xmx1g" })
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class OverheadBenchmarks {

	private final List<Object[]> items = IntStream.rangeClosed(1, 1_000).mapToObj(OverheadBenchmarks::itemRow).toList();

	private final List<Object[]> keys = IntStream.rangeClosed(1, 1_000)
		.mapToObj((id) -> new Object[] { (long) id })
		.toList();

	private final List<Object[]> customers = IntStream.rangeClosed(1, 100)
		.mapToObj(OverheadBenchmarks::customerRow)
		.toList();

	private final List<Object[]> purchases = IntStream.rangeClosed(1, 500)
		.mapToObj(OverheadBenchmarks::purchaseRow)
		.toList();

	private int answered = 1;

	private Tortoise tortoise;

	private OrmStore store;

	private Item item;

	private static Object[] itemRow(int id) {
		Item item = Item.numbered(id);
		return new Object[] { (long) id, item.sku, item.name, item.description, item.quantity, item.price, item.weight,
				item.active, item.status.value(), item.reference, item.releasedOn, item.createdAt };
	}

	private static Object[] customerRow(int id) {
		Customer customer = Customer.numbered(id);
		return new Object[] { (long) id, customer.name, customer.email };
	}

	private static Object[] purchaseRow(int id) {
		Purchase purchase = Purchase.numbered(Customer.numbered(id), id);
		return new Object[] { (long) id, 1L + id % 100, purchase.number, purchase.amount, purchase.placedAt };
	}

	/**
	 * Starts the ORM.
	 */
	@Setup
	public void start() {
		ModelRegistry registry = ModelRegistry.builder()
			.app("models", "default", Item.class, Customer.class, Purchase.class)
			.build();
		Database database = Database.builder("default", new StubTransport(this::answer))
			.dialect(Dialects.postgres())
			.build();
		this.tortoise = Tortoise.builder(registry).database(database).build().start().block();
		this.store = new OrmStore(this.tortoise);
		this.item = this.store.get(1).block();
	}

	private List<Object[]> answer(SqlStatement statement) {
		if (statement.text().startsWith("INSERT")) {
			return this.keys.subList(0, this.answered);
		}
		if (statement.text().contains("\"purchases\"")) {
			return this.purchases;
		}
		return statement.text().contains("\"customers\"") ? this.customers : this.items.subList(0, this.answered);
	}

	/**
	 * Closes the ORM.
	 */
	@TearDown
	public void close() {
		this.tortoise.close().block();
	}

	/**
	 * Reads a row by its key.
	 * @return the item
	 */
	@Benchmark
	public Object getByKey() {
		this.answered = 1;
		return this.store.get(1).block();
	}

	/**
	 * Reads 100 rows.
	 * @return the items
	 */
	@Benchmark
	public Object read100() {
		this.answered = 100;
		return this.store.read(100).block();
	}

	/**
	 * Reads 1,000 rows.
	 * @return the items
	 */
	@Benchmark
	public Object read1000() {
		this.answered = 1_000;
		return this.store.read(1_000).block();
	}

	/**
	 * Inserts a row.
	 * @return the item
	 */
	@Benchmark
	public Object insert() {
		this.answered = 1;
		return this.store.insert(Item.numbered(1)).block();
	}

	/**
	 * Writes one changed field of a row.
	 * @return the item
	 */
	@Benchmark
	public Object update() {
		this.item.quantity++;
		return this.store.updateQuantity(this.item).block();
	}

	/**
	 * Inserts 1,000 rows at once.
	 * @return the items
	 */
	@Benchmark
	public Object bulkCreate1000() {
		this.answered = 1_000;
		return this.store.bulkCreate(Workbench.items(1, 1_000)).block();
	}

	/**
	 * Reads 100 rows and the 500 rows that refer to them.
	 * @return the customers
	 */
	@Benchmark
	public Object prefetch100() {
		return this.store.customersWithPurchases().block();
	}

}
