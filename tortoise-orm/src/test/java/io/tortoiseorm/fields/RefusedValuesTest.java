package io.tortoiseorm.fields;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.tortoiseorm.Values;
import io.tortoiseorm.exceptions.TortoiseException;
import io.tortoiseorm.exceptions.ValidationError;
import io.tortoiseorm.exceptions.ValidationError.Violation;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a field or the database cannot hold is refused before anything is sent, with the
 * field, what was found and what is allowed.
 */
@DatabaseTest
class RefusedValuesTest {

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		orm = TestOrm.withModels(database, Sample.class);
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	private static Violation refused(Mono<?> work) {
		List<ValidationError> errors = new java.util.ArrayList<>();
		assertThat(orm.statementsOf(work.then().onErrorResume(ValidationError.class, (error) -> {
			errors.add(error);
			return Mono.empty();
		}))).isEmpty();
		assertThat(errors).hasSize(1);
		assertThat(errors.get(0).getModel()).isEqualTo("Sample");
		return errors.get(0).getViolations().get(0);
	}

	private static Map<String, List<?>> unfit() {
		Map<String, List<?>> unfit = new LinkedHashMap<>();
		unfit.put("amount", List.of(new BigDecimal("1e28"), new BigDecimal("-1e28")));
		unfit.put("whole", List.of(new BigDecimal("100000000000000000000")));
		unfit.put("label", List.of("12345678901", "\ud83d\udc22".repeat(11), "half \ud83d", "\udc22"));
		unfit.put("body", List.of("half \ud83d of one"));
		unfit.put("day", List.of(LocalDate.of(0, 12, 31), LocalDate.of(10_000, 1, 1), LocalDate.MIN, LocalDate.MAX));
		unfit.put("instant", List.of(Instant.parse("0000-12-31T23:59:59Z"), Instant.parse("+10000-01-01T00:00:00Z"),
				Instant.MIN, Instant.MAX));
		unfit.put("local", List.of(LocalDateTime.of(0, 12, 31, 23, 59), LocalDateTime.MIN, LocalDateTime.MAX));
		unfit.put("took", List.of(Duration.ofSeconds(Long.MAX_VALUE), Duration.ofSeconds(Long.MIN_VALUE)));
		return unfit;
	}

	@TestFactory
	Stream<DynamicTest> nothingIsSentHoweverItIsWritten() {
		return unfit().entrySet().stream().map((entry) -> DynamicTest.dynamicTest(entry.getKey(), () -> {
			String field = entry.getKey();
			for (Object value : entry.getValue()) {
				assertThat(refused(Sample.with(field, value).save()).field()).isEqualTo(field);
				assertThat(refused(Sample.objects.bulkCreate(List.of(new Sample(), Sample.with(field, value)))).field())
					.isEqualTo("[1]." + field);
				assertThat(refused(Sample.objects.filter("id", 1).update(field, value)).field()).isEqualTo(field);
				Sample saved = new Sample();
				orm.await(saved.save());
				Sample changed = Sample.with(field, value);
				changed.id = saved.id;
				assertThat(refused(Sample.objects.bulkUpdate(List.of(changed), List.of(field))).field())
					.isEqualTo("[0]." + field);
			}
		}));
	}

	@Test
	void valuesByNameAreRefusedToo() {
		Map<String, Object> unfit = Map.of("small", 32_768, "number", 1L << 31, "big", new BigDecimal("1e19"), "ratio",
				"much", "single", 1e39, "flag", "maybe", "day", "31.12.2024", "uid", "no", "colour", "GREEN", "rank",
				5);
		unfit.forEach((field, value) -> {
			assertThatExceptionOfType(TortoiseException.class)
				.isThrownBy(() -> orm.await(Sample.objects.create(Values.of(Map.of(field, value)))))
				.withMessageContaining("Sample." + field)
				.withMessageContaining(String.valueOf(value));
			Violation violation = refused(Sample.objects.filter("id", 1).update(field, value));
			assertThat(violation.field()).isEqualTo(field);
			assertThat(violation.message()).contains("expected", String.valueOf(value));
		});
	}

