package io.tortoiseorm.instances;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.tortoiseorm.Prefetch;
import io.tortoiseorm.QuerySet;
import io.tortoiseorm.exceptions.FieldError;
import io.tortoiseorm.exceptions.ParamsError;
import io.tortoiseorm.expressions.Exists;
import io.tortoiseorm.expressions.F;
import io.tortoiseorm.expressions.OuterRef;
import io.tortoiseorm.expressions.Q;
import io.tortoiseorm.instances.Enrolments.Award;
import io.tortoiseorm.instances.Enrolments.Certificate;
import io.tortoiseorm.instances.Enrolments.Club;
import io.tortoiseorm.instances.Enrolments.Course;
import io.tortoiseorm.instances.Enrolments.Enrolment;
import io.tortoiseorm.instances.Enrolments.EnrolmentKey;
import io.tortoiseorm.instances.Enrolments.Label;
import io.tortoiseorm.instances.Enrolments.Mark;
import io.tortoiseorm.instances.Enrolments.Speech;
import io.tortoiseorm.instances.Enrolments.Student;
import io.tortoiseorm.query.TestOrm;
import io.tortoiseorm.testing.AfterDatabaseTests;
import io.tortoiseorm.testing.BeforeDatabaseTests;
import io.tortoiseorm.testing.DatabaseTest;
import io.tortoiseorm.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static io.tortoiseorm.expressions.Functions.count;
import static io.tortoiseorm.expressions.Functions.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Queries over relations that lead to models with a key of several fields.
 */
@DatabaseTest
class CompositeRelationQueriesTest {

	private static TestOrm orm;

	@BeforeDatabaseTests
	static void start(TestDatabase database) {
		orm = TestOrm.withModels(database, Enrolments.MODELS);
		orm.await(Flux.just(1, 2, 3).concatMap((id) -> Student.objects.create("id", id, "name", "s" + id)).then());
		orm.await(Flux.just("art", "math").concatMap((code) -> Course.objects.create("code", code)).then());
		orm.await(Flux.just("x", "y").concatMap((text) -> Label.objects.create("text", text)).then());
		Enrolment first = Enrolment.of(1, "art", 5);
		Enrolment second = Enrolment.of(1, "math", 3);
		Enrolment third = Enrolment.of(2, "art", 1);
		second.previous.set(first);
		third.previous.set(first);
		orm.await(Enrolment.objects.bulkCreate(List.of(first, second, third, Enrolment.of(2, "math", 2))));
		Mark resat = Mark.of(3, 30, List.of(1, "math"));
		resat.resit.set(third);
		orm.await(Mark.objects.bulkCreate(List.of(Mark.of(1, 10, List.of(1, "art")), Mark.of(2, 20, first.pk()), resat,
				Mark.of(4, 40, List.of(2, "art")))));
		orm.await(Certificate.objects.create("enrolment", first, "text", "well done"));
		orm.await(Award.objects.create("enrolment", first, "year", 2020)
			.flatMap((award) -> Speech.objects.create("id", 1, "award", award)));
		orm.await(Club.objects.create("name", "red").flatMap((club) -> club.members.add(first, third)));
		orm.await(Club.objects.create("name", "blue").flatMap((club) -> club.members.add(first)));
		orm.await(first.labels.add(List.of("x", "y"))
			.then(second.labels.add(List.of("y")))
			.then(first.likes.add(second, third)));
	}

	@AfterDatabaseTests
	static void stop() {
		orm.close();
	}

	private static String marks(QuerySet<Mark> query) {
		return String.valueOf(orm.await(query.orderBy("id").list()));
	}

	private static String enrolments(QuerySet<Enrolment> query) {
		return String.valueOf(orm.await(query.distinct().orderBy("pk").list()));
	}

