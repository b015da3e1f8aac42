package io.tortoiseorm.fields;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same values over the driver of MariaDB, which reaches both databases.
 */
@DatabaseTest(only = { TestDatabaseKind.MARIADB, TestDatabaseKind.MYSQL })
class MariaDbDriverFieldsTest {

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		orm = TestOrm.withModels(database, Map.of("driver", "mariadb"), UnaryOperator.identity(), Sample.class);
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	private static Sample read(Sample sample) {
		return Objects.requireNonNull(orm.await(Sample.objects.get(Objects.requireNonNull(sample.id))));
	}

	@TestFactory
	Stream<DynamicTest> whatGoesInComesOut() {
		return ExtremeValues.byField()
			.entrySet()
			.stream()
			.map((entry) -> DynamicTest.dynamicTest(entry.getKey(), () -> {
				List<Sample> samples = entry.getValue()
					.stream()
					.map((value) -> Sample.with(entry.getKey(), value))
					.toList();
				orm.await(Sample.objects.bulkCreate(samples));
				for (Sample sample : samples) {
					assertThat(read(sample)).usingRecursiveComparison().ignoringFields("state").isEqualTo(sample);
				}
			}));
	}

	@Test
	void questionMarksInPatternsAndManyValuesAreTakenAsTheyAre() {
		Sample sample = new Sample();
		sample.data = Map.of("at", "2024-02-29T23:30:00-02:00");
		orm.await(sample.save());
		List<Integer> ids = IntStream.range(0, 70_000).boxed().toList();
		assertThat(orm.await(Sample.objects.filter("data__filter", Map.of("at__month", 3), "id__in", ids).count()))
			.isOne();
	}

	@Test
	void oneRowGetsItsKeyAsManyDo() {
		Sample first = new Sample();
		orm.await(first.save());
		List<Sample> more = List.of(new Sample(), new Sample(), new Sample());
		orm.await(Sample.objects.bulkCreate(more));
		assertThat(Objects.requireNonNull(more.get(0).id)).isGreaterThan(Objects.requireNonNull(first.id));
		assertThat(more).extracting((sample) -> sample.id).doesNotHaveDuplicates().doesNotContainNull();
		assertThat(read(first)).isEqualTo(first);
	}

}
