package io.tortoiseorm.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.tortoiseorm.Manager;
import io.tortoiseorm.Model;
import io.tortoiseorm.Table;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.JsonPath;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.fields.CharField;
import io.tortoiseorm.fields.DatetimeField;
import io.tortoiseorm.fields.IntField;
import io.tortoiseorm.fields.JSONField;
import io.tortoiseorm.golden.models.Level;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import io.tortoiseorm.testing.TestDatabaseKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Values inside JSON documents, compared as what they are compared with: numbers, truth
 * values, texts, dates, times, parts of dates, and documents.
 */
@DatabaseTest
class JsonComparisonsTest {

	private static final String ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

	private static final List<Object> DOCUMENTS = List.of(Map.of("at", "2024-02-29"),
			Map.of("at", "2024-02-29T10:30:15.123456Z"), Map.of("at", "2024-02-29T23:30:00-02:00"),
			Map.of("at", "2024-12-30 08:00:00"), Map.of("at", "2024-12-30T08:00+05:30"),
			Map.of("at", "2023-02-29T25:00:00"), Map.of("at", "soon"),
			Map.of("at", Map.of("year", 2024, "date", "2025-01-01", "search", "here")),
			Map.of("n", new BigDecimal("12345678.05"), "i", 3, "f", -0.25, "yes", true, "clock", "08:15"),
			Map.of("n", 10, "i", 4, "f", 1e300, "yes", false, "clock", "08:15:30.5", "id", ID, "level", 10),
			Map.of("tags", List.of("a", "b"), "deep", List.of(Map.of("x", List.of(1, Map.of("y", "z")))), "name",
					"Ann"));

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void open(TestDatabase database) {
		orm = TestOrm.withModels(database, Paper.class);
		List<Paper> papers = new ArrayList<>();
		for (Object document : DOCUMENTS) {
			Paper paper = new Paper();
			paper.id = papers.size() + 1;
			paper.name = "Ann";
			paper.number = 3;
			paper.writtenAt = Instant.parse("2024-02-29T10:30:15.123456Z");
			paper.data = document;
			papers.add(paper);
		}
		orm.await(Paper.objects.bulkCreate(papers));
	}

	@AfterDatabaseTests
	static void close() {
		orm.close();
	}

	private static @Nullable List<Object> where(String path, @Nullable Object value) {
		return where(Q.of("data__filter", Collections.singletonMap(path, value)));
	}

	private static @Nullable List<Object> where(Q condition) {
		return orm.await(Paper.objects.filter(condition).orderBy("id").valuesListFlat("id").list());
	}

	@Test
	void numbersAreComparedExactly() {
		assertThat(where("n", new BigDecimal("12345678.05"))).containsExactly(9);
		assertThat(where("n__gt", new BigInteger("12345678"))).containsExactly(9);
		assertThat(where("n__lte", 10L)).containsExactly(10);
		assertThat(where("i__in", List.of((short) 3, 5))).containsExactly(9);
		assertThat(where("i__range", new Object[] { 3, 3.5 })).containsExactly(9);
		assertThat(where("f__lt", 0)).containsExactly(9);
		assertThat(where("f__gt", 1e299)).containsExactly(10);
		assertThat(where("f", -0.25f)).containsExactly(9);
	}

	@Test
	void truthValuesAreNoNumbersAndNoTexts() {
		assertThat(where("yes", true)).containsExactly(9);
		assertThat(where("yes__not", true)).doesNotContain(9).contains(10, 1);
		assertThat(where("yes__in", List.of(false))).containsExactly(10);
		assertThat(where("yes", 1)).isEmpty();
	}

	@Test
	void datesAndTimesAreComparedAsPointsInTime() {
		assertThat(where("at", LocalDate.of(2024, 2, 29))).containsExactly(1);
		assertThat(where("at", Instant.parse("2024-02-29T10:30:15.123456Z"))).containsExactly(2);
		assertThat(where("at", LocalDateTime.of(2024, 3, 1, 1, 30))).containsExactly(3);
		assertThat(where("at", Instant.parse("2024-12-30T02:30:00Z").atOffset(ZoneOffset.ofHours(9))))
			.containsExactly(5);
		assertThat(where("at__gt", LocalDate.of(2024, 2, 29))).containsExactly(2, 3, 4, 5);
		assertThat(where("at__gte", Instant.parse("2024-12-30T08:00:00Z"))).containsExactly(4);
		assertThat(where("at__range", List.of(LocalDate.of(2024, 2, 29), Instant.parse("2024-03-01T01:29:59Z"))))
			.containsExactly(1, 2);
		assertThat(where("at__in", List.of(Instant.parse("2024-12-30T08:00:00Z"), LocalDate.of(2024, 2, 29))))
			.containsExactly(1, 4);
	}

