package io.tortoiseorm.fields;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.stream.Stream;

import io.tortoiseorm.Tortoise;
import io.tortoiseorm.TortoiseConfig;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What goes into a field comes out of it, however it is written and read.
 */
@DatabaseTest
class RoundTripTest {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final Map<String, List<Object>> VALUES = ExtremeValues.byField();

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		orm = TestOrm.withModels(database, Sample.class);
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	private static <T> T run(Mono<T> work) {
		return orm.await(work);
	}

	private static Sample read(Object key) {
		return run(Sample.objects.get(key));
	}

	private static @Nullable Object get(Sample sample, String field) {
		try {
			return Sample.class.getField(field).get(sample);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String shown(Object value) {
		String text = String.valueOf(value);
		return (text.length() < 60) ? text : text.substring(0, 60) + "…";
	}

	private static Stream<DynamicTest> forEachField(FieldCheck check) {
		return VALUES.entrySet()
			.stream()
			.map((entry) -> DynamicTest.dynamicTest(entry.getKey(), () -> SoftAssertions
				.assertSoftly((softly) -> check.check(entry.getKey(), entry.getValue(), softly))));
	}

	@TestFactory
	Stream<DynamicTest> savedOneByOne() {
		return forEachField((field, values, softly) -> {
			for (Object value : values) {
				softly.assertThatCode(() -> {
					Sample sample = Sample.with(field, value);
					run(sample.save());
					assertThat(get(read(sample.pk()), field)).isEqualTo(value);
				}).as(shown(value)).doesNotThrowAnyException();
			}
		});
	}

	@TestFactory
	Stream<DynamicTest> savedTogether() {
		return forEachField((field, values, softly) -> {
			List<@Nullable Object> all = new ArrayList<>(values);
			all.add(values.size() / 2, null);
			List<Sample> samples = all.stream().map((value) -> Sample.with(field, value)).toList();
			run(Sample.objects.bulkCreate(samples));
			for (int i = 0; i < all.size(); i++) {
				softly.assertThat(get(read(samples.get(i).pk()), field)).as("" + i).isEqualTo(all.get(i));
			}
		});
	}

	@TestFactory
	Stream<DynamicTest> updatedTogether() {
		return forEachField((field, values, softly) -> {
			List<Sample> samples = values.stream().map((value) -> new Sample()).toList();
			run(Sample.objects.bulkCreate(samples));
			for (int i = 0; i < samples.size(); i++) {
				samples.get(i).set(field, values.get(i));
			}
			run(Sample.objects.bulkUpdate(samples, List.of(field)));
			for (int i = 0; i < samples.size(); i++) {
				softly.assertThat(get(read(samples.get(i).pk()), field)).as("" + i).isEqualTo(values.get(i));
			}
		});
	}

	@TestFactory
	Stream<DynamicTest> updatedByQueryAndReadAsValue() {
		return forEachField((field, values, softly) -> {
			Object key = run(Sample.objects.create(new Sample())).pk();
			for (Object value : values) {
				softly.assertThatCode(() -> {
					run(Sample.objects.filter("id", key).update(field, value));
					Map<String, Object> row = run(Sample.objects.filter("id", key).values(field).first());
					assertThat(row.get(field)).isEqualTo(value);
				}).as(shown(value)).doesNotThrowAnyException();
			}
		});
	}

	@TestFactory
	Stream<DynamicTest> foundByThatValueAlone() {
		return forEachField((field, values, softly) -> {
			if (field.equals("data")) {
				return;
			}
			run(Sample.objects.all().delete());
			List<Sample> samples = values.stream().map((value) -> Sample.with(field, value)).toList();
			run(Sample.objects.bulkCreate(samples));
			for (int i = 0; i < samples.size(); i++) {
				Object value = values.get(i);
				softly.assertThat(run(Sample.objects.filter(field, value).list()))
					.as(shown(value))
					.containsExactly(samples.get(i));
				softly.assertThat(run(Sample.objects.filter(field + "__in", List.of(value)).list()))
					.as(shown(value) + " in")
					.containsExactly(samples.get(i));
			}
			run(Sample.objects.all().delete());
		});
	}

	@Test
	void nullsStayNulls() {
		Sample sample = run(Sample.objects.create(new Sample()));
		Sample read = read(sample.pk());
		VALUES.keySet().forEach((field) -> assertThat(get(read, field)).as(field).isNull());
	}

	@Test
	void instantsAreThePointInTimeInWhateverZoneTheyAreGiven() {
		for (Instant instant : List.of(Instant.parse("2024-03-10T07:30:00Z"), Instant.parse("2024-11-03T06:30:00Z"))) {
			for (Object form : ExtremeValues.otherForms(instant)) {
				Sample sample = run(Sample.objects.create("instant", form, "offset", form, "zoned", form));
				Sample read = read(sample.pk());
				assertThat(read.instant).isEqualTo(instant);
				assertThat(read.offset).isEqualTo(instant.atOffset(ZoneOffset.UTC));
				assertThat(read.zoned).isEqualTo(instant.atZone(ZoneOffset.UTC));
				assertThat(run(Sample.objects.filter("id", sample.pk(), "instant", form, "offset", form, "zoned", form)
					.exists())).isTrue();
			}
		}
	}

	/**
	 * Zones behind and ahead of UTC, one with an hour that is left out in spring.
	 */
	@ResourceLock(Resources.TIME_ZONE)
	@TestFactory
	Stream<DynamicTest> theZoneOfTheProcessDoesNotMatter(TestDatabase database) {
		return Stream.of("America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati")
			.map((zone) -> DynamicTest.dynamicTest(zone, () -> {
				TimeZone before = TimeZone.getDefault();
				TimeZone.setDefault(TimeZone.getTimeZone(zone));
				Tortoise there = Objects.requireNonNull(
						Tortoise
							.init(TortoiseConfig.builder()
								.connection("default", database.url())
								.app("models", (app) -> app.models(Sample.class))
								.build())
							.block(TIMEOUT));
				try {
					roundTripOfTimes(there);
				}
				finally {
					there.close().block(TIMEOUT);
					TimeZone.setDefault(before);
				}
			}));
	}

	/** Written here and read there, and the other way round. */
	private static void roundTripOfTimes(Tortoise there) {
		Map<String, List<Object>> times = new HashMap<>(VALUES);
		times.keySet().retainAll(List.of("day", "time", "instant", "offset", "zoned", "local"));
		SoftAssertions.assertSoftly((softly) -> times.forEach((field, values) -> values.forEach((value) -> {
			Sample sample = Sample.with(field, value);
			sample.save().contextWrite(there.context()).block(TIMEOUT);
			softly.assertThat(get(read(sample.pk()), field)).as(field).isEqualTo(value);
			softly
				.assertThat(get(Objects.requireNonNull(
						Sample.objects.get(sample.pk()).contextWrite(there.context()).block(TIMEOUT)), field))
				.as(field)
				.isEqualTo(value);
			softly
				.assertThat(Sample.objects.filter("id", sample.pk(), field, value)
					.exists()
					.contextWrite(there.context())
					.block(TIMEOUT))
				.as(field)
				.isTrue();
		})));
	}

	/**
	 * Looks at one field.
	 */
	private interface FieldCheck {

		void check(String field, List<Object> values, SoftAssertions softly);

	}

}
