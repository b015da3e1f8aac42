package io.tortoiseorm.fields;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.Tortoise;
import io.tortoiseorm.db.r2dbc.R2dbcDatabases;
import io.tortoiseorm.exceptions.ValidationError;
import io.tortoiseorm.meta.ModelRegistry;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Arrays, and values that other programs left in PostgreSQL.
 */
@DatabaseTest(only = TestDatabaseKind.POSTGRES)
class PostgresFieldsTest {

	private static TestOrm orm;

	private static TestDatabase server;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		server = database;
		orm = TestOrm.withModels(database, Lists.class, Sample.class);
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	private static <T> T await(Mono<T> work) {
		return Objects.requireNonNull(orm.await(work));
	}

	private static Lists full() {
		Lists row = new Lists();
		row.shorts = List.of(Short.MIN_VALUE, Short.MAX_VALUE);
		row.ints = Arrays.asList(Integer.MIN_VALUE, null, Integer.MAX_VALUE);
		row.longs = List.of(Long.MIN_VALUE, Long.MAX_VALUE);
		row.doubles = List.of(0.1, Double.MAX_VALUE, Double.MIN_NORMAL);
		row.decimals = List.of(new BigDecimal("0"), new BigDecimal("-1234567890123456789012345678901234567890.000001"),
				new BigDecimal("100000000"));
		row.flags = List.of(true, false);
		row.texts = List.of("", "NULL", "{}", "a,b", "\"\\'", "\ud83d\udc22\n");
		row.uids = List.of(new UUID(0, 0), new UUID(-1, -1));
		row.days = Arrays.asList(LocalDate.of(1, 1, 1), null, LocalDate.of(1500, 2, 28), LocalDate.of(9999, 12, 31));
		row.times = List.of(LocalTime.MIDNIGHT, LocalTime.of(23, 59, 59, 999_999_000));
		row.locals = List.of(LocalDateTime.of(1582, 10, 10, 1, 2, 3, 4_000),
				LocalDateTime.of(1999, 12, 31, 23, 59, 59, 1_000));
		row.instants = List.of(Instant.parse("0001-01-01T00:00:00.000001Z"),
				Instant.parse("9999-12-31T23:59:59.999999Z"));
		return row;
	}

	private static void assertSame(Lists read, Lists written) {
		assertThat(read).usingRecursiveComparison().ignoringFields("id", "state").isEqualTo(written);
	}

	@Test
	void arraysOfEveryType() {
		Lists row = full();
		orm.await(row.save());
		assertSame(await(Lists.objects.get(Objects.requireNonNull(row.id))), row);
		List<Lists> many = List.of(full(), new Lists(), full());
		orm.await(Lists.objects.bulkCreate(many));
		for (Lists one : many) {
			assertSame(await(Lists.objects.get(Objects.requireNonNull(one.id))), one);
		}
	}

	@Test
	void emptyArraysAndNoArraysAreTwoThings() {
		Lists row = new Lists();
		row.ints = List.of();
		row.days = List.of();
		row.texts = List.of();
		orm.await(row.save());
		Lists read = await(Lists.objects.get(Objects.requireNonNull(row.id)));
		assertThat(read.ints).isEmpty();
		assertThat(read.days).isEmpty();
		assertThat(read.texts).isEmpty();
		assertThat(read.longs).isNull();
		assertThat(
				await(Lists.objects.filter("id", Objects.requireNonNull(row.id), "longs__isnull", true, "ints__len", 0)
					.count()))
			.isEqualTo(1);
	}

	@Test
	void aChangedElementIsSaved() {
		Lists row = full();
		row.texts = new java.util.ArrayList<>(List.of("a"));
		orm.await(row.save());
		row.texts.add("b");
		orm.await(row.save());
		assertThat(await(Lists.objects.get(Objects.requireNonNull(row.id))).texts).containsExactly("a", "b");
	}

	@Test
	void elementsThatDoNotFitAreRefused() {
		Lists row = new Lists();
		row.days = List.of(LocalDate.MAX);
		row.texts = List.of("a\u0000");
		assertThatExceptionOfType(ValidationError.class).isThrownBy(() -> orm.await(row.save()))
			.withMessageContaining("Lists.days")
			.withMessageContaining("Lists.texts")
			.withMessageContaining("NUL");
	}

	@Test
	void rawSqlReadsOldTimesRightly() {
		List<Map<String, Object>> rows = await(Sample.objects
			.raw("SELECT 1 AS id, DATE '1500-02-28' AS day, TIMESTAMP '1582-10-10 01:02:03.000004' AS local,"
					+ " TIMESTAMPTZ '1999-12-31 23:59:59.999999+00' AS at, 0.00::NUMERIC(5, 2) AS amount")
			.values()
			.list());
		assertThat(rows.get(0)).containsEntry("day", LocalDate.of(1500, 2, 28))
			.containsEntry("local", LocalDateTime.of(1582, 10, 10, 1, 2, 3, 4_000))
			.containsEntry("at", OffsetDateTime.parse("1999-12-31T23:59:59.999999Z"))
			.containsEntry("amount", new BigDecimal("0.00"));
	}