	@Test
	void timesOfDay() {
		assertThat(where("clock", LocalTime.of(8, 15))).containsExactly(9);
		assertThat(where("clock__gt", LocalTime.of(8, 15))).containsExactly(10);
		assertThat(where("clock", LocalTime.of(8, 15, 30, 500_000_000))).containsExactly(10);
	}

	@Test
	void partsOfDates() {
		assertThat(where("at__year", 2024)).containsExactly(1, 2, 3, 4, 5, 8);
		assertThat(where("at__quarter", 4)).containsExactly(4, 5);
		assertThat(where("at__month", 3)).containsExactly(3);
		assertThat(where("at__week", 1)).containsExactly(4, 5);
		assertThat(where("at__day", 29)).containsExactly(1, 2);
		assertThat(where("at__hour", 2)).containsExactly(5);
		assertThat(where("at__minute", 30)).containsExactly(2, 3, 5);
		assertThat(where("at__second", 15)).containsExactly(2);
		assertThat(where("at__microsecond", 123456)).containsExactly(2);
		assertThat(where("at__date", LocalDate.of(2024, 2, 29))).containsExactly(1, 2);
		assertThat(where("at__month__gte", 3)).containsExactly(3, 4, 5);
		assertThat(where("at__hour__in", List.of(1, 8))).containsExactly(3, 4);
		assertThat(where("at__date__gt", LocalDate.of(2024, 3, 1))).containsExactly(4, 5, 8);
	}

	@Test
	void keysWithTheNameOfAPartOrALookupAreFoundToo() {
		assertThat(where("at__year__gte", 2024)).contains(8);
		assertThat(where("at__date", "2025-01-01")).containsExactly(8);
		assertThat(where("at__date", LocalDate.of(2025, 1, 1))).containsExactly(8);
		assertThat(where("at__search__exact", "here")).containsExactly(8);
		assertThat(where(new JsonPath<Object>("data").at("at", "search").eq("here"))).containsExactly(8);
		assertThat(where(new JsonPath<Object>("data").at("at", "year").eq(2024))).contains(8);
	}

	@Test
	void textsAndWhatIsWrittenAsText() {
		assertThat(where("id", UUID.fromString(ID))).containsExactly(10);
		assertThat(where("level", Level.HIGH)).containsExactly(10);
		assertThat(where("at__startswith", "2024-12")).containsExactly(4, 5);
		assertThat(where("i__startswith", 3)).containsExactly(9);
		assertThat(where("at", null)).containsExactly(9, 10, 11);
		assertThat(where("at__not", null)).hasSize(8);
	}

	@Test
	void allSpellingsOfLookups() {
		assertThat(where("i__notIn", List.of(3))).contains(10).doesNotContain(9);
		assertThat(where("i__isNull", false)).containsExactly(9, 10);
		assertThat(where("i__isNotNull", true)).containsExactly(9, 10);
		assertThat(where("name__regex", "^A")).containsExactly(11);
		assertThat(where("name__iregex", "^a")).containsExactly(11);
		assertThat(where("name__exact", "Ann")).containsExactly(11);
	}

	@Test
	void lookupsOfOnesOwn() {
		assertThat(where("i__divisibleBy", 2)).containsExactly(10);
		assertThat(where("at__day__divisibleBy", 15)).containsExactly(4, 5);
	}

	@Test
	void documentsInDocuments() {
		assertThat(where("deep__0__x__1__y", "z")).containsExactly(11);
		assertThat(where("tags", List.of("a", "b"))).containsExactly(11);
		assertThat(where("tags", new Object[] { "b", "a" })).isEmpty();
		assertThat(where("deep__0__x__1", Map.of("y", "z"))).containsExactly(11);
		assertThat(where("deep__0__filter", Map.of("x__0", 1))).containsExactly(11);
		if (orm.kind() != TestDatabaseKind.H2) {
			assertThat(where("tags__contains", List.of("b"))).containsExactly(11);
			assertThat(where("tags__contained_by", List.of("a", "b", "c"))).containsExactly(11);
		}
	}

	@Test
	void expressionsToCompareWith() {
		assertThat(where("name", F.of("name"))).containsExactly(11);
		assertThat(where("i__gt", F.of("number"))).containsExactly(10);
		assertThat(where("at__lte", F.of("writtenAt"))).containsExactly(1, 2);
	}

	@Test
	void errorsNameThePath() {
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> where("tags__in", "a"))
			.withMessageContaining("Paper.data__filter")
			.withMessageContaining("tags__in");
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> where("i__in", Arrays.asList(1, "two")))
			.withMessageContaining("i__in");
	}

	/**
	 * Has a document.
	 */
	@Table(name = "papers")
	static class Paper extends Model<Paper> {

		static final Manager<Paper> objects = Manager.of(Paper.class);

		@IntField(primaryKey = true, generated = false)
		int id;

		@CharField(maxLength = 20)
		String name = "";

		@IntField
		int number;

		@DatetimeField
		Instant writtenAt = Instant.EPOCH;

		@JSONField
		@Nullable Object data;

	}

}