	@Test
	void referencesAreCompared() {
		Enrolment first = orm.await(Enrolment.objects.get(List.of(1, "art")));
		assertThat(marks(Mark.objects.filter("enrolment", first))).isEqualTo("[m1, m2]");
		assertThat(marks(Mark.objects.filter("enrolment", List.of(1, "math")))).isEqualTo("[m3]");
		assertThat(marks(Mark.objects.filter("enrolment", new EnrolmentKey(2, "art")))).isEqualTo("[m4]");
		assertThat(marks(Mark.objects.filter("enrolment", Map.of("studentId", 2, "courseId", "art"))))
			.isEqualTo("[m4]");
		assertThat(marks(Mark.objects.filter("enrolment__pk", List.of(1, "math")))).isEqualTo("[m3]");
		assertThat(marks(Mark.objects.filter("enrolment__not", first))).isEqualTo("[m3, m4]");
		assertThat(marks(Mark.objects.exclude("enrolment", first))).isEqualTo("[m3, m4]");
		List<Object> keys = List.of(first, List.of(2, "art"), new EnrolmentKey(9, "art"));
		assertThat(marks(Mark.objects.filter("enrolment__in", keys))).isEqualTo("[m1, m2, m4]");
		assertThat(marks(Mark.objects.filter("enrolment__pk__in", keys))).isEqualTo("[m1, m2, m4]");
		assertThat(marks(Mark.objects.filter("enrolment__not_in", keys))).isEqualTo("[m3]");
		assertThat(marks(Mark.objects.filter("enrolment__in", Enrolment.objects.filter("grade__gte", 3))))
			.isEqualTo("[m1, m2, m3]");
		assertThat(marks(Mark.objects.filter(Q.of("enrolment", first).and(Q.of("points", 20))))).isEqualTo("[m2]");
		assertThat(marks(Mark.objects.filter("resit", List.of(2, "art")))).isEqualTo("[m3]");
		assertThat(marks(Mark.objects.filter("resit__not", List.of(2, "art")))).isEqualTo("[m1, m2, m4]");
	}

	@Test
	void missingReferencesAreFound() {
		assertThat(marks(Mark.objects.filter("resit__isnull", true))).isEqualTo("[m1, m2, m4]");
		assertThat(marks(Mark.objects.filter("resit__isnull", false))).isEqualTo("[m3]");
		assertThat(marks(Mark.objects.filter("resit", null))).isEqualTo("[m1, m2, m4]");
		assertThat(marks(Mark.objects.filter("resit__not", null))).isEqualTo("[m3]");
		assertThat(marks(Mark.objects.filter("resit__pk__isnull", false))).isEqualTo("[m3]");
		assertThat(enrolments(Enrolment.objects.filter("marks__isnull", true))).isEqualTo("[2math]");
		assertThat(enrolments(Enrolment.objects.filter("certificate__isnull", false))).isEqualTo("[1art]");
		assertThat(enrolments(Enrolment.objects.filter("previous__isnull", true))).isEqualTo("[1art, 2math]");
		assertThat(enrolments(Enrolment.objects.filter("clubs__isnull", true))).isEqualTo("[1math, 2math]");
	}

	@Test
	void aKeyThatIsMissingInPartIsNoReference() {
		assertThat(marks(Mark.objects.filter("id", 90))).isEqualTo("[]");
		Mark part = orm.awaitRolledBack(Mark.objects
			.create("id", 90, "points", 0, "enrolment", List.of(1, "art"), "resitStudentId", 9, "resitCourseId", null)
			.then(Mark.objects.filter("id", 90)
				.filter("resit__isnull", true)
				.selectRelated("resit")
				.prefetchRelated("enrolment")
				.get()));
		assertThat(part).isNotNull();
		assertThat(part.resit.id()).isNull();
		assertThat(part.resit.get()).isNull();
		assertThat(part.enrolment.get()).hasToString("1art");
		Long counted = orm.awaitRolledBack(Mark.objects
			.create("id", 90, "points", 0, "enrolment", List.of(1, "art"), "resitStudentId", 9, "resitCourseId", null)
			.then(Mark.objects.aggregate("n", count("resit")).map((found) -> (Long) found.get("n"))));
		assertThat(counted).isEqualTo(1L);
	}

