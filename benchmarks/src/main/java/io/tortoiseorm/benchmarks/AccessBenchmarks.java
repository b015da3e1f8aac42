package io.tortoiseorm.benchmarks;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.tortoiseorm.meta.FieldMeta;
import io.tortoiseorm.meta.InstanceWriter;
import io.tortoiseorm.meta.ModelBase;
import io.tortoiseorm.meta.ModelMeta;
import io.tortoiseorm.meta.ModelRegistry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Properties of instances, written and read as the ORM does it and by such code as an
 * annotation processor would write for each model. Instances of three models take turns,
 * so that neither side profits from there being one model only.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = { "-Xms1g", "-Xmx1g" })
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class AccessBenchmarks {

	private static final int MODELS = 3;

	private final ModelBase[] instances = { Item.numbered(7), Customer.numbered(7),
			Purchase.numbered(Customer.numbered(7), 7) };

	private final Accessor[] generated = { new ItemAccessor(), new CustomerAccessor(), new PurchaseAccessor() };

	private final Object[][] values = new Object[MODELS][];

	private final InstanceWriter[] writers = new InstanceWriter[MODELS];

	private final FieldMeta[][] fields = new FieldMeta[MODELS][];

	/**
	 * Finds the properties that hold a column's value.
	 */
	@Setup
	public void prepare() {
		ModelRegistry registry = ModelRegistry.builder()
			.app("models", "default", Item.class, Customer.class, Purchase.class)
			.build();
		for (int i = 0; i < MODELS; i++) {
			ModelMeta model = registry.get(this.instances[i].getClass());
			List<FieldMeta> properties = model.fields()
				.stream()
				.filter((field) -> !field.name().equals("customerId"))
				.toList();
			this.fields[i] = properties.toArray(FieldMeta[]::new);
			this.writers[i] = model.writer(properties);
			this.values[i] = new Object[properties.size()];
			this.fields[i][0].set(this.instances[i], 7L);
			this.generated[i].read(this.instances[i], this.values[i]);
		}
	}

	/**
	 * Writes an instance of each model as the ORM does.
	 */
	@Benchmark
	@OperationsPerInvocation(MODELS)
	public void writeByHandles() {
		for (int i = 0; i < MODELS; i++) {
			this.writers[i].write(this.instances[i], this.values[i]);
		}
	}

	/**
	 * Writes an instance of each model by code for it.
	 */
	@Benchmark
	@OperationsPerInvocation(MODELS)
	public void writeByCode() {
		for (int i = 0; i < MODELS; i++) {
			this.generated[i].write(this.instances[i], this.values[i]);
		}
	}

	/**
	 * Reads an instance of each model as the ORM does.
	 * @param blackhole takes the values
	 */
	@Benchmark
	@OperationsPerInvocation(MODELS)
	public void readByHandles(Blackhole blackhole) {
		for (int i = 0; i < MODELS; i++) {
			FieldMeta[] properties = this.fields[i];
			Object[] read = new Object[properties.length];
			for (int j = 0; j < properties.length; j++) {
				read[j] = properties[j].get(this.instances[i]);
			}
			blackhole.consume(read);
		}
	}

	/**
	 * Reads an instance of each model by code for it.
	 * @param blackhole takes the values
	 */
	@Benchmark
	@OperationsPerInvocation(MODELS)
	public void readByCode(Blackhole blackhole) {
		for (int i = 0; i < MODELS; i++) {
			Object[] read = new Object[this.fields[i].length];
			this.generated[i].read(this.instances[i], read);
			blackhole.consume(read);
		}
	}

	/**
	 * What a processor would implement for each model.
	 */
	private interface Accessor {

		void write(ModelBase instance, Object[] values);

		void read(ModelBase instance, Object[] values);

	}

	private static final class ItemAccessor implements Accessor {

		@Override
		public void write(ModelBase instance, Object[] values) {
			Item item = (Item) instance;
			item.id = (Long) values[0];
			item.sku = (String) values[1];
			item.name = (String) values[2];
			item.description = (String) values[3];
			item.quantity = (Integer) values[4];
			item.price = (BigDecimal) values[5];
			item.weight = (Double) values[6];
			item.active = (Boolean) values[7];
			item.status = (ItemStatus) values[8];
			item.reference = (UUID) values[9];
			item.releasedOn = (LocalDate) values[10];
			item.createdAt = (Instant) values[11];
		}

		@Override
		public void read(ModelBase instance, Object[] values) {
			Item item = (Item) instance;
			values[0] = item.id;
			values[1] = item.sku;
			values[2] = item.name;
			values[3] = item.description;
			values[4] = item.quantity;
			values[5] = item.price;
			values[6] = item.weight;
			values[7] = item.active;
			values[8] = item.status;
			values[9] = item.reference;
			values[10] = item.releasedOn;
			values[11] = item.createdAt;
		}

	}

	private static final class CustomerAccessor implements Accessor {

		@Override
		public void write(ModelBase instance, Object[] values) {
			Customer customer = (Customer) instance;
			customer.id = (Long) values[0];
			customer.name = (String) values[1];
			customer.email = (String) values[2];
		}

		@Override
		public void read(ModelBase instance, Object[] values) {
			Customer customer = (Customer) instance;
			values[0] = customer.id;
			values[1] = customer.name;
			values[2] = customer.email;
		}

	}

	private static final class PurchaseAccessor implements Accessor {

		@Override
		public void write(ModelBase instance, Object[] values) {
			Purchase purchase = (Purchase) instance;
			purchase.id = (Long) values[0];
			purchase.number = (String) values[1];
			purchase.amount = (BigDecimal) values[2];
			purchase.placedAt = (Instant) values[3];
		}

		@Override
		public void read(ModelBase instance, Object[] values) {
			Purchase purchase = (Purchase) instance;
			values[0] = purchase.id;
			values[1] = purchase.number;
			values[2] = purchase.amount;
			values[3] = purchase.placedAt;
		}

	}

}
