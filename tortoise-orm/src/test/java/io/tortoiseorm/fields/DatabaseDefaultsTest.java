package io.tortoiseorm.fields;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the database fills in is in the instance after it was saved.
 */
@DatabaseTest
class DatabaseDefaultsTest {

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		orm = TestOrm.withModels(database, Preset.class);
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	private static void assertFilled(Preset preset) {
		assertThat(preset.small).isEqualTo((short) -7);
		assertThat(preset.number).isEqualTo(42);
		assertThat(preset.big).isEqualTo(Long.MAX_VALUE);
		assertThat(preset.ratio).isEqualTo(0.1);
		assertThat(preset.amount).isEqualTo(new BigDecimal("1.50"));
		assertThat(preset.flag).isTrue();
		assertThat(preset.label).isEqualTo("it's; a \\ \"\ud83d\udc22\"");
		assertThat(preset.body).isEqualTo("long");
		assertThat(preset.day).isEqualTo(LocalDate.of(2026, 3, 1));
		assertThat(preset.time).isEqualTo(LocalTime.of(12, 30, 15, 1_000));
		assertThat(preset.local).isEqualTo(LocalDateTime.of(2026, 3, 1, 12, 30, 15, 1_000));
		assertThat(preset.moment).isEqualTo(Instant.parse("2026-03-01T12:30:15.000001Z"));
		assertThat(preset.took).isEqualTo(Duration.ofMinutes(90));
		assertThat(preset.uid).isEqualTo(UUID.fromString("00000000-0000-4000-8000-000000000001"));
		assertThat(preset.data).isEqualTo(Map.of("a", List.of(1)));
		assertThat(preset.colour).isEqualTo(Sample.Colour.BLUE);
		assertThat(preset.rank).isEqualTo(Sample.Rank.HIGHEST);
		assertThat(preset.now).isBetween(Instant.now().minusSeconds(3600), Instant.now().plusSeconds(3600));
		assertThat(preset.hex).matches("[0-9a-f]{32}");
		assertThat(preset.computed).isEqualTo(42);
		assertThat(preset.initialised).isEqualTo(5);
	}

	@Test
	void oneInstance() {
		Preset preset = new Preset();
		orm.await(preset.save());
		assertFilled(preset);
		assertFilled(Objects.requireNonNull(orm.await(Preset.objects.get(Objects.requireNonNull(preset.id)))));
		assertThat(orm.statementsOf(preset.save())).isEmpty();
	}

	@Test
	void manyInstances() {
		List<Preset> presets = IntStream.range(0, 3).mapToObj((i) -> new Preset()).toList();
		orm.await(Preset.objects.bulkCreate(presets));
		presets.forEach(DatabaseDefaultsTest::assertFilled);
		assertThat(presets).extracting((preset) -> preset.hex).doesNotHaveDuplicates();
	}

	@Test
	void whatIsSetIsKept() {
		Preset set = new Preset();
		set.number = 1;
		set.label = "";
		set.flag = false;
		Preset unset = new Preset();
		orm.await(Preset.objects.bulkCreate(List.of(unset, set, new Preset())));
		assertFilled(unset);
		assertThat(set.number).isEqualTo(1);
		Preset read = Objects.requireNonNull(orm.await(Preset.objects.get(Objects.requireNonNull(set.id))));
		assertThat(read.number).isEqualTo(1);
		assertThat(read.label).isEmpty();
		assertThat(read.flag).isFalse();
		assertThat(read.big).isEqualTo(Long.MAX_VALUE);
	}

	/**
	 * Has a default of each kind.
	 */
	@Table(name = "presets")
	public static class Preset extends Model<Preset> {

		static final Manager<Preset> objects = Manager.of(Preset.class);

		@IntField(primaryKey = true)
		public @Nullable Integer id;

		@SmallIntField
		@DbDefault("-7")
		public @Nullable Short small;

		@IntField
		@DbDefault("42")
		public @Nullable Integer number;

		@BigIntField
		@DbDefault("9223372036854775807")
		public @Nullable Long big;

		@FloatField
		@DbDefault("0.1")
		public @Nullable Double ratio;

		@DecimalField(maxDigits = 6, decimalPlaces = 2)
		@DbDefault("1.50")
		public @Nullable BigDecimal amount;

		@BooleanField
		@DbDefault("true")
		public @Nullable Boolean flag;

		@CharField(maxLength = 50)
		@DbDefault("it's; a \\ \"\ud83d\udc22\"")
		public @Nullable String label;

		@TextField
		@DbDefault("long")
		public @Nullable String body;

		@DateField
		@DbDefault("2026-03-01")
		public @Nullable LocalDate day;

		@TimeField
		@DbDefault("12:30:15.000001")
		public @Nullable LocalTime time;

		@DatetimeField
		@DbDefault("2026-03-01T12:30:15.000001")
		public @Nullable LocalDateTime local;

		@DatetimeField
		@DbDefault("2026-03-01T14:30:15.000001+02:00")
		public @Nullable Instant moment;

		@TimeDeltaField
		@DbDefault("PT1H30M")
		public @Nullable Duration took;

		@UUIDField
		@DbDefault("00000000-0000-4000-8000-000000000001")
		public @Nullable UUID uid;

		@JSONField
		@DbDefault("{\"a\": [1]}")
		public @Nullable Map<String, Object> data;

		@CharEnumField
		@DbDefault("BLUE")
		public Sample.@Nullable Colour colour;

		@IntEnumField
		@DbDefault("32767")
		public Sample.@Nullable Rank rank;

		@DatetimeField
		@DbDefault(kind = DbDefault.Kind.NOW)
		public @Nullable Instant now;

		@CharField(maxLength = 32)
		@DbDefault(kind = DbDefault.Kind.RANDOM_HEX)
		public @Nullable String hex;

		@IntField
		@DbDefault(kind = DbDefault.Kind.SQL, value = "(40 + 2)")
		public @Nullable Integer computed;

		@IntField
		@DbDefault("6")
		public int initialised = 5;

	}

}