	@Test
	void namesBehindAReferenceAreJoinedUnlessTheKeyHoldsThem() {
		assertThat(marks(Mark.objects.filter("enrolment__grade__gt", 3))).isEqualTo("[m1, m2]");
		assertThat(marks(Mark.objects.filter("enrolment__student__name", "s2"))).isEqualTo("[m4]");
		QuerySet<Mark> byPart = Mark.objects.filter("enrolment__studentId", 1, "enrolmentCourseId", "math");
		assertThat(marks(byPart)).isEqualTo("[m3]");
		assertThat(orm.statementsOf(byPart.list()).get(0)).doesNotContain("JOIN");
		assertThat(orm.await(Mark.objects.all().orderBy("id").values("id", "enrolment__grade").list()))
			.extracting((row) -> row.get("enrolment__grade"))
			.containsExactly(5, 5, 3, 1);
		assertThat(orm
			.await(Mark.objects.filter("id", 3).valuesList("resitStudentId", "resit__courseId", "resit__grade").list()))
			.containsExactly(List.of(2, "art", 1));
	}

	@Test
	void relationsBackAreFollowed() {
		assertThat(enrolments(Enrolment.objects.filter("marks__points__gt", 15))).isEqualTo("[1art, 1math, 2art]");
		assertThat(enrolments(Enrolment.objects.filter("marks", 4))).isEqualTo("[2art]");
		assertThat(enrolments(Enrolment.objects.filter("next", List.of(2, "art")))).isEqualTo("[1art]");
		assertThat(enrolments(Enrolment.objects.filter("certificate__text", "well done"))).isEqualTo("[1art]");
		assertThat(enrolments(Enrolment.objects.filter("previous__marks__points", 20))).isEqualTo("[1math, 2art]");
		assertThat(orm.await(Student.objects.filter("enrolments__marks__points", 40).valuesListFlat("id").list()))
			.isEqualTo(List.of(2));
		assertThat(enrolments(Enrolment.objects.filter(Q.any("marks", Q.of("points__lt", 15))))).isEqualTo("[1art]");
		assertThat(enrolments(Enrolment.objects.filter(Q.all("marks", Q.of("points__gt", 15)))))
			.isEqualTo("[1math, 2art, 2math]");
		assertThat(enrolments(Enrolment.objects.filter(Q.none("clubs", Q.of("name", "red")))))
			.isEqualTo("[1math, 2math]");
		assertThat(enrolments(Enrolment.objects.filter(Exists.of(Mark.objects.filter("enrolmentStudentId",
				OuterRef.of("studentId"), "enrolmentCourseId", OuterRef.of("courseId"), "points__gt", 25)))))
			.isEqualTo("[1math, 2art]");
	}

	@Test
	void referencesOfReferencesAreFollowed() {
		assertThat(orm.await(Award.objects.get(List.of(1, "art", 2020))).pk()).isEqualTo(List.of(1, "art", 2020));
		Speech speech = orm.await(Speech.objects.filter("award", List.of(1, "art", 2020))
			.filter("award__enrolment__grade", 5)
			.filter("award__enrolment__studentId", 1)
			.selectRelated("award__enrolment__student")
			.get());
		assertThat(speech.award.id()).isEqualTo(List.of(1, "art", 2020));
		assertThat(speech.award.get().enrolment.get().student.get().name).isEqualTo("s1");
		assertThat(orm.await(Speech.objects.all().values("awardEnrolmentCourseId", "awardYear").list()))
			.containsExactly(Map.of("awardEnrolmentCourseId", "art", "awardYear", 2020));
		Speech fetched = orm.await(Speech.objects.all().prefetchRelated("award__enrolment__marks").get());
		assertThat(fetched.award.get().enrolment.get().marks.list()).hasToString("[m1, m2]");
	}