	@Test
	void infiniteTimesAreReadAsTheGreatestAndTheLeast() {
		server.execute("INSERT INTO samples (id, day, local, instant) VALUES (-1, 'infinity', 'infinity', 'infinity'),"
				+ " (-2, '-infinity', '-infinity', '-infinity')");
		Sample greatest = await(Sample.objects.get(-1));
		assertThat(greatest.day).isEqualTo(LocalDate.MAX);
		assertThat(greatest.local).isEqualTo(LocalDateTime.MAX);
		assertThat(greatest.instant).isAfter(Instant.parse("+999999999-01-01T00:00:00Z"));
		Sample least = await(Sample.objects.get(-2));
		assertThat(least.day).isEqualTo(LocalDate.MIN);
		assertThat(least.local).isEqualTo(LocalDateTime.MIN);
		assertThat(least.instant).isBefore(Instant.parse("-999999999-12-31T00:00:00Z"));
	}

	@Test
	void decimalsOfEverySizeAreReadDigitByDigit() {
		for (String digits : List.of("0.0000000000", "1.0000000000", "-1.0000000000", "10000.0000000000",
				"9999.9999000000", "0.0001000000", "0.0000000001", "123456789012345678.0000000000",
				"12345678901234567890123456.7890123456", "100000000000000000000000000.0000000000")) {
			Sample sample = await(Sample.objects.create("amount", new BigDecimal(digits)));
			assertThat(await(Sample.objects.get(Objects.requireNonNull(sample.pk()))).amount)
				.isEqualTo(new BigDecimal(digits));
		}
	}

	/**
	 * As Spring Boot has it when nothing is configured, and as the ORM makes it.
	 */
	@Test
	void connectionsOfOthersReadTheSame() {
		Lists arrays = full();
		orm.await(arrays.save());
		Sample sample = new Sample();
		sample.day = LocalDate.of(1, 1, 1);
		sample.local = LocalDateTime.of(1582, 10, 10, 1, 2, 3, 4_000);
		sample.instant = Instant.parse("1999-12-31T23:59:59.999999Z");
		sample.amount = new BigDecimal("0.0000000000");
		orm.await(sample.save());
		for (boolean binary : new boolean[] { true, false }) {
			ConnectionFactoryOptions options = ConnectionFactoryOptions.parse(server.r2dbcUrl())
				.mutate()
				.option(Option.valueOf("forceBinary"), binary)
				.build();
			ModelRegistry registry = ModelRegistry.builder()
				.app("models", "default", Sample.class, Lists.class)
				.build();
			Tortoise other = Tortoise.builder(registry)
				.database(R2dbcDatabases.builder("default", ConnectionFactories.get(options), "somebody's").build())
				.build();
			Sample read = Objects.requireNonNull(Sample.objects.get(Objects.requireNonNull(sample.id))
				.contextWrite(other.context())
				.block(java.time.Duration.ofSeconds(60)));
			assertThat(read.day).isEqualTo(sample.day);
			assertThat(read.local).isEqualTo(sample.local);
			assertThat(read.instant).isEqualTo(sample.instant);
			assertThat(read.amount).isEqualTo(sample.amount);
			assertSame(Objects.requireNonNull(Lists.objects.get(Objects.requireNonNull(arrays.id))
				.contextWrite(other.context())
				.block(java.time.Duration.ofSeconds(60))), arrays);
			other.close().block(java.time.Duration.ofSeconds(60));
		}
	}

	/**
	 * An array of each type.
	 */
	@Table(name = "arrays")
	public static class Lists extends Model<Lists> {

		static final Manager<Lists> objects = Manager.of(Lists.class);

		@IntField(primaryKey = true)
		public @Nullable Integer id;

		@ArrayField
		public @Nullable List<Short> shorts;

		@ArrayField
		public @Nullable List<@Nullable Integer> ints;

		@ArrayField
		public @Nullable List<Long> longs;

		@ArrayField
		public @Nullable List<Double> doubles;

		@ArrayField
		public @Nullable List<BigDecimal> decimals;

		@ArrayField
		public @Nullable List<Boolean> flags;

		@ArrayField
		public @Nullable List<String> texts;

		@ArrayField
		public @Nullable List<UUID> uids;

		@ArrayField
		public @Nullable List<@Nullable LocalDate> days;

		@ArrayField
		public @Nullable List<LocalTime> times;

		@ArrayField
		public @Nullable List<LocalDateTime> locals;

		@ArrayField
		public @Nullable List<Instant> instants;

	}

}
