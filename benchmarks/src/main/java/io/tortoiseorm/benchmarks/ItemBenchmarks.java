package io.tortoiseorm.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is measured: each method runs many operations, as many of them at once as there
 * are connections.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = { "-Xms1g", "-Xmx1g" })
@Warmup(iterations = 24, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 32, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ItemBenchmarks {

	static final int BULK = 1_000;

	private static final int SINGLE = 400;

	private static final int HUNDREDS = 80;

	private static final int THOUSANDS = 16;

	/** The database, by the name of its {@link TestDatabaseKind}. */
	@Param({ "POSTGRES", "H2" })
	public TestDatabaseKind database = TestDatabaseKind.H2;

	/** Who does the work. */
	@Param("BOTH")
	public Turns turns = Turns.BOTH;

	private Workbench workbench;

	private Store store;

	private List<Item> items;

	private int iteration;

	private int round;

	/**
	 * Creates the database.
	 */
	@Setup(Level.Trial)
	public void open() {
		this.workbench = Workbench.open(TestDatabase.create(this.database));
	}

	/**
	 * Begins each iteration with the same rows.
	 */
	@Setup(Level.Iteration)
	public void fill() {
		this.store = this.workbench.store(this.turns.at(this.iteration));
		this.iteration++;
		this.workbench.refillItems();
		this.items = this.store.read(SINGLE).block();
	}

	/**
	 * Drops the database.
	 */
	@TearDown(Level.Trial)
	public void close() {
		this.workbench.close();
	}

	/**
	 * Reads a row by its key.
	 * @return the last one
	 */
	@Benchmark
	@OperationsPerInvocation(SINGLE)
	public Object getByKey() {
		return run(SINGLE, (i) -> this.store.get(1 + i % Workbench.ITEMS));
	}

	/**
	 * Reads 100 rows.
	 * @return the last list
	 */
	@Benchmark
	@OperationsPerInvocation(HUNDREDS)
	public Object read100() {
		return run(HUNDREDS, (i) -> this.store.read(100));
	}

	/**
	 * Reads 1,000 rows.
	 * @return the last list
	 */
	@Benchmark
	@OperationsPerInvocation(THOUSANDS)
	public Object read1000() {
		return run(THOUSANDS, (i) -> this.store.read(1_000));
	}

	/**
	 * Inserts a row.
	 * @return the last item
	 */
	@Benchmark
	@OperationsPerInvocation(SINGLE)
	public Object insert() {
		return run(SINGLE, (i) -> this.store.insert(Item.numbered(i)));
	}

	/**
	 * Writes one changed field of a row.
	 * @return the last item
	 */
	@Benchmark
	@OperationsPerInvocation(SINGLE)
	public Object update() {
		this.round++;
		return run(SINGLE, (i) -> {
			Item item = this.items.get(i);
			item.quantity = this.round;
			return this.store.updateQuantity(item);
		});
	}

	/**
	 * Inserts 1,000 rows at once.
	 * @return the last list
	 */
	@Benchmark
	@OperationsPerInvocation(THOUSANDS)
	public Object bulkCreate1000() {
		return run(THOUSANDS, (i) -> this.store.bulkCreate(Workbench.items(1, BULK)));
	}

	/**
	 * Reads 100 rows and the 500 rows that refer to them.
	 * @return the last list
	 */
	@Benchmark
	@OperationsPerInvocation(HUNDREDS)
	public Object prefetch100() {
		return run(HUNDREDS, (i) -> this.store.customersWithPurchases());
	}

	private static Object run(int count, IntFunction<? extends Mono<?>> operation) {
		return Flux.range(0, count).flatMap(operation::apply, Store.CONNECTIONS).blockLast();
	}

}