	@Test
	void relatedRowsAreLoaded() {
		Mark joined = orm.await(Mark.objects.filter("id", 3).selectRelated("enrolment__previous", "resit").get());
		assertThat(joined.enrolment.get().previous.get()).hasToString("1art");
		assertThat(joined.resit.get()).hasToString("2art");
		List<Mark> found = orm.await(Mark.objects.all()
			.orderBy("id")
			.prefetchRelated("enrolment__certificate", "enrolment__labels", "resit__clubs")
			.list());
		assertThat(found.get(0).enrolment.get()).hasToString("1art").isSameAs(found.get(1).enrolment.get());
		assertThat(found.get(0).enrolment.get().certificate.get().text).isEqualTo("well done");
		assertThat(found.get(0).enrolment.get().labels.list()).extracting(Label::toString)
			.containsExactlyInAnyOrder("x", "y");
		assertThat(found.get(0).resit.get()).isNull();
		assertThat(found.get(2).resit.get().clubs.list()).hasToString("[red]");
		assertThat(found.get(3).enrolment.get().certificate.get()).isNull();
		QuerySet<Enrolment> all = Enrolment.objects.all().orderBy("pk").prefetchRelated("marks", "next", "likes");
		assertThat(orm.statementsOf(all.list())).hasSize(4);
		assertThat(orm.await(all.list())).map((enrolment) -> enrolment.marks.list().toString())
			.containsExactly("[m1, m2]", "[m3]", "[m4]", "[]");
		assertThat(orm.await(all.list()).get(0).likes.list()).extracting(Enrolment::toString)
			.containsExactlyInAnyOrder("1math", "2art");
		assertThat(orm.await(all.list()).get(0).marks.list().get(0).enrolment.isFetched()).isTrue();
	}

	@Test
	void loadedRowsAreLimitedForEachOwner() {
		List<Enrolment> last = orm.await(Enrolment.objects.all()
			.orderBy("pk")
			.prefetchRelated(Prefetch.of("marks", Mark.objects.all().orderBy("-points").limit(1)).to("best"))
			.prefetchRelated(Prefetch.of("clubs", Club.objects.all().orderBy("name").limit(1)))
			.list());
		assertThat(last).map((enrolment) -> String.valueOf(enrolment.<Object>attribute("best")))
			.containsExactly("[m2]", "[m3]", "[m4]", "[]");
		assertThat(last).map((enrolment) -> enrolment.clubs.list().toString())
			.containsExactly("[blue]", "[]", "[red]", "[]");
	}

	@Test
	void manyRowsAreLoaded() {
		List<Enrolment> owners = new ArrayList<>(List.of(Enrolment.of(2, "art", 0)));
		IntStream.range(10, 610).forEach((student) -> owners.add(Enrolment.of(student, "art", 0)));
		orm.await(Enrolment.objects.fetchForList(owners, "marks"));
		assertThat(owners.get(0).marks.list()).hasToString("[m4]");
		assertThat(owners.get(600).marks.list()).isEmpty();
	}

	@Test
	void linksAreFollowed() {
		assertThat(enrolments(Enrolment.objects.filter("clubs", "red"))).isEqualTo("[1art, 2art]");
		assertThat(enrolments(Enrolment.objects.filter("labels__text", "y"))).isEqualTo("[1art, 1math]");
		assertThat(enrolments(Enrolment.objects.filter("likes", List.of(2, "art")))).isEqualTo("[1art]");
		assertThat(enrolments(Enrolment.objects.filter("likedBy__grade", 5))).isEqualTo("[1math, 2art]");
		QuerySet<Club> clubs = Club.objects.filter("members", List.of(2, "art"));
		assertThat(orm.await(clubs.list())).hasToString("[red]");
		assertThat(orm.await(Club.objects.filter("members__in", List.of(List.of(2, "art"), List.of(2, "math"))).list()))
			.hasToString("[red]");
		assertThat(orm.await(Club.objects.filter("members__grade", 1).list())).hasToString("[red]");
		Club red = orm.await(Club.objects.get("red"));
		assertThat(orm.await(red.members.filter("grade__gt", 1).list())).hasToString("[1art]");
		Enrolment first = orm.await(Enrolment.objects.get(List.of(1, "art")));
		assertThat(orm.await(first.marks.all().count())).isEqualTo(2L);
	}