	@Test
	void allViolationsAreTold() {
		Sample sample = new Sample();
		sample.label = "far too long";
		sample.day = LocalDate.MAX;
		sample.whole = new BigDecimal("1e30");
		assertThatExceptionOfType(ValidationError.class).isThrownBy(() -> orm.await(sample.save()))
			.satisfies((error) -> assertThat(error.getViolations()).extracting(Violation::field)
				.containsExactlyInAnyOrder("label", "day", "whole"))
			.withMessageContainingAll("Sample.label: has 12 characters, at most 10 are allowed", "Sample.day: ",
					"from year 1 to 9999", "maxDigits 20, decimalPlaces 0");
	}

	@Test
	void decimalsAreRoundedHalfToEvenOnEveryDatabase() {
		for (String[] pair : new String[][] { { "0.5", "0" }, { "1.5", "2" }, { "2.5", "2" }, { "-2.5", "-2" },
				{ "2.51", "3" } }) {
			Sample sample = Objects.requireNonNull(orm.await(Sample.objects.create("whole", new BigDecimal(pair[0]))));
			assertThat(Objects.requireNonNull(orm.await(Sample.objects.get(Objects.requireNonNull(sample.pk())))).whole)
				.isEqualTo(new BigDecimal(pair[1]));
		}
	}

	@Test
	void nulIsKeptWhereTheDatabaseCanAndRefusedElsewhere() {
		boolean refuses = orm.kind() == TestDatabaseKind.POSTGRES;
		for (String field : List.of("label", "body", "data")) {
			Object value = "a\u0000b";
			Sample sample = Sample.with(field, value);
			if (refuses) {
				Violation violation = refused(sample.save());
				assertThat(violation.field()).isEqualTo(field);
				assertThat(violation.message()).contains("NUL", "PostgreSQL");
				assertThat(refused(Sample.objects.bulkCreate(List.of(sample))).field()).isEqualTo("[0]." + field);
				assertThat(refused(Sample.objects.filter("id", 1).update(field, value)).field()).isEqualTo(field);
			}
			else {
				orm.await(sample.save());
				Sample read = Objects
					.requireNonNull(orm.await(Sample.objects.get(Objects.requireNonNull(sample.pk()))));
				assertThat(List.of(String.valueOf(read.label), String.valueOf(read.body), String.valueOf(read.data)))
					.contains((String) value);
			}
		}
	}

	@Test
	void numbersThatAreNoneAreKeptWhereTheDatabaseCanAndRefusedElsewhere() {
		for (double number : new double[] { Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY }) {
			Sample sample = new Sample();
			sample.ratio = number;
			boolean holds = switch (orm.kind()) {
				case H2, POSTGRES -> true;
				case SQLITE -> !Double.isNaN(number);
				case MARIADB, MYSQL -> false;
			};
			if (holds) {
				orm.await(sample.save());
				assertThat(Objects
					.requireNonNull(orm.await(Sample.objects.get(Objects.requireNonNull(sample.pk())))).ratio)
					.isEqualTo(Double.valueOf(number));
			}
			else {
				assertThat(refused(sample.save()).message()).contains(String.valueOf(number), orm.kind().displayName());
			}
		}
	}

	/**
	 * H2 counts UTF-16, the others count characters.
	 */
	@Test
	void rareCharactersCountAsOneWhereTheDatabaseCanAndAreRefusedElsewhere() {
		String label = "\ud83d\udc22".repeat(10);
		Sample sample = new Sample();
		sample.label = label;
		if (orm.kind() == TestDatabaseKind.H2) {
			assertThat(refused(sample.save()).message()).contains("20 places", "At most 10");
			assertThat(orm.await(Sample.objects.filter("label", label).count())).isZero();
		}
		else {
			orm.await(sample.save());
			assertThat(orm.await(Sample.objects.filter("label", label).count())).isEqualTo(1);
		}
	}

}