	@Test
	void rowsAreCountedOverRelations() {
		assertThat(orm.await(Enrolment.objects.annotate("n", count("marks"), "points", sum("marks__points"))
			.orderBy("pk")
			.valuesList("studentId", "courseId", "n", "points")
			.list())).containsExactly(List.of(1, "art", 2L, 30L), List.of(1, "math", 1L, 30L),
					List.of(2, "art", 1L, 40L), Arrays.asList(2, "math", 0L, null));
		assertThat(orm.await(Student.objects.annotate("n", count("enrolments__marks")).orderBy("id").list()))
			.extracting((student) -> student.<Long>annotation("n"))
			.containsExactly(3L, 1L, 0L);
		assertThat(orm.await(Club.objects.annotate("n", count("members")).orderBy("name").valuesListFlat("n").list()))
			.isEqualTo(List.of(1L, 2L));
		assertThat(orm.await(Mark.objects.annotate("n", count("id"))
			.groupBy("enrolmentStudentId")
			.orderBy("enrolmentStudentId")
			.valuesList("enrolmentStudentId", "n")
			.list())).containsExactly(List.of(1, 3L), List.of(2, 1L));
	}

	@Test
	void rowsAreOrderedByReferences() {
		assertThat(orm.await(Mark.objects.all().orderBy("-enrolment", "id").list())).hasToString("[m4, m3, m1, m2]");
		assertThat(orm.await(Mark.objects.all().orderBy("enrolment__grade", "id").list()))
			.hasToString("[m4, m3, m1, m2]");
		assertThat(orm.await(Enrolment.objects.filter("previous__isnull", false).orderBy("previous", "-pk").list()))
			.hasToString("[2art, 1math]");
	}

	@Test
	void partsOfInstancesAreLoaded() {
		Mark mark = orm.await(Mark.objects.filter("id", 3).only("enrolment").get());
		assertThat(mark.enrolment.id()).isEqualTo(List.of(1, "math"));
		Mark withRelated = orm
			.await(Mark.objects.filter("id", 3).selectRelated("enrolment").only("enrolment__grade").get());
		assertThat(withRelated.enrolment.get().grade).isEqualTo(3);
		Enrolment enrolment = orm.await(Enrolment.objects.filter("pk", List.of(1, "math"))
			.only("grade")
			.prefetchRelated(Prefetch.of("marks", Mark.objects.all().only("points")))
			.get());
		assertThat(enrolment.marks.list()).hasToString("[m3]");
	}

	@Test
	void recordsNestWhatIsRelated() {
		List<EnrolmentOut> records = orm.await(Enrolment.objects.all().orderBy("pk").values(EnrolmentOut.class).list());
		assertThat(records).extracting((record) -> record.marks().size()).containsExactly(2, 1, 1, 0);
		assertThat(records.get(1).previous().grade()).isEqualTo(5);
		assertThat(records.get(0).previous()).isNull();
		assertThat(records.get(0).clubs()).extracting(ClubOut::name).containsExactlyInAnyOrder("red", "blue");
	}

	record EnrolmentOut(int studentId, GradeOut previous, List<MarkOut> marks, List<ClubOut> clubs) {

	}

	record GradeOut(Integer grade) {

	}

	record MarkOut(int points) {

	}

	record ClubOut(String name) {

	}

	@Test
	void whatNeedsOneValueIsRefused() {
		for (QuerySet<Mark> query : List.of(Mark.objects.filter("enrolment__gt", List.of(1, "art")),
				Mark.objects.filter("points", F.of("enrolment")),
				Mark.objects.annotate("n", count("enrolment").distinct()))) {
			assertThatExceptionOfType(FieldError.class).isThrownBy(() -> orm.await(query.list()))
				.withMessageContaining("composite key");
		}
		assertThatExceptionOfType(ParamsError.class)
			.isThrownBy(() -> orm.await(Mark.objects.filter("enrolment", 1).list()))
			.withMessageContaining("The key of Enrolment is [studentId, courseId]: give a list of these values");
		Mono<?> other = Mark.objects.filter("enrolment", new Student()).list();
		assertThatExceptionOfType(ParamsError.class).isThrownBy(() -> orm.await(other))
			.withMessageContaining("found Student");
	}

}
